import type { FactKey } from '../domain/facts.ts'
import type { Certainty, ReadFact } from './contract.ts'
import { canonical, fold } from './fold.ts'

/**
 * Facts that were right in at least 99 of 100 cases on conversations that nobody who wrote the patterns had seen, where
 * their sentence said nothing that could turn them (`mediation eval` prints the shares).
 */
const byPatterns: ReadonlySet<FactKey> = new Set(['dwelling_postcode', 'collective_building'])
/** The same, where patterns and weights agree. Sums are not among them: a deposit was right in 97 of 100, an offer in 91. */
const byBoth: ReadonlySet<FactKey> = new Set([
  'keys_returned_on',
  'lease_start',
  'exit_inventory_exists',
  'exit_inventory_conform',
  'lease_kind',
  'landlord_kind',
  'forwarding_address_given',
])

/** The writer doubts it too. */
const doubted =
  /\b(?:je crois|je pense|peut-etre|il me semble|me semble-t-il|sauf erreur|environ|a peu pres|plus ou moins|de memoire|si je me souviens|de tete)\b/
/** Negated, conditional, corrected or another's words: likely, no more. */
const turned = /\b(?:si|quand|aurait|pas|jamais|point|dit|dise|pretend|croyais|et non|au lieu|mais|sauf)\b|\?/

const certaintyOf = ({ certainty, quote }: ReadFact, isDependable: boolean): Certainty => {
  const said = fold(canonical(quote))
  if (doubted.test(said)) return 'unsure'
  return isDependable && certainty === 'likely' && !turned.test(said) ? 'sure' : certainty
}

/** Facts with the certainty that their sentence allows. */
export const graded = (facts: readonly ReadFact[]): ReadFact[] =>
  facts.map((fact) => ({ ...fact, certainty: certaintyOf(fact, byPatterns.has(fact.key)) }))

/** A fact that patterns and weights agree on. */
export const agreed = (fact: ReadFact): ReadFact => ({
  ...fact,
  certainty: certaintyOf(fact, byBoth.has(fact.key)),
})
