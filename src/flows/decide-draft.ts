import { type Day, type Instant, parisDay, parisInstant, plusSeconds } from '../domain/day.ts'
import type { Change, FinishedMail } from '../domain/decision.ts'
import type { Actor } from '../domain/events.ts'
import { inWindow } from '../domain/sending-window.ts'
import { isOpen } from '../domain/states.ts'
import { participantAddress } from '../mail/tokens.ts'
import { type DraftRow, draftAttachments } from '../store/drafts.ts'
import { editDistances } from '../writing/edit-distance.ts'
import { type Letter, paragraphSpans } from '../writing/letter.ts'
import { asReadBy, letterText } from '../writing/letter-text.ts'
import { letterFooter } from '../writing/notice.ts'
import { leftOutOf } from '../writing/symmetry.ts'
import { codeOf } from './case-outcome.ts'
import { segmentNow } from './case-segment.ts'
import { withDeadlines } from './deadline-changes.ts'
import { finishMails, type PlannedMail } from './finish-mail.ts'
import { type Faults, letterFaults } from './letter-faults.ts'
import type { CaseFile } from './load-case.ts'
import { nameOf } from './people.ts'
import { recipientsOf, takingPart } from './recipients.ts'
import { fingerprint } from './tokens.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

/** Why an approval does not hold, beside who gave it. */
export type Stale = 'not_open' | 'case_changed' | 'recipients_changed'

/** `sendsAt`: when the first attempt is due. */
export type Approval =
  | {
      kind: 'approved'
      changes: readonly Change[]
      mails: readonly FinishedMail[]
      sendsAt: Instant
      warnings: readonly string[]
    }
  | { kind: 'stale'; why: Stale }
  | { kind: 'faulty'; faults: Faults }

/**
 * A mediator's yes → the letters as finished bytes and the events, or why not. The draft must be open, the case must
 * know nothing that it did not know when the draft was written, and the recipients must still be the ones that were shown.
 * `atOnce`: no minutes to take it back, at any hour.
 */
export async function approve(
  world: World,
  found: CaseFile,
  draft: DraftRow<Letter>,
  by: string,
  editedBody: string | null,
  { atOnce }: { atOnce: boolean },
): Promise<Approval> {
  const stale = staleness(found, draft)
  if (stale) return { kind: 'stale', why: stale }
  const body = editedBody ?? draft.letter.body
  const faults = letterFaults(world, found, draft.letter, body)
  if (faults.blocking.length > 0) return { kind: 'faulty', faults }
  const now = world.clock.now()
  const sendsAt = atOnce ? now : sendingMoment(world, now)
  const mails = await finishMails(world, lettersOf(world, found, draft, body, by), sendsAt)
  const actor: Actor = { kind: 'mediator', address: by }
  const { id, purpose, letter, outcome } = draft
  const changes: Change[] = [
    { kind: 'settle_draft', draft: id, state: 'approved', by, approvedBody: body },
    {
      kind: 'event',
      actor,
      event: {
        type: 'draft_approved',
        draft: id,
        purpose,
        audience: letter.audience,
        leftOut: leftOutOf({ ...letter, body }, takingPart(found)),
        edited: editedBody !== null,
        on: parisDay(now),
      },
    },
    { kind: 'keep_edits', draft: id, edits: editDistances(paragraphSpans(letter), letter.body, body) },
    ...(outcome && isOpen(found.file.state)
      ? [
          {
            kind: 'event',
            actor,
            event: {
              type: 'case_closed',
              outcome,
              code: codeOf(world, found, outcome),
              segment: segmentNow(world, found),
            },
          } as const,
        ]
      : []),
    ...mails.map((mail): Change => ({ kind: 'mail', mail })),
    // What this letter does not answer is weighed next.
    { kind: 'task', task: 'weigh_case', subject: found.header.id, runAt: now },
  ]
  return {
    kind: 'approved',
    changes: withDeadlines(world, found.header.id, changes),
    mails,
    sendsAt,
    warnings: faults.warnings,
  }
}

/** After the minutes in which the approval can be taken back, within the hours in which letters leave. */
function sendingMoment(world: World, now: Instant): Instant {
  const { undoMinutes, sendingWindow } = world.settings
  return inWindow(plusSeconds(now, undoMinutes * 60), sendingWindow, inAlsaceMoselle(world))
}

/** A mediator's no: the case stays with the mediator, and the same news make no new draft by themselves. */
export function refuse(
  world: World,
  found: CaseFile,
  draft: DraftRow<Letter>,
  by: string,
  reason: string,
): readonly Change[] {
  return withDeadlines(world, found.header.id, [
    { kind: 'settle_draft', draft: draft.id, state: 'refused', by, ...(reason ? { reason } : {}) },
    { kind: 'event', actor: { kind: 'mediator', address: by }, event: { type: 'draft_refused', draft: draft.id } },
  ])
}

/** Not now: the letter is put before the mediator again on that day, written anew with what is known then. */
export function postpone(
  world: World,
  found: CaseFile,
  draft: DraftRow<Letter>,
  by: string,
  until: Day,
): readonly Change[] {
  const actor: Actor = { kind: 'mediator', address: by }
  return withDeadlines(world, found.header.id, [
    { kind: 'settle_draft', draft: draft.id, state: 'superseded', by },
    { kind: 'event', actor, event: { type: 'draft_postponed', draft: draft.id, until } },
    { kind: 'event', actor, event: { type: 'draft_superseded', draft: draft.id } },
    { kind: 'task', task: 'weigh_case', subject: found.header.id, runAt: parisInstant(until, '08:00') },
  ])
}

export function staleness(found: CaseFile, draft: DraftRow<Letter>): Stale | null {
  if (draft.state !== 'proposed') return 'not_open'
  if (found.file.version !== draft.case_version) return 'case_changed'
  const recipients = recipientsOf(found, draft.letter.audience)
  return fingerprint(draft.letter, recipients) === draft.fingerprint ? null : 'recipients_changed'
}

/** One mail per recipient, each with its own reply address: nobody sees another's, nobody is in copy. */
function lettersOf(world: World, found: CaseFile, draft: DraftRow<Letter>, body: string, by: string): PlannedMail[] {
  const { settings, db } = world
  const attachments = draftAttachments(db, draft.id)
  return draft.recipients.map((recipient) => {
    const party = found.parties.find((p) => p.id === recipient.party)
    const last = found.messages.findLast((m) => m.party_id === recipient.party && m.message_id !== null)
    return {
      key: `letter:${draft.id}:${recipient.party}`,
      kind: 'letter',
      draft: draft.id,
      party: recipient.party,
      to: { name: recipient.name, address: recipient.address },
      replyTo: participantAddress(settings.mailAddress, party?.token ?? ''),
      subject: draft.letter.subject,
      text: letterText(asReadBy({ ...draft.letter, body }, recipient.party), recipient.side, settings.serviceName),
      footer: letterFooter({ serviceName: settings.serviceName, mailAddress: settings.mailAddress }, nameOf(world, by)),
      inReplyTo: last?.message_id ?? null,
      references: last?.message_id ? [last.message_id] : [],
      attachments,
    }
  })
}
