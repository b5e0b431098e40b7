/** Between these two lines stands the letter that a mediator may edit. */
export const DRAFT_START = '=== DÉBUT DE LA LETTRE ==='
export const DRAFT_END = '=== FIN DE LA LETTRE ==='
