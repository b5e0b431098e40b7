import { descend, rounded } from './descent.ts'
import type { Rows } from './sparse-rows.ts'
import { stepOf } from './steps.ts'

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
  { ridge, steps }: { ridge: number; steps: readonly number[] },
): Rows {
  const features = vocabulary(examples)
  const known = (list: readonly string[]) =>
    Int32Array.from([...new Set(list)].flatMap((name) => features.get(name) ?? []))
  const rows = examples.map(({ common, wanted }) => ({
    common: known(common),
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
    set('any', (steps[0] ?? 0) - 0.5)
    for (const bound of steps) set(stepOf(name, bound), 1)
  })
  const weights = descend(rows, before, classes.length, { ridge, steps: 150, rate: 0.05 })
  return rounded(features, weights, classes.length, 1)
}

function vocabulary(examples: readonly AgainExample[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>()
  for (const { common } of examples) for (const name of new Set(common)) count.set(name, (count.get(name) ?? 0) + 1)
  return new Map([...count].filter(([, n]) => n >= LEAST).map(([name], i) => [name, i]))
}
