import type { CaseRef } from '../domain/ids.ts'

/** Files that people get, as they see them in their mail program. */
export const fileNames = {
  forCommission: (ref: CaseRef, ending: 'pdf' | 'json'): string => `dossier-${ref}.${ending}`,
  paperLetter: (ref: CaseRef): string => `lettre-a-imprimer-${ref}.pdf`,
} as const
