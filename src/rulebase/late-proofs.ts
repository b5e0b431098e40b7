import type { Day } from '../domain/day.ts'
import { amounts, type Deduced, deduct } from './balance.ts'
import { startedPeriods } from './dates.ts'
import type { Outcome } from './outcome.ts'
import { dayReached, earlier } from './refund-days.ts'
import type { Rulebase } from './rulebase.ts'
import type { ClaimedDeduction } from './situation.ts'
import type { DatedRefund, World } from './world.ts'

/** Items whose proof came after the due day count as kept without right until then. */
export function withLateProofs(
  rulebase: Rulebase,
  world: World,
  usual: Outcome,
  paid: readonly DatedRefund[],
  on: Day,
): Outcome {
  const { dueOn, addressMissing } = usual
  if (!dueOn || !world.deductions) return usual
  const items = world.deductions
  const provedBy = (day: Day) => deduct(rulebase, { ...world, deductions: items.filter((i) => isProved(i, day)) })
  const steps = [dueOn, ...items.flatMap((i) => (isProved(i, dueOn) ? [] : (i.proofGivenOn ?? []))).toSorted()]
  const before = provedBy(dueOn)
  if (steps.length === 1 || owedAfter(before) <= 0) return usual
  const settled = steps.flatMap((day, n) => {
    const owed = owedAfter(provedBy(day))
    const reached = owed <= 0 ? day : dayReached(paid, owed)
    const next = steps[n + 1]
    return reached && (next === undefined || reached < next) ? [reached > day ? reached : day] : []
  })
  const periods = Math.max(usual.periods, startedPeriods(dueOn, earlier(settled[0] ?? null, on)))
  const inTime = { ...world, deductions: items.filter((i) => isProved(i, dueOn)) }
  const course = { paid, rateOn: dueOn, periods, addressMissing }
  const { surcharge } = amounts(rulebase, inTime, before, course)
  return { ...usual, periods, ...amounts(rulebase, world, deduct(rulebase, world), { ...course, surcharge }) }
}

const isProved = ({ proofGivenOn }: ClaimedDeduction, by: Day): boolean => !proofGivenOn || proofGivenOn <= by
const owedAfter = ({ balance, provision }: Deduced): number => (balance ?? Number.POSITIVE_INFINITY) - provision
