import type { Change } from '../domain/decision.ts'
import type { Actor, CaseEvent } from '../domain/events.ts'
import { isOpen } from '../domain/states.ts'
import type { DraftRow } from '../store/drafts.ts'
import { mailsOfDraft, type OutboxMail } from '../store/outbox.ts'
import type { CaseFile } from './load-case.ts'
import type { World } from './world.ts'

type Why = Extract<CaseEvent, { type: 'draft_stopped' }>['why']

/** `left`: mails of the letter that were handed to a mail server, or may have been. Without changes nothing can be stopped. */
export type Stopped = { changes: readonly Change[]; left: readonly OutboxMail[] }

/** An approved letter is taken back as far as no server has taken it; the case is as if it had not been approved. */
export function stopLetter(world: World, found: CaseFile, draft: DraftRow, why: Why, actor: Actor): Stopped {
  const mails = mailsOfDraft(world.db, draft.id)
  const left = mails.filter((mail) => mail.state !== 'stopped' && !isWaiting(mail))
  if (draft.state !== 'approved' || !mails.some(isWaiting)) return { changes: [], left }
  const closed = draft.outcome !== null && found.file.outcome === draft.outcome && !isOpen(found.file.state)
  const reopens = closed && left.length === 0 && why !== 'case_closed'
  return {
    changes: [
      { kind: 'stop_draft', draft: draft.id },
      { kind: 'event', actor, event: { type: 'draft_stopped', draft: draft.id, why, reopens } },
    ],
    left,
  }
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
