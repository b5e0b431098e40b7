import type { Reader, ReadingContext } from './contract.ts'
import { factsJson } from './json.ts'
import { type LabelledConversation, labelledInput } from './labelled.ts'
import { type Prediction, type Score, scoreOf } from './score.ts'

/**
 * Scores a reader on labelled conversations. It reads the labelled own words, message after message; what it understood
 * of the earlier ones is its only context. Whose words are own and what is automatic is not its task and counts as right.
 */
export async function evaluateReader(
  conversations: readonly LabelledConversation[],
  reader: Reader,
  ours: string,
): Promise<Score> {
  const pairs: Parameters<typeof scoreOf>[0][number][] = []
  for (const { messages } of conversations) {
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
      pairs.push({ label, prediction })
      if (reading)
        earlier.push({ role: reading.role, own: label.visible, acts: reading.acts.map((a) => a.act), from: input.from })
    }
  }
  return scoreOf(pairs)
}
