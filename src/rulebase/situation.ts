import { z } from 'zod'
import { Day } from '../domain/day.ts'
import { Deduction, factSchemas } from '../domain/facts.ts'
import { Cents } from '../domain/money.ts'

/** What may never be deducted (loi 89-462 art. 7, 22; C. civ. 1755), when a human has classified an item so. */
export const NeverReason = z.enum([
  'wear',
  'hidden_defect',
  'landlord_time',
  'agency_fees',
  'inventory_fees',
  'paid_by_insurance',
])

/** A vetuste grid annexed to the lease: years and rates (0.15 is 15 % a year). */
const Wear = z.object({
  ageYears: z.number().min(0).max(100),
  freeYears: z.number().min(0).max(100),
  yearlyRate: z.number().min(0).max(1),
  residual: z.number().min(0).max(1),
})

/** A deduction as stated, with what a human or a later reading may add; `amount` is before vetuste. */
export const ClaimedDeduction = Deduction.extend({
  /** The tenant accepts it. */
  admitted: z.boolean().optional(),
  /** The exit inventory shows it. */
  notedAtExit: z.boolean().optional(),
  never: NeverReason.optional(),
  wear: Wear.optional(),
})
export type ClaimedDeduction = z.infer<typeof ClaimedDeduction>

/** Facts of a dispute, and what else the law asks for in rarer cases. */
const situationSchemas = {
  ...factSchemas,
  deductions: z.array(ClaimedDeduction).max(200),
  refunded: factSchemas.refunded.max(200),
  /** False: never handed over, and the landlord did not refuse them. */
  keys_returned: z.boolean(),
  exit_inventory_by_landlord_alone: z.boolean(),
  /** 3 when rent is paid each quarter in advance. */
  rent_paid_in_advance_months: z.int().min(0).max(12),
  monthly_payment_requested: z.boolean(),
  /** Kept until the yearly accounts of a collective building, on a provisional account. */
  provision_for_charges: Cents,
  accounts_approved_on: Day,
  /** One lease for several tenants, of whom some stay. */
  other_tenants_remain: z.boolean(),
  dwelling_sold: z.boolean(),
} as const

export type SituationKey = keyof typeof situationSchemas
export type SituationValue<K extends SituationKey> = z.infer<(typeof situationSchemas)[K]>
export const situationKeys = Object.keys(situationSchemas) as SituationKey[]

type Contested<T> = { contested: { tenant: T; landlord: T } }

/** A key that is absent is unknown; nothing else stands for it. */
export type Situation = { [K in SituationKey]?: SituationValue<K> | Contested<SituationValue<K>> }

function isContested<T>(entry: T | Contested<T> | undefined): entry is Contested<T> {
  return typeof entry === 'object' && entry !== null && 'contested' in entry
}

/** Every value that is said of a fact: none when unknown, two when contested. */
export function said<K extends SituationKey>(situation: Situation, key: K): readonly SituationValue<K>[] {
  const entry = situation[key] as SituationValue<K> | Contested<SituationValue<K>> | undefined
  if (entry === undefined) return []
  return isContested(entry) ? [entry.contested.tenant, entry.contested.landlord] : [entry]
}

/** The value on which there is no doubt, or undefined. */
export function settled<K extends SituationKey>(situation: Situation, key: K): SituationValue<K> | undefined {
  const values = said(situation, key)
  return values.length === 1 ? values[0] : undefined
}
