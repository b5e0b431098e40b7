import { readBuiltin } from '../builtin-reader.ts'
import type { Reader } from '../contract.ts'
import { type Evaluated, evaluated } from '../evaluate.ts'
import type { LabelledConversation } from '../labelled.ts'
import { examplesOf } from './examples.ts'
import { factExamplesOf } from './fact-examples.ts'
import { trainFacts } from './fact-train.ts'
import { type Example, train } from './train.ts'

/**
 * Each conversation read with weights that were trained without it, on the others and on `learnt`. What a hand wrote after seeing it (the grammar) stays
 * as it is: only conversations that nobody tuned on show what unseen mail would score.
 */
export async function crossValidated(
  conversations: readonly LabelledConversation[],
  { learnt, sayings }: { learnt: readonly LabelledConversation[]; sayings: readonly Example[] },
  folds: number,
  ours: string,
): Promise<Evaluated[]> {
  const all: Evaluated[] = []
  for (let fold = 0; fold < folds; fold++) {
    const held = conversations.filter((_, i) => i % folds === fold)
    const others = [...learnt, ...conversations.filter((_, i) => i % folds !== fold)]
    const model = train([...examplesOf(others, ours), ...sayings])
    const factModel = trainFacts(factExamplesOf(others, ours))
    const reader: Reader = { name: `fold ${fold + 1}`, read: async (input) => readBuiltin(input, model, factModel) }
    all.push(...(await evaluated(held, reader, ours)))
  }
  return all
}
