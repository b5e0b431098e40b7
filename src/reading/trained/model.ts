import type { Act } from '../../domain/acts.ts'
import type { Features } from './features.ts'
import { summed, type Weights } from './sparse-rows.ts'

/**
 * Logistic regression per act. `weights`: for each feature one hundredth per act of `acts`, in that order; a feature
 * that is not listed weighs nothing.
 */
export type TrainedModel<W extends Weights = Weights> = { acts: readonly Act[]; weights: W }

/** How likely an act is, from 0 to 1, and the sentence that speaks most for it (-1: none). */
export type Chance = { act: Act; chance: number; sentence: number }

export function chancesOf({ acts, weights }: TrainedModel, features: Features): Chance[] {
  const sum = (names: readonly string[]) => summed(weights, names, acts.length)
  const message = sum(features.message)
  const sentences = features.sentences.map(sum)
  return acts.map((act, a) => {
    const scores = sentences.map((s) => s[a] ?? 0)
    const pooled = pool(scores)
    const best = scores.reduce(
      (top, score, i) => (score > (scores[top] ?? Number.NEGATIVE_INFINITY) ? i : top),
      scores.length > 0 ? 0 : -1,
    )
    return { act, chance: 1 / (1 + Math.exp(-((message[a] ?? 0) + pooled.value))), sentence: best }
  })
}

/** Under 1, several sentences that speak for an act count together. Chosen on writers whose messages were left out. */
const SHARPNESS = 0.4

/** A soft maximum: the sentence that speaks most for an act counts most; `shares` is how much each counts. */
export function pool(scores: readonly number[]): { value: number; shares: readonly number[] } {
  if (scores.length === 0) return { value: 0, shares: [] }
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(SHARPNESS * (score - top)))
  const total = powers.reduce((sum, power) => sum + power, 0)
  const shares = powers.map((power) => power / total)
  return { value: shares.reduce((sum, share, i) => sum + share * (scores[i] ?? 0), 0), shares }
}
