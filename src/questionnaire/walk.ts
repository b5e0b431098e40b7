import type { Day } from '../domain/day.ts'
import { type FactKey, type FactValues, factKeys } from '../domain/facts.ts'
import { evaluate } from '../rulebase/evaluate.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import type { Rulebase } from '../rulebase/rulebase.ts'
import { scope } from '../rulebase/scope.ts'
import type { Form } from './form.ts'
import { type Facts, type PageRole, readStep, type Step, type StepId } from './step.ts'
import { steps } from './steps.ts'

/** Every form that was filled in, also of steps that are no longer needed. */
export type Forms = Readonly<Partial<Record<StepId, Form>>>

export type Walk = {
  /** The steps put so far, in order; the last one is `next` when there is one. */
  path: readonly Step[]
  /** The first step that has no answer yet; null: the rules need nothing more. */
  next: Step | null
  /** How many more may follow `next`. */
  atMost: number
  role: PageRole | null
  facts: Facts
  unknown: readonly FactKey[]
}

/** The rules on one day, each situation weighed once. */
export function evaluator(rulebase: Rulebase, on: Day): (facts: Facts) => Evaluation {
  const known = new Map<string, Evaluation>()
  return (facts) => {
    const key = JSON.stringify(facts)
    const found = known.get(key) ?? evaluate(rulebase, facts, on)
    known.set(key, found)
    return found
  }
}

/** Goes through the steps from the first one, as far as they are answered. */
export function walk(rulebase: Rulebase, weigh: (facts: Facts) => Evaluation, forms: Forms): Walk {
  const path: Step[] = []
  const unknown: FactKey[] = []
  let facts: Facts = {}
  let role: PageRole | null = null
  for (const [at, step] of steps.entries()) {
    const given = facts
    if (isOver(rulebase, facts) && !stillPut(step, facts)) continue
    if (!step.needed({ role, facts, evaluation: () => weigh(given) })) continue
    path.push(step)
    const form = forms[step.id]
    const read = form ? readStep(step, form) : null
    if (!read || read.kind === 'mistakes')
      return { path, next: step, atMost: isOver(rulebase, facts) ? 0 : steps.length - at - 1, role, facts, unknown }
    if (step.kind === 'role') role = form?.['choice'] as PageRole
    if (read.kind === 'unknown') unknown.push(...step.keys.filter((key) => facts[key] === undefined))
    else facts = { ...facts, ...read.facts }
  }
  return { path, next: null, atMost: 0, role, facts, unknown }
}

/** Out of scope, or the keys are still there: nothing more would change the result. */
const isOver = (rulebase: Rulebase, facts: Facts): boolean =>
  facts.keys_returned === false || scope(rulebase, facts).scope === 'out'

/** Which contract it was says who helps; a deposit that was forbidden says how much too much was paid. */
const stillPut = (step: Step, facts: Facts): boolean =>
  step.id === 'lease_category' || (step.id === 'deposit' && facts.lease_kind === 'mobility')

/** The part of the facts that a case can hold; the rest only decides that there is none. */
export const declarable = (facts: Facts): FactValues =>
  Object.fromEntries(factKeys.filter((key) => facts[key] !== undefined).map((key) => [key, facts[key]]))
