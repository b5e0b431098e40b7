import { type Instant, parisDay, plusSeconds } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import type { CaseEvent } from '../domain/events.ts'
import { sideOf } from '../domain/roles.ts'
import type { Delivery } from '../ports.ts'
import { loadCaseRow, partiesOf } from '../store/cases.ts'
import { commit } from '../store/commit.ts'
import { transact } from '../store/database.ts'
import { draftById } from '../store/drafts.ts'
import { mailsInState, type OutboxRow, sendLater, settleMail, takeDue } from '../store/outbox.ts'
import { withDeadlines } from './deadline-changes.ts'
import type { World } from './world.ts'

/** Waits between attempts after temporary refusals, in seconds: 5 minutes, then longer, about two days in all. */
const BACK_OFF = [300, 900, 3600, 4 * 3600, 8 * 3600, 12 * 3600, 24 * 3600]

/** Sends the oldest mail that is due, if any. True when there was one. */
export async function deliverNext(world: World): Promise<boolean> {
  if (world.settings.shadow) return false
  const mail = takeDue(world.db, world.clock.now())
  if (!mail) return false
  const { sender: from, recipient: to, raw, message_id: messageId } = mail
  const answer = await world.transport.send({ from, to, raw, messageId })
  settle(world, mail, answer)
  return true
}

/**
 * Mails that were handed over when the process died: whether they left is not known, so nobody resends them unasked.
 * Their doubt is an event of the case and a line of the digest. Call once, before the first delivery.
 */
export function settleInterrupted(world: World): number {
  const interrupted = mailsInState(world.db, 'sending')
  for (const mail of interrupted)
    settle(world, mail, { kind: 'unknown', response: 'the process ended before the answer' })
  return interrupted.length
}

function settle(world: World, mail: OutboxRow, answer: Delivery): void {
  const { db, clock, log } = world
  const now = clock.now()
  const ids = { mail: mail.id, kind: mail.kind, attempt: mail.attempts }
  transact(db, () => {
    switch (answer.kind) {
      case 'accepted':
        settleMail(db, mail.id, 'sent', answer.response, now)
        return tell(world, mail, 'sent', 0, now)
      case 'refused':
        settleMail(db, mail.id, 'refused', answer.response, now)
        return tell(world, mail, 'refused', answer.code, now)
      case 'unknown':
        settleMail(db, mail.id, 'unknown', answer.response, now)
        return tell(world, mail, 'doubt', 0, now)
      case 'try_later': {
        const wait = BACK_OFF[mail.attempts - 1]
        if (wait !== undefined) return sendLater(db, mail.id, plusSeconds(now, wait), answer.response)
        settleMail(db, mail.id, 'given_up', answer.response, now)
        return tell(world, mail, 'refused', 0, now)
      }
    }
  })
  if (answer.kind === 'accepted') log.info(ids, 'mail sent')
  else log.warn({ ...ids, outcome: answer.kind }, 'mail not sent')
}

/** The case hears what became of its letter, in the same transaction. Automatic mails are no events. */
function tell(world: World, mail: OutboxRow, what: 'sent' | 'refused' | 'doubt', code: number, now: Instant): void {
  const event = letterEvent(world, mail, what, code, now)
  if (!event || !mail.case_id) return
  const changes: Change[] = [{ kind: 'event', event, actor: { kind: 'service' } }]
  if (what === 'refused') changes.push({ kind: 'task', task: 'weigh_case', subject: mail.case_id, runAt: now })
  const row = loadCaseRow(world.db, mail.case_id)
  if (!row) return
  commit(
    world.db,
    { caseId: mail.case_id, basedOn: null, changes: withDeadlines(world, mail.case_id, changes) },
    mail.sender,
    now,
  )
}

function letterEvent(
  world: World,
  mail: OutboxRow,
  what: 'sent' | 'refused' | 'doubt',
  code: number,
  now: Instant,
): CaseEvent | null {
  if (mail.kind !== 'letter' || !mail.case_id || !mail.draft_id || !mail.party_id) return null
  const party = partiesOf(world.db, mail.case_id).find((p) => p.id === mail.party_id)
  const draft = draftById(world.db, mail.draft_id)
  const side = party ? sideOf(party.role) : null
  if (!draft || !side) return null
  const about = { draft: mail.draft_id, party: mail.party_id }
  switch (what) {
    case 'sent':
      return { type: 'letter_sent', ...about, purpose: draft.purpose, side, on: parisDay(now) }
    case 'refused':
      return { type: 'letter_refused', ...about, code }
    case 'doubt':
      return { type: 'letter_in_doubt', ...about }
  }
}
