import { Act } from '../../domain/acts.ts'
import { type AgainExample, trainAgain } from './again-train.ts'
import { STEPS, stepsOf } from './chance-steps.ts'
import type { Features } from './features.ts'
import { type Chance, chancesOf, type TrainedModel } from './model.ts'
import { type Rows, summed, type Weights } from './sparse-rows.ts'

/** Two passes: each act by its own sentences, and `again` in the light of what else the message is likely to do. */
export type ActModel<W extends Weights = Weights> = TrainedModel<W> & { again: W }

/** More of them than at the ends of a sum's chances was no gain. */
const ACT_STEPS = STEPS.slice(1, -1)
const RIDGE = 8

const namesOf = ({ message }: Features, first: readonly Chance[]): string[] => [
  ...message,
  ...first.flatMap(({ act, chance }) => stepsOf(act, chance, ACT_STEPS)),
]

/** The first pass's chances, weighed once more; the sentence stays the one that spoke most for the act alone. */
export function chancesAgain({ acts, again }: ActModel, features: Features, first: readonly Chance[]): Chance[] {
  const scores = summed(again, namesOf(features, first), acts.length)
  return first.map((one, a) => ({ ...one, chance: 1 / (1 + Math.exp(-(scores[a] ?? 0))) }))
}

/** Messages as a model that had not seen them judged them. */
export const actsAgainExamples = (
  unseen: readonly { features: Features; acts: ReadonlySet<Act> }[],
  model: TrainedModel,
): AgainExample[] =>
  unseen.map(({ features, acts }) => ({ common: namesOf(features, chancesOf(model, features)), wanted: acts }))

export const trainActsAgain = (examples: readonly AgainExample[]): Rows =>
  trainAgain(examples, Act.options, { ridge: RIDGE, bounds: ACT_STEPS })
