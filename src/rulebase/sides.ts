import { type Situation, type SituationKey, settled } from './situation.ts'

export type SideName = 'tenant' | 'landlord'

/** The facts that the sides state differently. */
export const contestedFacts = (situation: Situation): readonly SituationKey[] =>
  (Object.keys(situation) as SituationKey[]).filter(
    (key) => situation[key] !== undefined && settled(situation, key) === undefined,
  )

/** The situation as one side tells it: its own value of every contested fact. */
export function versionOf(situation: Situation, side: SideName): Situation {
  const own = contestedFacts(situation).map((key) => [
    key,
    (situation[key] as { contested: Record<SideName, unknown> }).contested[side],
  ])
  return { ...situation, ...Object.fromEntries(own) }
}
