import { Act } from '../../domain/acts.ts'
import { type Features, foundByGrammar } from './features.ts'
import { pool, type TrainedModel } from './model.ts'

/** One labelled message. */
export type Example = { features: Features; acts: ReadonlySet<Act> }

const RIDGE = 0.7
/** What a find of the grammar weighs before anything is learnt: rare acts have too few examples to learn it. */
const TRUST = 2.7
const STEPS = 80
const RATE = 0.05
/** A feature of fewer messages teaches nothing that holds elsewhere. */
const LEAST_MESSAGES = 2
/**
 * The grammar was written with these messages at hand: on others it misses more. So that the words are learnt too, it is
 * made to miss this share of what it found here, and to find a little that is not there.
 */
const FORGOTTEN = 0.3
const INVENTED = FORGOTTEN / 15
/** Weights nearer to nothing than this are left out, in hundredths. */
const SMALLEST = 3

/** The same examples in the same order give the same model. */
export function train(examples: readonly Example[]): TrainedModel {
  const acts = Act.options
  const names = vocabulary(examples)
  const chance = seeded(7)
  const rows = examples.map((example) => rowOf(example, names, chance))
  const before = trusting(names, acts)
  const weights = descend(rows, before, acts.length)
  return { acts, weights: rounded(names, weights, acts.length) }
}

type Row = { message: number[]; sentences: number[][]; wanted: number[] }

function vocabulary(examples: readonly Example[]): ReadonlyMap<string, number> {
  const messages = new Map<string, number>()
  for (const { features } of examples)
    for (const name of new Set(features.sentences.flat())) messages.set(name, (messages.get(name) ?? 0) + 1)
  const common = [...messages].filter(([, count]) => count >= LEAST_MESSAGES).map(([name]) => name)
  const whole = examples.flatMap(({ features }) => features.message)
  return new Map([...new Set([...whole, ...Act.options.map(foundByGrammar), ...common])].map((name, i) => [name, i]))
}

function rowOf({ features, acts }: Example, names: ReadonlyMap<string, number>, chance: () => number): Row {
  const known = (list: readonly string[]) => list.flatMap((name) => names.get(name) ?? [])
  const found = new Set(Act.options.map(foundByGrammar))
  const kept = features.message.filter((name) => !found.has(name) || chance() >= FORGOTTEN)
  const invented = [...found].filter((name) => !features.message.includes(name) && chance() < INVENTED)
  return {
    message: known([...kept, ...invented]),
    sentences: features.sentences.map(known),
    wanted: Act.options.map((act) => (acts.has(act) ? 1 : 0)),
  }
}

function trusting(names: ReadonlyMap<string, number>, acts: readonly Act[]): Float64Array {
  const weights = new Float64Array(names.size * acts.length)
  acts.forEach((act, a) => {
    weights[(names.get(foundByGrammar(act)) ?? 0) * acts.length + a] = TRUST
  })
  return weights
}

/** Full-batch Adam on the log loss with a ridge penalty for moving away from `before`. */
function descend(rows: readonly Row[], before: Float64Array, acts: number): Float64Array {
  const weights = before.slice()
  const slope = new Float64Array(weights.length)
  const mean = new Float64Array(weights.length)
  const square = new Float64Array(weights.length)
  for (let step = 1; step <= STEPS; step++) {
    slope.fill(0)
    for (const row of rows) addSlope(row, weights, slope, acts)
    for (let k = 0; k < weights.length; k++) {
      const g = (slope[k] ?? 0) + RIDGE * ((weights[k] ?? 0) - (before[k] ?? 0))
      mean[k] = 0.9 * (mean[k] ?? 0) + 0.1 * g
      square[k] = 0.999 * (square[k] ?? 0) + 0.001 * g * g
      const move = (mean[k] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((square[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8)
      weights[k] = (weights[k] ?? 0) - RATE * move
    }
  }
  return weights
}

function addSlope(row: Row, weights: Float64Array, slope: Float64Array, acts: number): void {
  const total = (features: readonly number[], act: number): number => {
    let sum = 0
    for (const f of features) sum += weights[f * acts + act] ?? 0
    return sum
  }
  for (let act = 0; act < acts; act++) {
    const pooled = pool(row.sentences.map((s) => total(s, act)))
    const error = 1 / (1 + Math.exp(-(total(row.message, act) + pooled.value))) - (row.wanted[act] ?? 0)
    if (Math.abs(error) < 1e-4) continue
    const add = (features: readonly number[], by: number) => {
      for (const f of features) slope[f * acts + act] = (slope[f * acts + act] ?? 0) + by
    }
    add(row.message, error)
    row.sentences.forEach((s, i) => {
      const part = error * (pooled.shares[i] ?? 0)
      if (Math.abs(part) > 1e-5) add(s, part)
    })
  }
}

function rounded(
  names: ReadonlyMap<string, number>,
  weights: Float64Array,
  acts: number,
): ReadonlyMap<string, number[]> {
  return new Map(
    [...names].flatMap(([name, f]) => {
      const hundredths = Array.from(weights.subarray(f * acts, (f + 1) * acts), (w) => {
        const value = Math.round(w * 100)
        return Math.abs(value) < SMALLEST ? 0 : value
      })
      return hundredths.some((w) => w !== 0) ? [[name, hundredths] as const] : []
    }),
  )
}

/** A linear congruential generator (Numerical Recipes): numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
