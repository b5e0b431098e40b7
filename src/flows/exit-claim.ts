import type { Day } from '../domain/day.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { spanText } from '../writing/fact-text.ts'
import type { Claim } from '../writing/other-exit.ts'
import type { CaseFile } from './load-case.ts'

/** What is due and late by the rules base; null while the facts do not give the days and the sum, or nothing is late. */
export function claimOf({ positions }: Pick<CaseFile, 'positions'>, evaluation: Evaluation): Claim | null {
  const { on, dueOn, totalDue } = evaluation
  const keys = positions.keys_returned_on
  const known: Day | null = keys && keys.kind !== 'disputed' ? keys.value : null
  const sum = spanText(totalDue)
  if (known === null || dueOn.value === null || dueOn.value >= on || sum === null || totalDue.max === 0) return null
  return { keys: known, dueOn: dueOn.value, sum }
}
