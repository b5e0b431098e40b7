import { expect, test } from 'vitest'
import { instant } from '../../src/domain/day.ts'
import { readConversation } from '../../src/flows/read-only.ts'
import type { ParsedMail } from '../../src/mail/message.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { builtinReader } from '../../src/reading/builtin-reader.ts'
import { readingJson } from '../../src/reading/json.ts'
import { LabelledMessage } from '../../src/reading/labelled.ts'
import { type Prediction, scoreOf } from '../../src/reading/score.ts'
import { buildConversation } from '../support/build-message.ts'
import { type LabelledConversation, loadConversations } from '../support/labelled.ts'
import { OURS } from '../support/test-world.ts'

const conversations = loadConversations(new URL('../fixtures/conversations/', import.meta.url).pathname)

/** From the bytes that each mail program would have sent to what the service understands. */
async function predictions(conversation: LabelledConversation): Promise<Prediction[]> {
  const mails: ParsedMail[] = []
  for (const { raw } of buildConversation(conversation)) {
    const parsed = await parseMail(raw)
    if (parsed.kind === 'parsed') mails.push(parsed.mail)
  }
  const read = await readConversation(mails, builtinReader, OURS, instant('2026-11-21T09:00:00Z'))
  return read.map(({ automatic, words, reading }) => {
    const json = reading ? readingJson(reading) : { role: 'other', acts: [], facts: {} }
    return {
      automatic,
      role: json.role,
      ownText: `${words.visible}\n${words.signature}`,
      acts: json.acts,
      facts: json.facts,
    }
  })
}

// The development set: a floor under what was reached, not a promise for mail that nobody has read.
test('the labelled conversations, built as real mails, are read as well as they were', async () => {
  const pairs: { label: LabelledMessage; prediction: Prediction | null }[] = []
  for (const conversation of conversations) {
    const found = await predictions(conversation)
    conversation.messages.forEach((message, i) => {
      pairs.push({ label: LabelledMessage.parse(message), prediction: found[i] ?? null })
    })
  }
  const score = scoreOf(pairs)
  expect(pairs).toHaveLength(304)
  expect(score.automatic).toBe(1)
  expect(score.own_text).toBeGreaterThanOrEqual(0.98)
  expect(score.role).toBeGreaterThanOrEqual(0.95)
  expect(score.acts_micro.f1).toBeGreaterThanOrEqual(0.9)
  expect(score.facts_micro.precision).toBeGreaterThanOrEqual(0.94)
  expect(score.facts_micro.recall).toBeGreaterThanOrEqual(0.88)
})
