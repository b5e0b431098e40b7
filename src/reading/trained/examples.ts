import { grammarFeatures } from '../builtin-reader.ts'
import type { ReadingContext } from '../contract.ts'
import { type LabelledConversation, labelledInput } from '../labelled.ts'
import { readRole } from '../roles.ts'
import type { Example } from './train.ts'

/** The human messages of labelled conversations as examples; what the grammar read of the earlier ones is their context. */
export function examplesOf(conversations: readonly LabelledConversation[], ours: string): Example[] {
  return conversations.flatMap(({ messages }) => {
    const earlier: ReadingContext['earlier'][number][] = []
    return messages.flatMap((label) => {
      if (label.labels.automatic !== 'no') return []
      const input = labelledInput(label, ours, [...earlier])
      const { features, acts } = grammarFeatures(input)
      earlier.push({ role: readRole(input), own: label.visible, acts: acts.map((a) => a.act), from: input.from })
      return [{ features, acts: new Set(label.labels.acts) }]
    })
  })
}
