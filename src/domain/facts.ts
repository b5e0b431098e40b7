import { z } from 'zod'
import { Day } from './day.ts'
import { Cents } from './money.ts'

export const LeaseKind = z.enum(['unfurnished', 'furnished', 'mobility', 'other'])
export const LandlordKind = z.enum(['individual', 'agency', 'social', 'company'])
export const DeductionKind = z.enum(['rent_arrears', 'charges', 'repairs', 'cleaning', 'other'])
export const Evidence = z.enum(['none', 'quote', 'invoice', 'photo', 'unknown'])

export const Deduction = z.object({ kind: DeductionKind, amount: Cents, evidence: Evidence })
export type Deduction = z.infer<typeof Deduction>

export const Refund = z.object({ amount: Cents, on: Day.optional() })
export type Refund = z.infer<typeof Refund>

export const Offer = z.object({ amount: Cents, payBy: Day.optional() })
export type Offer = z.infer<typeof Offer>

/** What messages state about a dispute: one schema per fact, sums in cents, days in Paris. */
export const factSchemas = {
  lease_kind: LeaseKind,
  lease_start: Day,
  /** Monthly rent without charges (loyer en principal). */
  rent_excl_charges: Cents,
  /** Monthly charges. */
  charges: Cents,
  deposit_amount: Cents,
  keys_returned_on: Day,
  exit_inventory_on: Day,
  exit_inventory_conform: z.boolean(),
  entry_inventory_exists: z.boolean(),
  exit_inventory_exists: z.boolean(),
  forwarding_address_given: z.boolean(),
  forwarding_address_given_on: Day,
  collective_building: z.boolean(),
  landlord_kind: LandlordKind,
  /** The dwelling was the tenant's main residence (loi 89-462, art. 2). */
  main_residence: z.boolean(),
  dwelling_postcode: z.string().regex(/^\d{5}$/),
  deductions: z.array(Deduction),
  refunded: z.array(Refund),
  offer: Offer,
} as const

export type FactKey = keyof typeof factSchemas
export type FactValue<K extends FactKey> = z.infer<(typeof factSchemas)[K]>
/** Facts as one reader, one side or one mediator gives them: only what is said; nothing stands for "unknown". */
export type FactValues = { [K in FactKey]?: FactValue<K> }

export const factKeys = Object.keys(factSchemas) as FactKey[]

/** French name of each fact, for case cards, questions and letters. */
export const factLabel: Record<FactKey, string> = {
  lease_kind: 'type de location',
  lease_start: 'début du bail',
  rent_excl_charges: 'loyer mensuel hors charges',
  charges: 'charges mensuelles',
  deposit_amount: 'dépôt de garantie versé',
  keys_returned_on: 'remise des clés',
  exit_inventory_on: "date de l'état des lieux de sortie",
  exit_inventory_conform: "état des lieux de sortie conforme à celui d'entrée",
  entry_inventory_exists: "état des lieux d'entrée établi",
  exit_inventory_exists: 'état des lieux de sortie établi',
  forwarding_address_given: 'nouvelle adresse donnée au bailleur',
  forwarding_address_given_on: 'date à laquelle la nouvelle adresse a été donnée',
  collective_building: 'logement dans un immeuble collectif',
  landlord_kind: 'type de bailleur',
  main_residence: 'résidence principale du locataire',
  dwelling_postcode: 'code postal du logement',
  deductions: 'retenues annoncées',
  refunded: 'sommes déjà rendues',
  offer: 'proposition',
}
