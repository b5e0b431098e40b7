import { landlordKinds, leaseKinds } from '../domain/fact-words.ts'
import { roleLabel } from '../domain/roles.ts'
import type { LeaseCategory } from '../rulebase/situation.ts'
import type { Known, Option, Step } from './step.ts'

/** What each contract outside the law of 1989 is called by those who signed one. */
const categories: Record<LeaseCategory, string> = {
  second_home: 'Une résidence secondaire',
  holiday: 'Une location de vacances ou saisonnière',
  seasonal_work: 'Un logement pour un travail saisonnier',
  job: 'Un logement de fonction, lié à un emploi',
  business: 'Un local commercial ou professionnel',
  company_tenant: 'Un logement loué par une société',
  student_hall: 'Une chambre en résidence universitaire (CROUS)',
  hostel: 'Un foyer ou une résidence sociale',
  serviced_residence: 'Une résidence avec services',
  precarious: 'Une convention d’occupation précaire',
  sublet: 'Une sous-location',
  law_1948: 'Un bail de la loi de 1948',
  free_of_rent: 'Un logement prêté, sans loyer',
}

const always = (): boolean => true
const open =
  (...keys: string[]) =>
  ({ evaluation }: Known): boolean =>
    evaluation().openFacts.some(({ key }) => keys.includes(key))

const yesNo = (key: 'main_residence' | 'exit_inventory_exists' | 'entry_inventory_exists' | 'collective_building') =>
  [
    { value: 'yes', label: 'Oui', facts: { [key]: true } },
    { value: 'no', label: 'Non', facts: { [key]: false } },
  ] as const satisfies readonly Option[]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * Every question that the page may put, in the order in which a person remembers things. Which of them are put is decided
 * by what the rules still need; a few are for the procedure: who writes, who the landlord is, where the dwelling is.
 */
export const steps: readonly Step[] = [
  {
    id: 'role',
    slug: 'vous',
    kind: 'role',
    keys: [],
    needed: always,
    options: (['tenant', 'landlord', 'agent'] as const).map((value) => ({
      value,
      label: capital(roleLabel[value]),
      facts: {},
    })),
  },
  {
    id: 'lease_kind',
    slug: 'location',
    kind: 'choice',
    keys: ['lease_kind'],
    needed: always,
    options: (['unfurnished', 'furnished', 'mobility', 'other'] as const).map((value) => ({
      value,
      label: capital(leaseKinds[value]),
      facts: { lease_kind: value },
    })),
  },
  {
    id: 'lease_category',
    slug: 'contrat',
    kind: 'choice',
    keys: ['lease_kind'],
    needed: ({ facts }) => facts.lease_kind === 'other',
    options: (Object.keys(categories) as LeaseCategory[]).map((value) => ({
      value,
      label: categories[value],
      facts: { lease_category: value },
    })),
  },
  {
    id: 'main_residence',
    slug: 'residence',
    kind: 'choice',
    keys: ['main_residence'],
    needed: ({ facts }) => facts.lease_kind !== 'other' && facts.lease_kind !== 'mobility',
    options: yesNo('main_residence'),
  },
  {
    id: 'keys',
    slug: 'cles',
    kind: 'day',
    key: 'keys_returned_on',
    keys: ['keys_returned_on'],
    needed: always,
    never: { keys_returned: false },
  },
  { id: 'deposit', slug: 'depot', kind: 'amount', key: 'deposit_amount', keys: ['deposit_amount'], needed: always },
  { id: 'rent', slug: 'loyer', kind: 'amount', key: 'rent_excl_charges', keys: ['rent_excl_charges'], needed: always },
  {
    id: 'lease_start',
    slug: 'bail',
    kind: 'day',
    key: 'lease_start',
    keys: ['lease_start'],
    needed: open('lease_start'),
  },
  {
    id: 'exit_inventory',
    slug: 'sortie',
    kind: 'choice',
    keys: ['exit_inventory_exists', 'exit_inventory_conform'],
    needed: open('exit_inventory_conform'),
    options: yesNo('exit_inventory_exists'),
  },
  {
    id: 'exit_conform',
    slug: 'comparaison',
    kind: 'choice',
    keys: ['exit_inventory_conform'],
    needed: ({ facts }) => facts.exit_inventory_exists === true,
    options: [
      { value: 'yes', label: 'Oui', facts: { exit_inventory_conform: false } },
      { value: 'no', label: 'Non', facts: { exit_inventory_conform: true } },
    ],
  },
  {
    id: 'entry_inventory',
    slug: 'entree',
    kind: 'choice',
    keys: ['entry_inventory_exists'],
    needed: ({ facts }) => facts.exit_inventory_conform === undefined || !facts.exit_inventory_conform,
    options: yesNo('entry_inventory_exists'),
  },
  {
    id: 'address',
    slug: 'adresse',
    kind: 'choice',
    keys: ['forwarding_address_given'],
    needed: open('forwarding_address_given'),
    day: { value: 'yes', key: 'forwarding_address_given_on' },
    options: [
      { value: 'yes', label: 'Oui', facts: { forwarding_address_given: true } },
      { value: 'no', label: 'Non', facts: { forwarding_address_given: false } },
    ],
  },
  {
    id: 'deductions',
    slug: 'retenues',
    kind: 'items',
    item: 'deductions',
    keys: ['deductions'],
    needed: open('deductions'),
  },
  {
    id: 'refunded',
    slug: 'sommes-rendues',
    kind: 'items',
    item: 'refunded',
    keys: ['refunded'],
    needed: open('refunded'),
  },
  {
    id: 'collective',
    slug: 'immeuble',
    kind: 'choice',
    keys: ['collective_building'],
    needed: open('collective_building'),
    options: yesNo('collective_building'),
  },
  {
    id: 'landlord_kind',
    slug: 'bailleur',
    kind: 'choice',
    keys: ['landlord_kind'],
    needed: always,
    options: (['individual', 'agency', 'social', 'company'] as const).map((value) => ({
      value,
      label: capital(landlordKinds[value]),
      facts: { landlord_kind: value },
    })),
  },
  {
    id: 'postcode',
    slug: 'code-postal',
    kind: 'postcode',
    key: 'dwelling_postcode',
    keys: ['dwelling_postcode'],
    needed: always,
  },
]
