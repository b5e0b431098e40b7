import { expect } from 'vitest'
import { plusSeconds } from '../../src/domain/day.ts'
import { messageBySha } from '../../src/store/messages.ts'
import type { Yes } from './account.ts'
import { eventsOfRef, isRecusalOf } from './departures.ts'
import type { Life } from './random-life.ts'

const HELD: readonly (string | null)[] = ['approved', 'edited']

/** A yes that holds by the test's own account is done, or its writer reads why the text may not leave; a second one is not. */
export function everyYesIsHeardOnce(life: Life): void {
  const { db } = life.w.world
  const done = new Set<string>()
  for (const yes of life.account.yeses.filter((y) => y.own || done.has(y.request))) {
    const row = messageBySha(db, yes.mail)
    const heard = row?.fate === 'command' && HELD.includes(row.reason)
    if (done.has(yes.request) && row?.match !== 'list_token')
      expect({ fate: row?.fate, heard }).toEqual({ fate: 'held', heard: false })
    if (!heard && !done.has(yes.request) && holds(life, yes) && !mayNotLeave(life, yes))
      throw new Error(`a valid yes at ${yes.at} came to ${row?.fate} ${row?.reason}`)
    if (heard) done.add(yes.request)
  }
}

/** What happens to a case without making its open letter stale. */
const HARMLESS: readonly string[] = [
  'draft_proposed',
  'draft_approved',
  'note_added',
  'minutes_declared',
  'automatic_reply_noted',
  'letter_sent',
  'letter_in_doubt',
  'deadline_passed',
]

function holds(life: Life, { request: id, by, at, position, atOnce }: Yes): boolean {
  const request = life.account.written.get(id)
  if (!request || !atOnce) return false
  const events = eventsOfRef(life, request).filter((e) => e.seq <= position)
  const quiet = events.every((e) => e.seq <= request.position || HARMLESS.includes(e.type))
  // A list and the letter's own mail may cross: whichever is taken in first counts.
  const decided = life.account.yeses.some((y) => y.request === id && !y.own)
  const inTime = at <= plusSeconds(request.mail.date, life.w.world.settings.approvalHours * 3600)
  return quiet && !decided && inTime && !events.some((e) => isRecusalOf(e, by))
}

/** The writer was told what in the text may not leave, or that the colleague named beside the OK may not have the case. */
const mayNotLeave = ({ account, w }: Life, yes: Yes): boolean => {
  const id = messageBySha(w.world.db, yes.mail)?.message_id
  const told = [...account.written.values()].find(({ mail }) => mail.inReplyTo === id)
  return /ce qui ne peut pas partir|s’est déporté de ce dossier/.test(told?.mail.text ?? '')
}
