import type { Act } from '../../domain/acts.ts'
import type { Situation } from '../situation.ts'
import { STEPS, stepsOf } from './chance-steps.ts'
import { type SumBag, wholeOf } from './fact-bags.ts'
import { sumKeys } from './fact-classes.ts'
import type { Judgement } from './fact-model.ts'
import type { Chance } from './model.ts'

type SumKey = (typeof sumKeys)[number]
/** A sum as it was judged by its own places. */
export type JudgedSum = { bag: SumBag; chances: ReadonlyMap<string, Judgement> }

const FEW_STEPS = [-3, -1.5, 0, 1.5, 3]

/** The acts that say what the sums of a message are. */
const telling: ReadonlySet<Act> = new Set([
  'offer',
  'refund_commitment',
  'acceptance',
  'rejection',
  'payment_sent',
  'payment_received',
  'payment_missing',
  'refund_refusal',
  'request_mediation',
  'out_of_scope',
])

const chanceIn = ({ chances }: JudgedSum, key: SumKey): number => chances.get(key)?.chance ?? 0
const amountsOf = (all: readonly JudgedSum[], key: SumKey): number[] =>
  all.filter((one) => chanceIn(one, key) > 0.5).map(({ bag }) => bag.amount)
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

/**
 * What each sum of a message was judged to be, what the others were, how they add up if that is so, and what the message
 * is likely to do, as names of features.
 */
export function againFeatures(all: readonly JudgedSum[], acts: readonly Chance[], situation: Situation): string[][] {
  const { side } = situation
  const doing = acts
    .filter(({ act }) => telling.has(act))
    .flatMap(({ act, chance }) => stepsOf(act, chance, FEW_STEPS).flatMap((name) => [name, `${name}|${side}`]))
  const message = ['any', `side:${side}`, `opening:${situation.opening}|${side}`, ...doing]
  const deposit = likeliest(all, 'deposit_amount')
  const kept = amountsOf(all, 'deductions')
  const back = amountsOf(all, 'refunded')
  return all.map((one) => {
    const { amount, common } = one.bag
    const others = (amounts: readonly number[]) => amounts.filter((other) => other !== amount)
    const left = deposit === null ? null : deposit - total(others(back))
    const keptBeside = others(kept)
    return [
      ...message,
      ...wholeOf(common),
      ...sumKeys.flatMap((key) => [
        ...stepsOf(key, chanceIn(one, key), STEPS),
        ...(likeliest(all, key) === amount ? [`top:${key}`] : []),
        ...(all.some((other) => other !== one && chanceIn(other, key) > 0.5) ? [`beside:${key}`] : []),
      ]),
      ...(deposit === amount ? ['is deposit'] : []),
      ...(keptBeside.length > 1 && total(keptBeside) === amount ? ['is all kept'] : []),
      ...(left !== null && back.length > 0 && left === amount ? ['is left of deposit'] : []),
      ...(deposit !== null && keptBeside.length > 0 && deposit - total(keptBeside) === amount
        ? ['is deposit less kept']
        : []),
      ...(left !== null && kept.includes(amount) && total(kept) === left ? ['kept adds up'] : []),
    ]
  })
}

/** The sum most likely to be a fact, where it is rather that than not. */
function likeliest(all: readonly JudgedSum[], key: SumKey): number | null {
  const [best] = all.toSorted((a, b) => chanceIn(b, key) - chanceIn(a, key))
  return best && chanceIn(best, key) > 0.4 ? best.bag.amount : null
}
