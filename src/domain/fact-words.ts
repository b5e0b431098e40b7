import type { z } from 'zod'
import type { DeductionKind, Evidence, LandlordKind, LeaseKind } from './facts.ts'

/** What each closed value of a fact is called in French, in letters, on the page and in the block of declared facts. */
export const leaseKinds: Record<z.infer<typeof LeaseKind>, string> = {
  unfurnished: 'vide',
  furnished: 'meublé',
  mobility: 'bail mobilité',
  other: 'autre',
}
export const landlordKinds: Record<z.infer<typeof LandlordKind>, string> = {
  individual: 'particulier',
  agency: 'agence',
  social: 'bailleur social',
  company: 'société',
}
export const deductionKinds: Record<z.infer<typeof DeductionKind>, string> = {
  rent_arrears: 'loyers impayés',
  charges: 'charges',
  repairs: 'réparations',
  cleaning: 'ménage',
  other: 'autre motif',
}
export const evidences: Record<z.infer<typeof Evidence>, string> = {
  none: 'sans justificatif',
  quote: 'devis',
  invoice: 'facture',
  photo: 'photo',
  unknown: 'justificatif non précisé',
}
