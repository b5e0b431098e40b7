import type { Evaluation } from './evaluation.ts'
import { known } from './formula-inputs.ts'
import { formula, type Rulebase } from './rulebase.ts'
import type { Orientation } from './schema.ts'
import { type Situation, said } from './situation.ts'

export type Scope = Pick<Evaluation, 'scope' | 'outOfScopeBecause' | 'orientation'>

/**
 * Does the law of 1989 cover the lease (art. 2 and 25-3)? A furnished or unfurnished dwelling counts as the main residence
 * until somebody says that it is not; a residence with services only when its contract says so, which a human reads.
 */
export function scope(rulebase: Rulebase, situation: Situation): Scope {
  const kinds = said(situation, 'lease_kind')
  const residences = said(situation, 'main_residence')
  const categories = said(situation, 'lease_category')
  const open = { outOfScopeBecause: null, orientation: null }
  const answers = orOnce(kinds, undefined).flatMap((kind) =>
    orOnce(residences, true).flatMap((main) =>
      orOnce(categories, null).map((category) => {
        const covered = formula(
          rulebase,
          'dans le champ',
          known({
            'logement vide': kind && kind === 'unfurnished',
            'logement meublé': kind && kind === 'furnished',
            'résidence principale': main,
          }),
        )
        if (category === null) return covered
        return category === 'serviced_residence' && covered !== false ? undefined : false
      }),
    ),
  )
  if (answers.every((is) => is === true)) return { scope: 'in', ...open }
  if (!answers.every((is) => is === false)) return { scope: 'unknown', ...open }
  const text = (key: Orientation): string | null => rulebase.rules['champ de la loi'].orientations?.[key] ?? null
  return { scope: 'out', outOfScopeBecause: text(categories[0] ?? reason(kinds[0])), orientation: text('usual') }
}

const orOnce = <T, U>(values: readonly T[], otherwise: U): readonly (T | U)[] =>
  values.length > 0 ? values : [otherwise]

function reason(kind: string | undefined): Orientation {
  if (kind === 'mobility') return 'mobility'
  return kind === 'other' ? 'not_covered' : 'not_main_residence'
}
