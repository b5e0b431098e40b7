import type { Evaluation } from './evaluation.ts'
import { known } from './formula-inputs.ts'
import { formula, type Rulebase } from './rulebase.ts'
import { type Situation, said } from './situation.ts'

export type Scope = Pick<Evaluation, 'scope' | 'outOfScopeBecause'>

/**
 * Does the law of 1989 cover the lease (art. 2 and 25-3)? A furnished or unfurnished dwelling counts as the main residence
 * until somebody says that it is not.
 */
export function scope(rulebase: Rulebase, situation: Situation): Scope {
  const kinds = said(situation, 'lease_kind')
  const residences = said(situation, 'main_residence')
  const answers = (kinds.length > 0 ? kinds : [undefined]).flatMap((kind) =>
    (residences.length > 0 ? residences : [true]).map((main) =>
      formula(
        rulebase,
        'dans le champ',
        known({
          'logement vide': kind && kind === 'unfurnished',
          'logement meublé': kind && kind === 'furnished',
          'résidence principale': main,
        }),
      ),
    ),
  )
  if (answers.every((is) => is === true)) return { scope: 'in', outOfScopeBecause: null }
  if (!answers.every((is) => is === false)) return { scope: 'unknown', outOfScopeBecause: null }
  return { scope: 'out', outOfScopeBecause: reason(kinds[0]) }
}

function reason(kind: string | undefined): string {
  if (kind === 'mobility')
    return 'Un bail mobilité ne permet aucun dépôt de garantie et la commission de conciliation n’est pas compétente.'
  if (kind === 'other')
    return 'Cette location n’est ni un logement vide ni un meublé soumis à la loi du 6 juillet 1989.'
  return 'Ce logement n’était pas la résidence principale du locataire.'
}
