import type { Bag } from './fact-bags.ts'
import type { Group } from './fact-classes.ts'
import { pool } from './model.ts'
import { summed, type Weights } from './sparse-rows.ts'

/**
 * Logistic regression per class over a bag of places. `weights`: for each feature one hundredth per class of `classes`, in
 * that order; a feature that is not listed weighs nothing.
 */
export type BagModel<W extends Weights = Weights> = { classes: readonly string[]; weights: W }
export type FactModel<W extends Weights = Weights> = Readonly<Record<Group, BagModel<W>>>

/** How likely a class is, from 0 to 1, and the place of the bag that speaks most for it (-1: none). */
export type Judgement = { chance: number; place: number }

export function judged({ classes, weights }: BagModel, bag: Bag): ReadonlyMap<string, Judgement> {
  const sum = (names: readonly string[]) => summed(weights, names, classes.length)
  const common = sum(bag.common)
  const places = bag.places.map(({ features }) => sum(features))
  return new Map(
    classes.map((name, c) => {
      const scores = places.map((place) => place[c] ?? 0)
      const chance = 1 / (1 + Math.exp(-((common[c] ?? 0) + pool(scores).value)))
      return [name, { chance, place: scores.indexOf(Math.max(...scores)) }]
    }),
  )
}
