import type { Day } from '../../../src/domain/day.ts'
import { evaluate } from '../../../src/rulebase/evaluate.ts'
import { evaluationJson } from '../../../src/rulebase/json.ts'
import { rulebase, situation } from '../rules.ts'
import type { Iso } from './facts.ts'
import { type Figure, type FigureName, type Figures, figureNames } from './figures.ts'

const inCents = new Set<FigureName>([
  'surcharge',
  'principal_due',
  'total_due',
  'tenant_owes',
  'overpaid',
  'deposit_cap',
  'deposit_excess',
])

/** What the rules base prints of a situation, with its sums in cents. */
export function printed(json: Record<string, unknown>, on: Iso): Figures {
  const found = evaluationJson(evaluate(rulebase, situation(json), on as Day))
  const figures = figureNames.map((name) => {
    const range = found[`${name}_range`] as { min: unknown; max: unknown }
    const figure = { value: found[name], min: range.min, max: range.max }
    return [name, inCents.has(name) ? sumsOf(figure) : figure]
  })
  return { scope: found['scope'], ...Object.fromEntries(figures) }
}

const sumsOf = (figure: Record<'value' | 'min' | 'max', unknown>): Figure => ({
  value: inCentsOf(figure.value),
  min: inCentsOf(figure.min),
  max: inCentsOf(figure.max),
})

const inCentsOf = (euros: unknown): number | null => (euros === null ? null : Math.round(Number(euros) * 100))
