import { type Day, parisDay } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import { type Actor, CaseEvent } from '../domain/events.ts'
import { isOpen } from '../domain/states.ts'
import type { DraftRow } from '../store/drafts.ts'
import { eventRows } from '../store/events.ts'
import { mailsOfDraft, type OutboxMail } from '../store/outbox.ts'
import type { CaseFile } from './load-case.ts'
import type { World } from './world.ts'

type Why = Extract<CaseEvent, { type: 'draft_stopped' }>['why']

/** A mail of the letter that left, or may have (`sure`), and the day. */
type Departure = { to: string; on: Day; sure: boolean }

/**
 * `left`: mails of the letter that were handed to a mail server, or may have been. `once`: those that were to leave once more,
 * when nothing else of the letter waits. Without changes nothing can be stopped.
 */
export type Stopped = { changes: readonly Change[]; left: readonly OutboxMail[]; once: readonly Departure[] }

/**
 * An approved letter is taken back as far as no server has taken it; the case is as if it had not been approved. What only
 * waits to leave a second time is stopped, and the letter stays sent.
 */
export function stopLetter(world: World, found: CaseFile, draft: DraftRow, why: Why, actor: Actor): Stopped {
  const mails = mailsOfDraft(world.db, draft.id)
  const waiting = mails.filter(isWaiting)
  const departures = new Map(waiting.map((mail) => [mail, firstDeparture(world, mail)]))
  const once = [...departures.values()].filter((departure) => departure !== null)
  const left = mails.filter((mail) => mail.state !== 'stopped' && (departures.get(mail) ?? !isWaiting(mail)))
  if (draft.state !== 'approved' || waiting.length === 0) return { changes: [], left, once: [] }
  if (once.length === waiting.length) return { changes: [{ kind: 'stop_copies', draft: draft.id }], left, once }
  const closed = draft.outcome !== null && found.file.outcome === draft.outcome && !isOpen(found.file.state)
  const reopens = closed && left.length === 0 && why !== 'case_closed'
  return {
    changes: [
      { kind: 'stop_draft', draft: draft.id },
      { kind: 'event', actor, event: { type: 'draft_stopped', draft: draft.id, why, reopens } },
    ],
    left,
    once: [],
  }
}

/** When this mail left for the first time, if it did or may have. */
function firstDeparture({ db }: World, { case_id: caseId, draft_id: draft, party_id: party, recipient }: OutboxMail) {
  const departures = (caseId ? eventRows(db, caseId) : []).flatMap(({ type, at, body }): Departure[] => {
    if (type !== 'letter_sent' && type !== 'letter_in_doubt') return []
    const event = CaseEvent.parse(JSON.parse(body))
    const isIt = 'draft' in event && event.draft === draft && 'party' in event && event.party === party
    return isIt ? [{ to: recipient, on: parisDay(at), sure: type === 'letter_sent' }] : []
  })
  return departures.find(({ sure }) => sure) ?? departures[0] ?? null
}

/** No server has taken it, and none is being asked now. */
const isWaiting = ({ state }: OutboxMail): boolean => state === 'queued' || state === 'shadowed'

/** Letters of the case that wait to leave. */
export const waitingLetters = (world: World, { file, drafts }: CaseFile): DraftRow[] =>
  file.underway.flatMap(({ draft: id }) => {
    const draft = drafts.find((d) => d.id === id)
    const mails = mailsOfDraft(world.db, id)
    return draft && mails.length > 0 && mails.every(isWaiting) ? [draft] : []
  })

/** Letters that wait to leave and that the case has overtaken since their approval: a mediator must look again. */
const overtakenLetters = (world: World, found: CaseFile): DraftRow[] =>
  waitingLetters(world, found).filter((draft) => found.file.underway.some((u) => u.draft === draft.id && u.outdated))

/** Takes overtaken letters back. */
export const stopOvertaken = (world: World, found: CaseFile): readonly Change[] =>
  overtakenLetters(world, found).flatMap(
    (draft) => stopLetter(world, found, draft, 'case_changed', { kind: 'service' }).changes,
  )
