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

/** Contracts that the law of 1989 leaves out (art. 2 and 25-3), or that only their text can place (`serviced_residence`). */
export const LeaseCategory = z.enum([
  'second_home',
  'holiday',
  'seasonal_work',
  'job',
  'business',
  'company_tenant',
  'student_hall',
  'hostel',
  'serviced_residence',
  'precarious',
  'sublet',
  'law_1948',
  'free_of_rent',
])
export type LeaseCategory = z.infer<typeof LeaseCategory>

/** Who was handed the keys: a letting agent without a mandate to manage does not count for the landlord. */
export const KeysReceiver = z.enum([
  'landlord',
  'managing_agent',
  'letting_agent',
  'letterbox',
  'registered_mail',
  'other',
])
export const DepositPayer = z.enum(['tenant', 'fsl', 'locapass', 'guarantor'])

/** Scales by name; their numbers are in `rules/parametres/vetuste.yaml`. */
export const WearGrid = z.enum(['opac', 'moselle_est'])
export type WearGrid = z.infer<typeof WearGrid>

/** Vetuste of an item: a named grid, or its numbers (0.15 is 15 % a year), which win over the grid's. */
const Wear = z.object({
  ageYears: z.number().min(0).max(100),
  grid: WearGrid.optional(),
  freeYears: z.number().min(0).max(100).optional(),
  yearlyRate: z.number().min(0).max(1).optional(),
  residual: z.number().min(0).max(1).optional(),
  /** False: the lease annexes no grid, so that this one only indicates (décret 2016-382 art. 4). */
  annexed: z.boolean().optional(),
})
export type Wear = z.infer<typeof Wear>

/** A deduction as stated, with what a human or a later reading may add; `amount` is before vetuste. */
export const ClaimedDeduction = Deduction.extend({
  /** The tenant accepts it. */
  admitted: z.boolean().optional(),
  /** The exit inventory shows it. */
  notedAtExit: z.boolean().optional(),
  never: NeverReason.optional(),
  wear: Wear.optional(),
  /** Let again, sold or torn down without the works: whether the landlord still lost something is disputed. */
  relet: z.boolean().optional(),
  proofGivenOn: Day.optional(),
})
export type ClaimedDeduction = z.infer<typeof ClaimedDeduction>

/** Facts of a dispute, and what else the law asks for in rarer cases. */
const situationSchemas = {
  ...factSchemas,
  deductions: z.array(ClaimedDeduction).max(200),
  refunded: factSchemas.refunded.max(200),
  lease_category: LeaseCategory,
  /** False: never handed over. */
  keys_returned: z.boolean(),
  /** The landlord refused them that day, and it is proved. */
  keys_refused_on: Day,
  keys_received_by: KeysReceiver,
  exit_inventory_by_landlord_alone: z.boolean(),
  /** What differs between the inventories is normal wear. */
  exit_inventory_wear_only: z.boolean(),
  /** 3 when rent is paid each quarter in advance. */
  rent_paid_in_advance_months: z.int().min(0).max(12),
  monthly_payment_requested: z.boolean(),
  /** Kept until the yearly accounts of a collective building, on a provisional account. */
  provision_for_charges: Cents,
  accounts_approved_on: Day,
  /** Charges are a flat rate (furnished, art. 25-10): there is nothing to settle at the year's end. */
  flat_rate_charges: z.boolean(),
  /** One lease for several tenants. */
  several_tenants: z.boolean(),
  /** One lease for several tenants, of whom some stay. */
  other_tenants_remain: z.boolean(),
  dwelling_sold: z.boolean(),
  tenant_deceased: z.boolean(),
  deposit_paid_by: DepositPayer,
  /** The sides agreed in writing to try mediation or conciliation, and the day it was declared over. */
  mediation_agreed_on: Day,
  mediation_ended_on: Day,
  debt_acknowledged_on: Day,
  lawsuit_filed_on: Day,
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
