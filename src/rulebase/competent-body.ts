import { departmentOf } from './department.ts'
import type { Evaluation } from './evaluation.ts'
import { type Situation, settled } from './situation.ts'

/** The commission of the dwelling's département (loi 89-462 art. 20); out of scope, the free conciliator of justice. */
export function competentBody(situation: Situation, scope: Evaluation['scope']): string | null {
  if (scope === 'out') return 'conciliateur de justice'
  if (scope === 'unknown') return null
  const department = departmentOf(settled(situation, 'dwelling_postcode') ?? '')
  return department === null
    ? 'commission départementale de conciliation du département du logement'
    : `commission départementale de conciliation (département ${department})`
}
