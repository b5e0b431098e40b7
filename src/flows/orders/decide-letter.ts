import type { Style } from '../../commands/command.ts'
import type { Day } from '../../domain/day.ts'
import type { Change } from '../../domain/decision.ts'
import type { DraftRow } from '../../store/drafts.ts'
import { difference } from '../../writing/difference.ts'
import type { Letter } from '../../writing/letter.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { letterWords } from '../../writing/order-words.ts'
import { approve, postpone, refuse, type Stale } from '../decide-draft.ts'
import { nameOf } from '../people.ts'
import { rewriteProposal } from '../weigh-case.ts'
import type { World } from '../world.ts'
import { stopApproved } from './stop-approved.ts'
import { type Effect, notDone, type Target } from './target.ts'

/** OK: exactly the letter that was shown, or the mediator's own version of it. */
export async function approveLetter(world: World, target: Target): Promise<Effect> {
  const { found, by, editedBody } = target
  const draft = openDraft(target)
  if (!draft) return decidedBefore(world, target)
  const approval = await approve(world, found, draft, by, editedBody, { atOnce: false })
  switch (approval.kind) {
    case 'stale':
      return {
        kind: 'done',
        result: tooLate(staleText[approval.why]),
        changes: [weighAgain(world, target)],
        weighs: false,
      }
    case 'faulty':
      return notDone(refusals.faultyText, approval.faults.blocking)
    case 'approved': {
      const recipients = draft.recipients.map((r) => `${r.name} <${r.address}>`)
      const leaves = letterWords.moment(approval.sendsAt, world.clock.now())
      const undo = approval.sendsAt > world.clock.now()
      const changes = [...useToken(target), ...approval.changes]
      const sent = { recipients, leaves, undo }
      return {
        kind: 'done',
        result:
          editedBody === null
            ? { kind: 'approved', ...sent }
            : {
                kind: 'edited',
                ...sent,
                difference: difference(draft.letter.body, editedBody),
                warnings: approval.warnings,
              },
        changes,
        weighs: false,
      }
    }
  }
}

export function refuseLetter(world: World, target: Target, reason: string): Effect {
  if (wasApproved(target)) return stopApproved(world, target)
  const draft = openDraft(target)
  if (!draft) return decidedBefore(world, target)
  return {
    kind: 'done',
    result: { kind: 'refused', reason: reason || null },
    changes: [...useToken(target), ...refuse(world, target.found, draft, target.by, reason)],
    weighs: false,
  }
}

export function postponeLetter(world: World, target: Target, until: Day): Effect {
  if (wasApproved(target)) return stopApproved(world, target)
  const draft = openDraft(target)
  if (!draft) return decidedBefore(world, target)
  return {
    kind: 'done',
    result: { kind: 'postponed', until },
    changes: [...useToken(target), ...postpone(world, target.found, draft, target.by, until)],
    weighs: false,
  }
}

/** The same letter in another style, put before the mediator anew. */
export async function rewriteLetter(world: World, target: Target, style: Style): Promise<Effect> {
  if (wasApproved(target)) return stopApproved(world, target)
  const draft = openDraft(target)
  if (!draft) return decidedBefore(world, target)
  const lead = letterWords.styleLead(letterWords.style[style])
  const changes = await rewriteProposal(world, target.found, draft, { style, lead })
  if (!changes) return notDone(refusals.noSuchStyle(letterWords.style[style]))
  return {
    kind: 'done',
    result: { kind: 'recorded', what: letterWords.styleProposed(letterWords.style[style]) },
    changes: [...useToken(target), ...changes],
    weighs: false,
  }
}

/** By whoever now thinks again: NON after OK holds the letter back, or hears that it has left. */
const wasApproved = ({ draft, by }: Target): boolean => draft?.state === 'approved' && draft.decided_by === by

const openDraft = ({ draft }: Target): DraftRow<Letter> | null => (draft?.state === 'proposed' ? draft : null)

const useToken = ({ tokenSha256 }: Target): Change[] => (tokenSha256 ? [{ kind: 'use_token', tokenSha256 }] : [])

const weighAgain = (world: World, { found }: Target): Change => ({
  kind: 'task',
  task: 'weigh_case',
  subject: found.header.id,
  runAt: world.clock.now(),
})

const staleText: Record<Stale, string> = {
  not_open: refusals.notOpenAnyMore,
  case_changed: refusals.caseChanged,
  recipients_changed: refusals.recipientsChanged,
}

const tooLate = (why: string, sent: string | null = null) => ({ kind: 'too_late', why, sent }) as const

/** Who comes second hears who was first, when, and what left. */
function decidedBefore(world: World, { draft, by }: Target): Effect {
  const result = draft ? tooLate(...earlier(world, draft, by)) : tooLate(refusals.noLetter)
  return { kind: 'done', result, changes: [], weighs: false }
}

function earlier(world: World, draft: DraftRow<Letter>, by: string): [why: string, sent: string | null] {
  const { state, decided_by: who, decided_at: at } = draft
  if (state === 'proposed' || state === 'superseded' || !who || !at) return [staleText.not_open, null]
  const name = nameOf(world, who)
  const whom = who === by ? letterWords.you : name ? `${name} (${who})` : who
  const why = refusals.decidedBefore(letterWords.decided[state], whom, letterWords.moment(at, world.clock.now()))
  return [why, state === 'approved' && who !== by ? (draft.approved_body ?? draft.letter.body) : null]
}
