import type { NextQuestion } from './evaluation.ts'
import type { RuleName } from './schema.ts'
import { type Situation, said } from './situation.ts'

type Asked = NextQuestion['key']

/** The rule that needs each fact; the order settles between facts that decide as much. */
const neededBy = {
  lease_kind: 'champ de la loi',
  main_residence: 'champ de la loi',
  keys_returned_on: 'délai de restitution',
  deposit_amount: 'solde du dépôt',
  rent_excl_charges: 'majoration',
  exit_inventory_conform: 'délai de restitution',
  forwarding_address_given: 'nouvelle adresse',
  refunded: 'solde du dépôt',
  deductions: 'retenues',
  collective_building: 'provision pour charges',
  lease_start: 'plafond du dépôt',
  entry_inventory_exists: 'états des lieux',
} as const satisfies Partial<Record<Asked, RuleName>>
export type Askable = keyof typeof neededBy

/** The unknown facts that matter, most decisive first; the scope of the law goes before every sum. */
export function openFacts(situation: Situation, weights: ReadonlyMap<Askable, number>): readonly NextQuestion[] {
  const order = Object.keys(neededBy) as Askable[]
  return order
    .filter((key) => (weights.get(key) ?? 0) > 0 && said(situation, key).length === 0)
    .map((key) => ({ key, rule: neededBy[key], weight: weights.get(key) ?? 0 }))
    .sort((a, b) =>
      a.weight === b.weight ? order.indexOf(a.key) - order.indexOf(b.key) : b.weight > a.weight ? 1 : -1,
    )
    .map(({ key, rule }) => ({ key, rule }))
}
