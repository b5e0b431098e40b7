import { stepOf } from './chance-steps.ts'
import { descend, rounded } from './descent.ts'
import type { Rows } from './sparse-rows.ts'
import { numbered, vocabulary } from './vocabulary.ts'

/** What a first pass made of something, as names of features, and what it is. */
export type AgainExample = { common: readonly string[]; wanted: ReadonlySet<string> }

/** A feature of fewer examples teaches nothing that holds elsewhere. */
const LEAST = 4

/**
 * Weights for a second pass, which start from what the first one said: each step of a class is worth one. Nothing is
 * forgotten here: what is weighed was found by models that had not seen the message.
 */
export function trainAgain(
  examples: readonly AgainExample[],
  classes: readonly string[],
  { ridge, bounds }: { ridge: number; bounds: readonly number[] },
): Rows {
  const features = vocabulary(
    examples.map(({ common }) => common),
    LEAST,
  )
  const rows = examples.map(({ common, wanted }) => ({
    common: numbered(features, common),
    places: [],
    wanted: classes.map((name) => (wanted.has(name) ? 1 : 0)),
    weight: 1,
  }))
  const before = new Float32Array(features.size * classes.length)
  classes.forEach((name, c) => {
    const set = (feature: string, weight: number) => {
      const f = features.get(feature)
      if (f !== undefined) before[f * classes.length + c] = weight
    }
    set('any', (bounds[0] ?? 0) - 0.5)
    for (const bound of bounds) set(stepOf(name, bound), 1)
  })
  const weights = descend(rows, before, classes.length, { ridge, steps: 150, rate: 0.05 })
  return rounded(features, weights, classes.length, 1)
}
