import type { Style } from '../../commands/command.ts'
import { type Day, parisDay, parisTime } from '../../domain/day.ts'
import type { Change } from '../../domain/decision.ts'
import type { DraftRow } from '../../store/drafts.ts'
import { difference } from '../../writing/difference.ts'
import { frenchWeekday } from '../../writing/french-day.ts'
import type { Letter } from '../../writing/letter.ts'
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
      return notDone('le texte contient ce qui ne peut pas partir.', approval.faults.blocking)
    case 'approved': {
      const recipients = draft.recipients.map((r) => `${r.name} <${r.address}>`)
      const leaves = momentText(world, approval.sendsAt)
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

const styleText: Record<Style, string> = { shorter: 'plus courte', firmer: 'plus ferme', softer: 'plus douce' }

/** The same letter in another style, put before the mediator anew. */
export async function rewriteLetter(world: World, target: Target, style: Style): Promise<Effect> {
  if (wasApproved(target)) return stopApproved(world, target)
  const draft = openDraft(target)
  if (!draft) return decidedBefore(world, target)
  const lead = `Version ${styleText[style]}, à votre demande : les sommes et les dates n’ont pas changé.`
  const changes = await rewriteProposal(world, target.found, draft, { style, lead })
  if (!changes) return notDone(`je n’ai pas de version ${styleText[style]} de cette lettre.`)
  return {
    kind: 'done',
    result: { kind: 'recorded', what: `Une version ${styleText[style]} vous est proposée dans un nouveau courriel.` },
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
  not_open: 'cette lettre n’attend plus de réponse.',
  case_changed: 'le dossier a changé depuis. Une nouvelle lettre vous est proposée.',
  recipients_changed: 'les destinataires ont changé depuis. Une nouvelle lettre vous est proposée.',
}

const tooLate = (why: string, sent: string | null = null) => ({ kind: 'too_late', why, sent }) as const

/** Who comes second hears who was first, when, and what left. */
function decidedBefore(world: World, { draft, by }: Target): Effect {
  const result = draft ? tooLate(...earlier(world, draft, by)) : tooLate('aucune lettre n’attend dans ce dossier.')
  return { kind: 'done', result, changes: [], weighs: false }
}

const decisions: Record<Exclude<DraftRow['state'], 'proposed' | 'superseded'>, string> = {
  approved: 'approuvée',
  refused: 'refusée',
  stopped: 'approuvée, puis arrêtée,',
}

function earlier(world: World, draft: DraftRow<Letter>, by: string): [why: string, sent: string | null] {
  const { state, decided_by: who, decided_at: at } = draft
  if (state === 'proposed' || state === 'superseded' || !who || !at) return [staleText.not_open, null]
  const name = nameOf(world, who)
  const whom = who === by ? 'vous' : name ? `${name} (${who})` : who
  const why = `cette lettre n’attend plus de réponse : elle a déjà été ${decisions[state]} par ${whom} ${momentText(world, at)}.`
  return [why, state === 'approved' && who !== by ? (draft.approved_body ?? draft.letter.body) : null]
}

/** `tout de suite`, `aujourd’hui à 10:47`, `le lundi 4 mai 2026 à 07:30`. */
function momentText(world: World, at: DraftRow['proposed_at']): string {
  const now = world.clock.now()
  if (at === now) return 'tout de suite'
  const time = parisTime(at)
  return parisDay(at) === parisDay(now) ? `aujourd’hui à ${time}` : `le ${frenchWeekday(parisDay(at))} à ${time}`
}
