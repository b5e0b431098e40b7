import type { Day } from '../domain/day.ts'
import type { Choices } from './alternatives.ts'
import type { Evaluation } from './evaluation.ts'
import type { Case } from './range.ts'
import type { Rulebase } from './rulebase.ts'
import type { Situation } from './situation.ts'

/** All that the rest of this folder knows of a situation when it writes findings about it. */
export type Weighed = {
  rulebase: Rulebase
  situation: Situation
  on: Day
  cases: readonly Case[]
  choices: Choices
  /** Facts, known or not, on which a figure depends. */
  weights: ReadonlyMap<string, number>
  figures: Figures
  scope: Evaluation['scope']
}

export type Figures = Pick<
  Evaluation,
  | 'dueOn'
  | 'delayMonths'
  | 'periodsLate'
  | 'surcharge'
  | 'principalDue'
  | 'totalDue'
  | 'tenantOwes'
  | 'overpaid'
  | 'depositCap'
  | 'depositExcess'
  | 'prescribedOn'
>
