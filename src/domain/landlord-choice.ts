/** The choice of a landlord who was offered six digits and answered with another, or with several: it is asked again. */
export const NO_SUCH_CHOICE = 0
