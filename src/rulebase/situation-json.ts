import { z } from 'zod'
import { Day } from '../domain/day.ts'
import { DeductionKind, Evidence, LandlordKind, LeaseKind } from '../domain/facts.ts'
import { fromEuros } from '../domain/money.ts'
import {
  DepositPayer,
  KeysReceiver,
  LeaseCategory,
  NeverReason,
  type Situation,
  type SituationKey,
  situationKeys,
  WearGrid,
} from './situation.ts'

export type ParsedSituation =
  | { kind: 'parsed'; situation: Situation }
  | { kind: 'mistakes'; mistakes: readonly string[] }

const oneMillion = 1_000_000
const isCents = (euros: number): boolean => Math.abs(euros * 100 - Math.round(euros * 100)) < 1e-6
const Euros = z.number().min(0).max(oneMillion).refine(isCents).transform(fromEuros)
const JsonDay = Day.refine((day) => day >= '1950-01-01' && day < '2101')

const JsonWear = z
  .strictObject({
    age_years: z.number().min(0).max(100),
    grid: WearGrid.optional(),
    free_years: z.number().min(0).max(100).optional(),
    yearly_rate: z.number().min(0).max(1).optional(),
    residual: z.number().min(0).max(1).optional(),
    annexed: z.boolean().optional(),
  })
  .refine((w) => w.grid !== undefined || w.yearly_rate !== undefined)
  .transform(({ age_years, free_years, yearly_rate, ...rest }) =>
    defined({ ageYears: age_years, freeYears: free_years, yearlyRate: yearly_rate, ...rest }),
  )

const JsonDeduction = z
  .strictObject({
    kind: DeductionKind,
    amount: Euros,
    evidence: Evidence.default('unknown'),
    admitted: z.boolean().optional(),
    noted_at_exit: z.boolean().optional(),
    never: NeverReason.optional(),
    wear: JsonWear.optional(),
    relet: z.boolean().optional(),
    proof_given_on: JsonDay.optional(),
  })
  .transform(({ noted_at_exit, proof_given_on, ...rest }) =>
    defined({ ...rest, notedAtExit: noted_at_exit, proofGivenOn: proof_given_on }),
  )

const JsonRefund = z
  .strictObject({ amount: Euros, on: JsonDay.nullish() })
  .transform(({ amount, on }) => defined({ amount, on: on ?? undefined }))
const JsonOffer = z
  .strictObject({ amount: Euros, pay_by: JsonDay.nullish() })
  .transform(({ amount, pay_by }) => defined({ amount, payBy: pay_by ?? undefined }))

const sum = { schema: Euros, expects: 'une somme en euros, de 0 à 1 000 000, avec deux décimales au plus' }
const aDay = { schema: JsonDay, expects: 'une date AAAA-MM-JJ, de 1950 à 2100' }
const yesNo = { schema: z.boolean(), expects: 'true ou false' }
const oneOf = (schema: z.ZodEnum) => ({ schema, expects: `un de ces mots : ${schema.options.join(', ')}` })

/** Each key of the JSON form: euros as numbers, days as text, snake_case throughout. */
const fields: Record<SituationKey, { schema: z.ZodType; expects: string }> = {
  lease_kind: oneOf(LeaseKind),
  lease_start: aDay,
  rent_excl_charges: sum,
  charges: sum,
  deposit_amount: sum,
  keys_returned_on: aDay,
  exit_inventory_on: aDay,
  exit_inventory_conform: yesNo,
  entry_inventory_exists: yesNo,
  exit_inventory_exists: yesNo,
  forwarding_address_given: yesNo,
  forwarding_address_given_on: aDay,
  collective_building: yesNo,
  landlord_kind: oneOf(LandlordKind),
  main_residence: yesNo,
  dwelling_postcode: {
    schema: z.string().regex(/^\d{5}$/),
    expects: 'un code postal de cinq chiffres, entre guillemets',
  },
  deductions: {
    schema: z.array(JsonDeduction).max(200),
    expects: `une liste de { kind: ${DeductionKind.options.join(' | ')}, amount: euros, evidence: ${Evidence.options.join(' | ')} }`,
  },
  refunded: {
    schema: z.array(JsonRefund).max(200),
    expects: 'une liste de { amount: euros, on: AAAA-MM-JJ (facultatif) }',
  },
  offer: { schema: JsonOffer, expects: '{ amount: euros, pay_by: AAAA-MM-JJ (facultatif) }' },
  lease_category: oneOf(LeaseCategory),
  keys_returned: yesNo,
  keys_refused_on: aDay,
  keys_received_by: oneOf(KeysReceiver),
  exit_inventory_by_landlord_alone: yesNo,
  exit_inventory_wear_only: yesNo,
  rent_paid_in_advance_months: { schema: z.int().min(0).max(12), expects: 'un nombre entier de mois, de 0 à 12' },
  monthly_payment_requested: yesNo,
  provision_for_charges: sum,
  accounts_approved_on: aDay,
  flat_rate_charges: yesNo,
  several_tenants: yesNo,
  other_tenants_remain: yesNo,
  dwelling_sold: yesNo,
  tenant_deceased: yesNo,
  deposit_paid_by: oneOf(DepositPayer),
  mediation_agreed_on: aDay,
  mediation_ended_on: aDay,
  debt_acknowledged_on: aDay,
  lawsuit_filed_on: aDay,
}

/** The JSON form of `rules evaluate` → a situation, or every mistake in French with its field; null means unknown. */
export function parseSituation(json: unknown): ParsedSituation {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { kind: 'mistakes', mistakes: ['la situation : on attend un objet JSON'] }
  const mistakes: string[] = []
  const entries = Object.entries(json).flatMap(([key, value]) => {
    if (!isKey(key)) mistakes.push(`${key.slice(0, 40)} : champ inconnu`)
    return !isKey(key) || value === null ? [] : [[key, entry(key, value, mistakes)] as const]
  })
  return mistakes.length > 0
    ? { kind: 'mistakes', mistakes }
    : { kind: 'parsed', situation: Object.fromEntries(entries) as Situation }
}

/** JSON schema of the form above (draft 2020-12): each value, or the two that the sides give. */
export function situationJsonSchema(): object {
  const properties = Object.fromEntries(
    situationKeys.map((key) => {
      const { $schema: _, ...value } = z.toJSONSchema(fields[key].schema, { io: 'input', unrepresentable: 'any' })
      const contested = {
        type: 'object',
        properties: { tenant: value, landlord: value },
        required: ['tenant', 'landlord'],
        additionalProperties: false,
      }
      return [key, { description: fields[key].expects, anyOf: [value, contested, { type: 'null' }] }]
    }),
  )
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties,
    additionalProperties: false,
  }
}

const isKey = (key: string): key is SituationKey => Object.hasOwn(fields, key)

function entry(key: SituationKey, value: unknown, mistakes: string[]): unknown {
  if (!sides(value)) return one(key, key, value, mistakes)
  const { tenant, landlord } = value
  return {
    contested: {
      tenant: one(key, `${key} (tenant)`, tenant, mistakes),
      landlord: one(key, `${key} (landlord)`, landlord, mistakes),
    },
  }
}

const sides = (value: unknown): value is { tenant: unknown; landlord: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'tenant' in value &&
  'landlord' in value &&
  Object.keys(value).length === 2

function one(key: SituationKey, name: string, value: unknown, mistakes: string[]): unknown {
  const checked = fields[key].schema.safeParse(value)
  if (checked.success) return checked.data
  mistakes.push(`${name} : on attend ${fields[key].expects} ; reçu ${(JSON.stringify(value) ?? 'rien').slice(0, 60)}`)
  return null
}

/** Without the keys that hold nothing: an absent key is the only "unknown". */
const defined = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
