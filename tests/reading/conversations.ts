import fs from 'node:fs'
import { LabelledConversation } from '../../src/reading/labelled.ts'

const load = (set: string): LabelledConversation[] => {
  const folder = new URL(`../fixtures/${set}/`, import.meta.url)
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => LabelledConversation.parse(JSON.parse(fs.readFileSync(new URL(name, folder), 'utf8'))))
}

/** The development set. */
export const conversations: readonly LabelledConversation[] = load('conversations')
/** The two sets that others wrote, by the same conventions, without having seen the reader. */
export const blindConversations: readonly LabelledConversation[] = [
  ...load('conversations-blind-1'),
  ...load('conversations-blind-2'),
]
/** Every set that others wrote and that may be read. */
export const writtenByOthers: readonly LabelledConversation[] = Array.from({ length: 26 }, (_, n) => n + 1).flatMap(
  (n) => load(`conversations-blind-${n}`),
)
