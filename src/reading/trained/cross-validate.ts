import { readBuiltin } from '../builtin-reader.ts'
import type { Reader } from '../contract.ts'
import { type Evaluated, evaluated } from '../evaluate.ts'
import type { LabelledConversation } from '../labelled.ts'
import { learn, type Sayings } from './learn.ts'

/**
 * Each conversation read with weights that were trained without it, on the others and on `learnt`. What a hand wrote after seeing it (the grammar) stays
 * as it is: only conversations that nobody tuned on show what unseen mail would score.
 */
export async function crossValidated(
  conversations: readonly LabelledConversation[],
  { learnt, sayings }: { learnt: readonly LabelledConversation[]; sayings: Sayings },
  folds: number,
  ours: string,
): Promise<Evaluated[]> {
  const all: Evaluated[] = []
  for (let fold = 0; fold < folds; fold++) {
    const held = conversations.filter((_, i) => i % folds === fold)
    const others = [...learnt, ...conversations.filter((_, i) => i % folds !== fold)]
    const { acts, facts } = learn(others, sayings, ours)
    const reader: Reader = { name: `fold ${fold + 1}`, read: async (input) => readBuiltin(input, acts, facts) }
    all.push(...(await evaluated(held, reader, ours)))
  }
  return all
}
