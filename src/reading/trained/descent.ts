import { pool } from './model.ts'

/**
 * One example, features as their numbers: those of the whole, and of each place that may say it. `wanted`: 1 or 0 for each
 * class; `weight`: how much it counts beside another.
 */
export type Row = {
  common: Int32Array
  places: readonly Int32Array[]
  wanted: readonly number[]
  weight: number
}

type Pace = { ridge: number; steps: number; rate: number }

/** Full-batch Adam on the log loss with a ridge penalty for moving away from `before`. */
export function descend(
  rows: readonly Row[],
  before: Float32Array,
  width: number,
  { ridge, steps, rate }: Pace,
): Float32Array {
  const weights = before.slice()
  const slope = new Float32Array(weights.length)
  const mean = new Float32Array(weights.length)
  const square = new Float32Array(weights.length)
  for (let step = 1; step <= steps; step++) {
    slope.fill(0)
    for (const row of rows) addSlope(row, weights, slope, width)
    for (let k = 0; k < weights.length; k++) {
      const g = (slope[k] ?? 0) + ridge * ((weights[k] ?? 0) - (before[k] ?? 0))
      mean[k] = 0.9 * (mean[k] ?? 0) + 0.1 * g
      square[k] = 0.999 * (square[k] ?? 0) + 0.001 * g * g
      const move = (mean[k] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((square[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8)
      weights[k] = (weights[k] ?? 0) - rate * move
    }
  }
  return weights
}

function addSlope(row: Row, weights: Float32Array, slope: Float32Array, width: number): void {
  const common = scoresOf(row.common, weights, width)
  const places = row.places.map((place) => scoresOf(place, weights, width))
  const errors = new Float64Array(width)
  const parts = places.map(() => new Float64Array(width))
  for (let c = 0; c < width; c++) {
    const pooled = pool(places.map((scores) => scores[c] ?? 0))
    const error = 1 / (1 + Math.exp(-((common[c] ?? 0) + pooled.value))) - (row.wanted[c] ?? 0)
    errors[c] = error * row.weight
    parts.forEach((part, i) => {
      part[c] = error * row.weight * (pooled.shares[i] ?? 0)
    })
  }
  addTo(slope, row.common, errors)
  row.places.forEach((features, i) => {
    const part = parts[i]
    if (part) addTo(slope, features, part)
  })
}

function scoresOf(features: Int32Array, weights: Float32Array, width: number): Float64Array {
  const scores = new Float64Array(width)
  for (const feature of features)
    for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) + (weights[feature * width + c] ?? 0)
  return scores
}

function addTo(slope: Float32Array, features: Int32Array, part: Float64Array): void {
  const width = part.length
  for (const feature of features)
    for (let c = 0; c < width; c++) {
      const at = feature * width + c
      slope[at] = (slope[at] ?? 0) + (part[c] ?? 0)
    }
}

/** In hundredths, a row of `width` for each feature; what is nearer to nothing than `smallest` hundredths weighs nothing. */
export const rounded = (
  features: ReadonlyMap<string, number>,
  weights: Float32Array,
  width: number,
  smallest: number,
): ReadonlyMap<string, number[]> =>
  new Map(
    [...features].flatMap(([name, f]) => {
      const hundredths = Array.from(weights.subarray(f * width, (f + 1) * width), (w) => {
        const value = Math.round(w * 100)
        return Math.abs(value) < smallest ? 0 : value
      })
      return hundredths.some((w) => w !== 0) ? [[name, hundredths] as const] : []
    }),
  )

/** A linear congruential generator (Numerical Recipes): numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
