import type { Deduction, FactKey } from '../../domain/facts.ts'
import type { ReadFact } from '../contract.ts'

/** What a clause may state that is neither a sum nor a day, by what it speaks of. */
const said = {
  inventory: {
    entry_made: { key: 'entry_inventory_exists', value: true },
    entry_not_made: { key: 'entry_inventory_exists', value: false },
    exit_made: { key: 'exit_inventory_exists', value: true },
    exit_not_made: { key: 'exit_inventory_exists', value: false },
    conform: { key: 'exit_inventory_conform', value: true },
    not_conform: { key: 'exit_inventory_conform', value: false },
  },
  address: {
    given: { key: 'forwarding_address_given', value: true },
    not_given: { key: 'forwarding_address_given', value: false },
  },
  lease: {
    unfurnished: { key: 'lease_kind', value: 'unfurnished' },
    furnished: { key: 'lease_kind', value: 'furnished' },
    mobility: { key: 'lease_kind', value: 'mobility' },
    other: { key: 'lease_kind', value: 'other' },
  },
  landlord: {
    individual: { key: 'landlord_kind', value: 'individual' },
    agency: { key: 'landlord_kind', value: 'agency' },
    social: { key: 'landlord_kind', value: 'social' },
    company: { key: 'landlord_kind', value: 'company' },
  },
} as const satisfies Record<string, Record<string, Pick<ReadFact, 'key' | 'value'>>>

export type Topic = keyof typeof said
export const topics = Object.keys(said) as Topic[]
export type Said = Pick<ReadFact, 'key' | 'value'>
export const saidBy: Record<Topic, ReadonlyMap<string, Said>> = {
  inventory: new Map(Object.entries(said.inventory)),
  address: new Map(Object.entries(said.address)),
  lease: new Map(Object.entries(said.lease)),
  landlord: new Map(Object.entries(said.landlord)),
}
export const keysOf = (topic: Topic): readonly FactKey[] => [
  ...new Set([...saidBy[topic].values()].map(({ key }) => key)),
]

/** Words that one of a topic's sentences can't do without. */
export const gates: Record<Topic, RegExp> = {
  inventory:
    /etats? d|edl|inventaire|constat|proces-verba|(?<![a-z])pv(?![a-z])|papiers?|feuille|fiche|sortie|entree|lieux|conforme|nickel|signal|impecc|reserve|degrad|(?<![a-z])ras(?![a-z])|visite/,
  address: /adress|habit|viv|demenag|emmenag|coordonnees|reexped|loge|rue|avenue|Z\d|chez|domicil|rib|suivre/,
  lease:
    /meubl|vide|(?<![a-z])nue?(?![a-z])|bail|mobilit|gite|saison|vacance|lou[ea]|location|studio|maison|appart|logement|(?<![a-z])[tf]\d|box|garage|parking|commerc|local|colocation|chambre/,
  landlord:
    /agence|propri|baill|logeu|sci(?![a-z])|sarl|hlm|offi|habitat|monsieur|madame|(?<![a-z])(?:m|mr|mme|mlle|lui|elle|dame)(?![a-z])|geree?|gestion|immo|cabinet|regie|social|societe|fonciere|particulier|loue|logis|oph|syndic/,
}

export const sumKeys = [
  'deposit_amount',
  'rent_excl_charges',
  'charges',
  'deductions',
  'refunded',
  'offer',
] as const satisfies FactKey[]
export const dateKeys = [
  'keys_returned_on',
  'exit_inventory_on',
  'lease_start',
  'forwarding_address_given_on',
] as const satisfies FactKey[]
/** The last day for an offer is no fact of its own. */
export const PAY_BY = 'pay_by'
/** The new address is told with the message itself, on its day. */
export const NOW = 'now'

/** What a sum is kept for. */
export const kinds = ['rent_arrears', 'charges', 'repairs', 'cleaning', 'other'] as const satisfies Deduction['kind'][]

/**
 * What is judged of each sum, each day and each topic of a message; one model for each of these groups. `again`: each sum once
 * more, in the light of what the others of its message are.
 */
export const classes = {
  sums: sumKeys,
  again: sumKeys,
  kinds,
  dates: [...dateKeys, PAY_BY],
  inventory: [...saidBy.inventory.keys()],
  address: [...saidBy.address.keys(), NOW],
  lease: [...saidBy.lease.keys()],
  landlord: [...saidBy.landlord.keys()],
} as const satisfies Record<string, readonly string[]>
export type Group = keyof typeof classes
export const groups = Object.keys(classes) as Group[]
