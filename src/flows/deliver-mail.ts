import { type Instant, parisDay, plusSeconds } from '../domain/day.ts'
import type { Change, Decision } from '../domain/decision.ts'
import type { CaseEvent } from '../domain/events.ts'
import type { PartyId } from '../domain/ids.ts'
import type { Side } from '../domain/roles.ts'
import { inWindow } from '../domain/sending-window.ts'
import { isOpen } from '../domain/states.ts'
import { refusesAddress } from '../mail/dead-address.ts'
import type { Delivery } from '../ports.ts'
import { loadCaseRow } from '../store/cases.ts'
import { commit } from '../store/commit.ts'
import { transact } from '../store/database.ts'
import { type DraftRow, draftById } from '../store/drafts.ts'
import { messagesOf } from '../store/messages.ts'
import {
  mailBytes,
  mailsInState,
  type OutboxMail,
  type OutboxState,
  peekDue,
  sendLater,
  settleMail,
  takeDue,
} from '../store/outbox.ts'
import { addTask } from '../store/tasks.ts'
import type { Letter } from '../writing/letter.ts'
import { withDeadlines } from './deadline-changes.ts'
import { lastLook } from './last-look.ts'
import { loadCase } from './load-case.ts'
import { overtakenRecap } from './recap.ts'
import { stopOvertaken } from './stop-letter.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

const HOUR = 3600
const DAY = 24 * HOUR

/** Waits between attempts after temporary refusals, in seconds: 5 minutes, then longer, five days in all. */
const BACK_OFF = [300, 900, HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, DAY, DAY, DAY, DAY]

/** Sends the oldest mail that is due, if any. True when there was one. */
export async function deliverNext(world: World): Promise<boolean> {
  if (world.settings.shadow) return false
  const { db, clock, settings } = world
  const due = peekDue(db, clock.now())
  if (due && isTooLate(world, due)) return putOff(world, due)
  if (due && isOutlived(world, due)) return stopAgain(world, due)
  if (due?.kind === 'recap' && stopRecap(world, due)) return true
  const back = due && takenBack(world, due)
  if (back) return commit(db, back, settings.mailAddress, clock.now()).kind === 'committed'
  const mail = takeDue(db, clock.now())
  if (!mail) return false
  settle(world, mail, await handOver(world, mail))
  return true
}

/** Due within the sending hours, and these are over: the service was down, or many letters were due at once. */
function isTooLate(world: World, { kind, not_before: due }: OutboxMail): boolean {
  const opens = (at: Instant) => inWindow(at, world.settings.sendingWindow, inAlsaceMoselle(world))
  const now = world.clock.now()
  return (kind === 'letter' || kind === 'recap') && opens(due) === due && opens(now) !== now
}

function putOff(world: World, { id, last_answer: answer }: OutboxMail): true {
  const opens = inWindow(world.clock.now(), world.settings.sendingWindow, inAlsaceMoselle(world))
  sendLater(world.db, id, opens, answer ?? 'outside the sending hours')
  return true
}

/** A letter whose first copy came back needs no second one when its reader wrote meanwhile, or its case has ended. */
function isOutlived(
  { db }: World,
  { again, case_id: caseId, party_id: party, created_at: since }: OutboxMail,
): boolean {
  if (again === 0 || !caseId) return false
  const file = readable(() => loadCaseRow(db, caseId))?.file
  const wrote = messagesOf(db, caseId).some(
    (m) => m.party_id === party && m.automatic === 'no' && m.received_at > since,
  )
  return wrote || !file || !isOpen(file.state)
}

function stopAgain({ db, clock }: World, { id }: OutboxMail): true {
  settleMail(db, id, 'stopped', 'not sent again: the case went on', clock.now())
  return true
}

/** A recap in which a line is not true any more: its mediator is asked about what is left. */
function stopRecap(world: World, { id, key }: OutboxMail): boolean {
  const { db, clock } = world
  const group = overtakenRecap(world, key)
  if (group === null) return false
  transact(db, () => {
    settleMail(db, id, 'stopped', 'a case of it went on', clock.now())
    addTask(db, 'propose_recap', group, clock.now())
  })
  return true
}

/** A letter of which nothing has left, of a case that learnt something since its approval: what takes it back, if anything does. */
function takenBack(world: World, { kind, case_id: caseId }: OutboxMail): Decision | null {
  const overtaken = caseId && readable(() => loadCaseRow(world.db, caseId))?.file.underway.some((u) => u.outdated)
  if (kind !== 'letter' || !overtaken) return null
  const stops = stopOvertaken(world, loadCase(world.db, caseId))
  // Who approved an answer to yesterday's letter is asked again.
  const weigh: Change = { kind: 'task', task: 'weigh_case', subject: caseId, runAt: world.clock.now() }
  return stops.length === 0 ? null : { caseId, basedOn: null, changes: withDeadlines(world, caseId, [...stops, weigh]) }
}

/** A case whose row is broken holds nothing up. */
function readable<T>(load: () => T): T | null {
  try {
    return load()
  } catch {
    return null
  }
}

/** A transport that breaks may have handed the mail over before. */
async function handOver(world: World, mail: OutboxMail): Promise<Delivery> {
  const { sender: from, recipient: to, message_id: messageId } = mail
  const raw = mailBytes(world.db, mail.id)
  if (raw === null) return stopped('its bytes are gone')
  const fault = await faultOf(world, mail, raw)
  if (fault) return fault
  try {
    return await world.transport.send({ from, to, raw, messageId })
  } catch (error) {
    world.log.error({ mail: mail.id, error }, 'transport failed')
    return { kind: 'unknown', response: 'the transport failed' }
  }
}

/** What the last look finds stops a letter for good; what it cannot look at waits. Nothing was handed over yet. */
async function faultOf(world: World, mail: OutboxMail, raw: Buffer): Promise<Delivery | null> {
  try {
    const fault = await lastLook(world, mail, raw)
    return fault === null ? null : stopped(fault)
  } catch (error) {
    world.log.error({ mail: mail.id, error }, 'no last look possible')
    return { kind: 'try_later', response: 'no last look possible' }
  }
}

/** How the answer of a letter begins that we stopped ourselves. */
export const LAST_LOOK = 'last look: '

const stopped = (fault: string): Delivery => ({ kind: 'refused', code: 0, response: `${LAST_LOOK}${fault}` })

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

/** A mail that was in doubt is proven to have left: nothing is sent again. `how`: in English, kept as the answer. */
export function confirmSent(world: World, mail: OutboxMail, how: string): void {
  world.log.info({ mail: mail.id, kind: mail.kind }, 'doubtful mail proven sent')
  end(world, mail, { kind: 'accepted', response: how }, world.clock.now())
}

function settle(world: World, mail: OutboxMail, answer: Delivery): void {
  const { db, clock, log } = world
  const now = clock.now()
  const ids = { mail: mail.id, kind: mail.kind, attempt: mail.attempts }
  const wait = answer.kind === 'try_later' ? BACK_OFF[mail.attempts - 1] : undefined
  if (wait === undefined) end(world, mail, answer, now)
  else sendLater(db, mail.id, nextTry(world, mail, plusSeconds(now, wait)), answer.response)
  if (answer.kind === 'accepted') log.info(ids, 'mail sent')
  else log.warn({ ...ids, outcome: answer.kind }, 'mail not sent')
}

const nextTry = (world: World, { kind }: OutboxMail, at: Instant): Instant =>
  kind === 'letter' ? inWindow(at, world.settings.sendingWindow, inAlsaceMoselle(world)) : at

const stateAfter: Record<Delivery['kind'], OutboxState> = {
  accepted: 'sent',
  refused: 'refused',
  unknown: 'unknown',
  try_later: 'given_up',
}

/** The mail's end, and in the same transaction what its case hears of it. */
function end(world: World, mail: OutboxMail, answer: Delivery, now: Instant): void {
  const settled = () => settleMail(world.db, mail.id, stateAfter[answer.kind], answer.response, now)
  try {
    transact(world.db, () => {
      settled()
      tell(world, mail, answer, now)
    })
  } catch (error) {
    // A case that cannot be written leaves no mail in limbo, and stops no other.
    world.log.error({ mail: mail.id, error }, 'case not told what became of its letter')
    settled()
  }
}

/** Automatic mails are no events of a case, and a letter that leaves once more has left already. */
function tell(world: World, mail: OutboxMail, answer: Delivery, now: Instant): void {
  const { kind, case_id: caseId, draft_id: draft, party_id: party, recipient } = mail
  const approved = draft ? draftById<Letter>(world.db, draft) : null
  const side = approved?.recipients.find((r) => r.party === party)?.side
  if (kind !== 'letter' || !caseId || !party || !approved || !side) return
  if (mail.again > 0 && answer.kind === 'accepted') return
  const weigh: Change = { kind: 'task', task: 'weigh_case', subject: caseId, runAt: now }
  const changes: Change[] = [
    ...letterEvents({ draft: approved, party, side }, answer, now).map(
      (event): Change => ({ kind: 'event', event, actor: { kind: 'service' } }),
    ),
    ...(isDead(answer) ? [{ kind: 'address_bounced', party, address: recipient } as const] : []),
    // Once the dossier has left, the other side is to be told.
    ...(answer.kind === 'refused' || answer.kind === 'try_later' || approved.purpose === 'cdc_dossier' ? [weigh] : []),
  ]
  const decision = { caseId, basedOn: null, changes: withDeadlines(world, caseId, changes) }
  commit(world.db, decision, world.settings.mailAddress, now)
}

type Departing = { draft: DraftRow<Letter>; party: PartyId; side: Side }

function letterEvents({ draft, party, side }: Departing, answer: Delivery, now: Instant): CaseEvent[] {
  const about = { draft: draft.id, party }
  const { stage } = draft.letter
  switch (answer.kind) {
    case 'accepted':
      return [
        { type: 'letter_sent', ...about, purpose: draft.purpose, side, on: parisDay(now) },
        ...(stage?.to.includes(party) ? [{ type: 'stage_told', party, stage: stage.state } as const] : []),
      ]
    case 'refused': {
      const refused: CaseEvent = { type: 'letter_refused', ...about, code: answer.code }
      return isDead(answer) ? [refused, { type: 'letter_bounced', party, message: null, permanent: true }] : [refused]
    }
    case 'try_later':
      return [{ type: 'letter_refused', ...about, code: 0 }]
    case 'unknown':
      return [{ type: 'letter_in_doubt', ...about }]
  }
}

const isDead = (answer: Delivery): boolean => answer.kind === 'refused' && refusesAddress(answer.code, answer.response)
