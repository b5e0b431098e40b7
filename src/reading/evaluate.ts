import type { Reader, Reading, ReadingContext } from './contract.ts'
import { factsJson } from './json.ts'
import { type LabelledConversation, type LabelledMessage, labelledInput } from './labelled.ts'
import type { Prediction } from './score.ts'

/** One labelled message with what a reader made of it; `reading` is null for automatic mail. */
export type Evaluated = { id: string; label: LabelledMessage; prediction: Prediction; reading: Reading | null }

/**
 * A reader on labelled conversations. It reads the labelled own words, message after message; what it understood
 * of the earlier ones is its only context. Whose words are own and what is automatic is not its task and counts as right.
 */
export async function evaluated(
  conversations: readonly LabelledConversation[],
  reader: Reader,
  ours: string,
): Promise<Evaluated[]> {
  const all: Evaluated[] = []
  for (const { id, messages } of conversations) {
    const earlier: ReadingContext['earlier'][number][] = []
    for (const label of messages) {
      const input = labelledInput(label, ours, [...earlier])
      const automatic = label.labels.automatic
      const reading = automatic === 'no' ? await reader.read(input) : null
      const prediction: Prediction = {
        automatic,
        role: reading?.role ?? 'other',
        ownText: label.visible,
        acts: reading?.acts.map((a) => a.act) ?? [],
        facts: factsJson(reading?.facts ?? []),
      }
      all.push({ id, label, prediction, reading })
      if (reading)
        earlier.push({ role: reading.role, own: label.visible, acts: reading.acts.map((a) => a.act), from: input.from })
    }
  }
  return all
}
