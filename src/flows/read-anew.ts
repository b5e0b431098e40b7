import type { MessageRow } from '../domain/filed-message.ts'
import { readBuiltin } from '../reading/builtin-reader.ts'
import type { Reading } from '../reading/contract.ts'
import { rawBytes } from '../store/raw-mails.ts'
import { bodyOf, judge } from './judge-mail.ts'
import { loadCase } from './load-case.ts'
import { contextOf, readingInput } from './reading-input.ts'
import type { World } from './world.ts'

/** One thing that today's program sees otherwise, as JSON. */
export type Difference = { what: string; kept: string; now: string }

/**
 * The stored bytes of a message through today's parser and built-in reader, beside what was kept when it came. Changes
 * nothing. Null when the bytes are gone or cannot be parsed.
 */
export async function readAnew(world: World, message: MessageRow): Promise<Difference[] | null> {
  const raw = rawBytes(world.db, message.sha256)
  const parsed = raw && (await world.parse(raw))
  if (!raw || parsed?.kind !== 'parsed') return null
  const judged = await judge(world, message.sha256, raw, parsed.mail, message.received_at)
  const now = { ...bodyOf(judged), automatic: judged.automatic.kind }
  const kept = { ...message.body, automatic: message.automatic }
  const words = ['automatic', 'subject', 'from', 'to', 'cc', 'sentAt', 'own', 'signature', 'quoted', 'hidden'] as const
  return [
    ...words.flatMap((what) => difference(what, kept[what], now[what])),
    ...difference('attachments', hashes(kept), hashes(now)),
    ...readings(world, { ...message, body: now }),
  ]
}

const hashes = ({ attachments }: Pick<MessageRow['body'], 'attachments'>): string[] => attachments.map((a) => a.sha256)

function readings(world: World, message: MessageRow): Difference[] {
  if (!message.case_id) return []
  const found = loadCase(world.db, message.case_id)
  const kept = found.readings.get(message.id)
  if (!kept) return []
  const now = readBuiltin(readingInput(world, message.body, message.received_at, contextOf(found, message)))
  return [
    ...difference('acts', actsOf(kept), actsOf(now)),
    ...difference('facts', factsOf(kept), factsOf(now)),
    ...difference('answers', kept.answers, now.answers),
  ]
}

const actsOf = ({ acts }: Reading): string[] => acts.map(({ act, certainty }) => `${act} (${certainty})`).toSorted()

const factsOf = ({ facts }: Reading): string[] =>
  facts.map(({ key, value, certainty }) => `${key} = ${JSON.stringify(value)} (${certainty})`).toSorted()

function difference(what: string, kept: unknown, now: unknown): Difference[] {
  const [before, after] = [JSON.stringify(kept), JSON.stringify(now)]
  return before === after ? [] : [{ what, kept: before, now: after }]
}
