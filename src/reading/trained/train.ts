import { Act } from '../../domain/acts.ts'
import { type Features, foundByGrammar } from './features.ts'
import { pool, type TrainedModel } from './model.ts'

/** One labelled message. `weight`: how much it counts beside another, 1 where it is not given. */
export type Example = { features: Features; acts: ReadonlySet<Act>; weight?: number }

const RIDGE = 2
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
const FORGOTTEN = 0.4
const INVENTED = FORGOTTEN / 15
/** Weights nearer to nothing than this are left out, in hundredths. */
const SMALLEST = 3
const WIDTH = Act.options.length

/** The same examples in the same order give the same model. */
export function train(examples: readonly Example[]): TrainedModel {
  const names = vocabulary(examples)
  const chance = seeded(7)
  const rows = examples.map((example) => rowOf(example, names, chance))
  return { acts: Act.options, weights: rounded(names, descend(rows, trusting(names))) }
}

type Row = { message: Int32Array; sentences: readonly Int32Array[]; wanted: readonly number[]; weight: number }

function vocabulary(examples: readonly Example[]): ReadonlyMap<string, number> {
  const messages = new Map<string, number>()
  for (const { features } of examples)
    for (const name of new Set(features.sentences.flat())) messages.set(name, (messages.get(name) ?? 0) + 1)
  const common = [...messages].filter(([, count]) => count >= LEAST_MESSAGES).map(([name]) => name)
  const whole = examples.flatMap(({ features }) => features.message)
  return new Map([...new Set([...whole, ...Act.options.map(foundByGrammar), ...common])].map((name, i) => [name, i]))
}

function rowOf({ features, acts, weight = 1 }: Example, names: ReadonlyMap<string, number>, chance: () => number): Row {
  const known = (list: readonly string[]) => Int32Array.from(list.flatMap((name) => names.get(name) ?? []))
  const found = new Set(Act.options.map(foundByGrammar))
  const kept = features.message.filter((name) => !found.has(name) || chance() >= FORGOTTEN)
  const invented = [...found].filter((name) => !features.message.includes(name) && chance() < INVENTED)
  return {
    message: known([...kept, ...invented]),
    sentences: features.sentences.map(known),
    wanted: Act.options.map((act) => (acts.has(act) ? 1 : 0)),
    weight,
  }
}

/** The weights of one feature stand side by side, one per act. */
function trusting(names: ReadonlyMap<string, number>): Float32Array {
  const weights = new Float32Array(names.size * WIDTH)
  Act.options.forEach((act, a) => {
    weights[(names.get(foundByGrammar(act)) ?? 0) * WIDTH + a] = TRUST
  })
  return weights
}

/** Full-batch Adam on the log loss with a ridge penalty for moving away from `before`. */
function descend(rows: readonly Row[], before: Float32Array): Float32Array {
  const weights = before.slice()
  const slope = new Float32Array(weights.length)
  const mean = new Float32Array(weights.length)
  const square = new Float32Array(weights.length)
  for (let step = 1; step <= STEPS; step++) {
    slope.fill(0)
    for (const row of rows) addSlope(row, weights, slope)
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

function addSlope(row: Row, weights: Float32Array, slope: Float32Array): void {
  const message = scoresOf(row.message, weights)
  const sentences = row.sentences.map((s) => scoresOf(s, weights))
  const errors = new Float64Array(WIDTH)
  const parts = sentences.map(() => new Float64Array(WIDTH))
  for (let act = 0; act < WIDTH; act++) {
    const pooled = pool(sentences.map((scores) => scores[act] ?? 0))
    const error = 1 / (1 + Math.exp(-((message[act] ?? 0) + pooled.value))) - (row.wanted[act] ?? 0)
    errors[act] = error * row.weight
    parts.forEach((part, i) => {
      part[act] = error * row.weight * (pooled.shares[i] ?? 0)
    })
  }
  addTo(slope, row.message, errors)
  row.sentences.forEach((features, i) => {
    const part = parts[i]
    if (part) addTo(slope, features, part)
  })
}

function scoresOf(features: Int32Array, weights: Float32Array): Float64Array {
  const scores = new Float64Array(WIDTH)
  for (const feature of features)
    for (let act = 0; act < WIDTH; act++) scores[act] = (scores[act] ?? 0) + (weights[feature * WIDTH + act] ?? 0)
  return scores
}

function addTo(slope: Float32Array, features: Int32Array, part: Float64Array): void {
  for (const feature of features)
    for (let act = 0; act < WIDTH; act++) {
      const at = feature * WIDTH + act
      slope[at] = (slope[at] ?? 0) + (part[act] ?? 0)
    }
}

function rounded(names: ReadonlyMap<string, number>, weights: Float32Array): ReadonlyMap<string, number[]> {
  return new Map(
    [...names].flatMap(([name, f]) => {
      const hundredths = Array.from(weights.subarray(f * WIDTH, (f + 1) * WIDTH), (w) => {
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
