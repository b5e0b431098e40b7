import type { Day } from '../domain/day.ts'
import { type Cents, cents } from '../domain/money.ts'
import { type Choices, choices, worlds } from './alternatives.ts'
import { competentBody } from './competent-body.ts'
import { depositCap } from './deposit-cap.ts'
import { disputedReadings } from './disputed-readings.ts'
import type { Evaluation, Span, Version } from './evaluation.ts'
import { findings } from './findings.ts'
import type { Outcome } from './outcome.ts'
import { outcomes } from './outcomes.ts'
import { type Askable, openFacts } from './questions.ts'
import { type Case, lastDays, span, unsure, weight } from './range.ts'
import { parameter, type Rulebase } from './rulebase.ts'
import { scope } from './scope.ts'
import { contestedFacts, type SideName, versionOf } from './sides.ts'
import { type Situation, settled } from './situation.ts'
import { trace } from './trace.ts'
import { warnings } from './warnings.ts'
import type { Figures, Weighed } from './weighed.ts'

/**
 * The whole rules base applied to one situation. A fact that is unknown or contested takes each of its bounds in turn: a
 * figure is certain only when it comes out the same in every case.
 */
export function evaluate(rulebase: Rulebase, situation: Situation, on: Day): Evaluation {
  const covered = scope(rulebase, situation)
  const cap = depositCap(rulebase, situation)
  const all = choices(rulebase, situation, on)
  const cases = covered.scope === 'out' ? [] : everyCase(rulebase, all, on)
  const weights = weigh(cases, all, covered.scope, cap.startMatters)
  // Outside the law there is no cap, but for a mobility lease, which has its own.
  const capped = covered.scope !== 'out' || settled(situation, 'lease_kind') === 'mobility'
  const sure = covered.scope !== 'unknown'
  const none = { value: null, min: null, max: null }
  const figures = {
    ...figuresOf(cases, covered.scope),
    depositCap: capped ? (sure ? cap.cap : unsure(cap.cap, null)) : none,
    depositExcess: capped ? (sure ? cap.excess : unsure(cap.excess, cents(0))) : none,
  }
  const weighed: Weighed = { rulebase, situation, on, cases, choices: all, weights, figures, scope: covered.scope }
  const open = covered.scope === 'out' ? [] : openFacts(situation, weights as ReadonlyMap<Askable, number>)
  return {
    on,
    rulesVersion: rulebase.version,
    ...covered,
    ...figures,
    versions: covered.scope === 'out' ? null : versions(rulebase, situation, on),
    competentBody: competentBody(situation, covered.scope),
    findings: findings(weighed, covered.outOfScopeBecause),
    disputedReadings: disputedReadings(weighed),
    openFacts: open,
    nextQuestions: open.slice(0, 6),
    warnings: warnings(situation, on, { cap, provisionShare: parameter(rulebase, 'part de la provision', on) ?? 1 }),
    trace: trace(weighed),
  }
}

/** The figures of each side's account, when they differ on a fact. */
function versions(rulebase: Rulebase, situation: Situation, on: Day): Evaluation['versions'] {
  if (contestedFacts(situation).length === 0) return null
  const of = (side: SideName): Version => {
    const own = versionOf(situation, side)
    const covered = scope(rulebase, own).scope
    const cases = covered === 'out' ? [] : everyCase(rulebase, choices(rulebase, own, on), on)
    const { dueOn, periodsLate, surcharge, principalDue, totalDue, tenantOwes, overpaid } = figuresOf(cases, covered)
    return { dueOn, periodsLate, surcharge, principalDue, totalDue, tenantOwes, overpaid }
  }
  return { tenant: of('tenant'), landlord: of('landlord') }
}

function everyCase(rulebase: Rulebase, all: Choices, on: Day): readonly Case[] {
  return worlds(all).flatMap(({ at, world }) => outcomes(rulebase, world, on).map((found) => ({ at, ...found })))
}

function figuresOf(
  cases: readonly Case[],
  covered: Evaluation['scope'],
): Omit<Figures, 'depositCap' | 'depositExcess'> {
  const all = cases.map((c) => c.outcome)
  const zero = cents(0)
  const of = <T extends string | number>(pick: (o: Outcome) => T | null, floor: T | null): Span<T> => {
    const found = span(all.map(pick), floor)
    return covered === 'unknown' ? unsure(found, floor) : found
  }
  const sum = (pick: (o: Outcome) => Cents | null) => of(pick, zero)
  return {
    dueOn: of((o) => o.dueOn, null),
    delayMonths: of((o) => o.delayMonths, null),
    periodsLate: of((o) => o.periods, 0),
    surcharge: sum((o) => o.surcharge),
    principalDue: sum((o) => o.principal),
    totalDue: of((o) => o.total, covered === 'unknown' ? zero : leastTotal(all)),
    tenantOwes: sum((o) => o.tenantOwes),
    overpaid: sum((o) => o.overpaid),
    prescribedOn: covered === 'unknown' ? unsure(lastDays(all), null) : lastDays(all),
  }
}

/** Where the increase has no bound, what remains of the deposit is due in any case. */
const leastTotal = (all: readonly Outcome[]): Cents =>
  cents(all.length === 0 ? 0 : Math.min(...all.map((o) => o.total ?? o.principal ?? 0)))

/** How much the figures depend on each fact. Facts without a bound (rent, deposit) weigh without end when a sum needs them. */
function weigh(cases: readonly Case[], all: Choices, covered: Evaluation['scope'], startMatters: boolean) {
  const weights = new Map<string, number>()
  Object.values(all).forEach((choice, position) => {
    if (choice.values.length > 1)
      weights.set(choice.fact, Math.max(weights.get(choice.fact) ?? 0, weight(cases, position)))
  })
  const endless = Number.POSITIVE_INFINITY
  if (all.deposit.values.includes(null) && covered !== 'out') weights.set('deposit_amount', endless)
  if (all.rent.values.includes(null) && covered !== 'out') weights.set('rent_excl_charges', endless)
  if (covered === 'unknown') for (const key of ['lease_kind', 'main_residence']) weights.set(key, endless)
  if (startMatters) weights.set('lease_start', 1)
  return weights
}
