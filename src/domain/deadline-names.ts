/** What the clocks of a case are called that run whatever was written; the others name the letter or day they count from. */
export const deadlineNames = {
  refundDue: 'restitution du dépôt (art. 22)',
  prescription: 'prescription de trois ans (art. 7-1)',
  review: 'dossier sans action',
  hearing: 'réunion de la commission',
} as const
