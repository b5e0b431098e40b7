import type { ReadFact } from './contract.ts'
import { canonical, fold } from './fold.ts'

/**
 * Facts that were right in at least 99 of 100 cases on conversations that nobody who wrote the patterns had seen, where
 * their sentence said nothing that could turn them (`mediation eval` prints the shares).
 */
function isDependable({ key, value }: ReadFact): boolean {
  switch (key) {
    case 'dwelling_postcode':
    case 'collective_building':
      return true
    case 'lease_kind':
      return value === 'furnished' || value === 'unfurnished'
    default:
      return false
  }
}

/** The writer doubts it too. */
const doubted =
  /\b(?:je crois|je pense|peut-etre|il me semble|me semble-t-il|sauf erreur|environ|a peu pres|plus ou moins|de memoire|si je me souviens|de tete)\b/
/** Negated, conditional, corrected or another's words: likely, no more. */
const turned = /\b(?:si|quand|aurait|pas|jamais|point|dit|dise|pretend|croyais|et non|au lieu|mais|sauf)\b|\?/

/** Facts with the certainty that their sentence allows. */
export const graded = (facts: readonly ReadFact[]): ReadFact[] =>
  facts.map((fact) => {
    const said = fold(canonical(fact.quote))
    if (doubted.test(said)) return { ...fact, certainty: 'unsure' }
    const dependable = isDependable(fact) && fact.certainty === 'likely' && !turned.test(said)
    return dependable ? { ...fact, certainty: 'sure' } : fact
  })
