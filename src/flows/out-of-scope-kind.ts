import type { Evaluation } from '../rulebase/evaluation.ts'
import type { OutOfScopeKind } from '../writing/out-of-scope.ts'
import type { CaseFile } from './load-case.ts'

/** Which orientation fits, from facts alone; `other` where only a human can tell. */
export function outOfScopeKind(found: CaseFile, evaluation: Evaluation): OutOfScopeKind {
  const kind = found.positions.lease_kind
  const home = found.positions.main_residence
  if (kind && kind.kind !== 'disputed' && kind.value === 'mobility') return 'mobility_lease'
  if (home && home.kind !== 'disputed' && home.value === false) return 'holiday_or_second_home'
  if (evaluation.prescribedOn.max !== null && evaluation.prescribedOn.max < evaluation.on) return 'too_late'
  return 'other'
}
