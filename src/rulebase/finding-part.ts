import type { Day } from '../domain/day.ts'
import type { Finding, Span } from './evaluation.ts'
import type { RuleName } from './schema.ts'
import { type SituationKey, said } from './situation.ts'
import type { Weighed } from './weighed.ts'

/** What one rule adds of its own to a finding; the rest (title, articles, certainty) comes from its file. */
export type Part = Partial<Omit<Finding, 'rule' | 'title' | 'articles'>> & Pick<Finding, 'because'>
export type RulePart = { rule: RuleName; part: Part }

/** A figure as a finding shows it: one value, or its range. */
export const shown = (
  span: Span<Day> | Span<number>,
): Pick<Finding, 'kind'> & { value: Day | number | null; min: Day | number | null; max: Day | number | null } => ({
  kind: span.value === null ? 'range' : 'found',
  ...span,
})

/** Of these facts, those that are open and change a figure. */
export const decisive = ({ weights }: Weighed, keys: readonly SituationKey[]): readonly string[] =>
  keys.filter((key) => (weights.get(key) ?? 0) > 0)

/** Of these facts, those on which there is no single word. */
export const open = ({ situation }: Weighed, keys: readonly SituationKey[]): readonly string[] =>
  keys.filter((key) => said(situation, key).length !== 1)
