import type { Day } from '../domain/day.ts'
import type { Cents } from '../domain/money.ts'
import type { Prescription } from './prescription.ts'

/** What the law says in one world under one reading of the law; null: has no bound, or not set (no due day yet). */
export type Outcome = {
  delayMonths: number | null
  dueOn: Day | null
  prescription: Prescription | null
  periods: number
  deducted: Cents | null
  refunded: Cents | null
  surcharge: Cents | null
  principal: Cents | null
  total: Cents | null
  tenantOwes: Cents | null
  overpaid: Cents | null
  addressMissing: boolean
  provision: Cents
  paidOffOn: Day | null
}

/** Which disputed reading of the law an outcome follows; `usual` is the one that nobody disputes when alone. */
export type LegalReading = 'usual' | 'weekend' | 'late_address' | 'provision_late' | 'reform'

/** Readings of the law that the figures do not follow: only shown beside them. */
export type OtherReading = 'one_month' | 'partial_payment_stops' | 'late_proof_counts' | 'since_address'
