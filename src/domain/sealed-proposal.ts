import type { Act } from './acts.ts'
import type { Case } from './case.ts'
import type { CaseEvent } from './events.ts'
import { Side } from './roles.ts'

type Sealed = NonNullable<Case['sealed']>

/** The next step that tells both that the mediator's proposal was not taken up, without saying by whom. */
export const NOT_TAKEN_UP = 'proposition du médiateur non retenue'

/** Who has not answered yet. */
export const unanswered = ({ answers }: Pick<Sealed, 'answers'>): Side[] =>
  Side.options.filter((side) => answers[side] === undefined)

/** Approving the proposal seals the answers to come; approving its result opens the table again. */
export function sealedBy(before: Case, event: Extract<CaseEvent, { type: 'draft_approved' }>): Case['sealed'] {
  const { requested, openDraft, sealed } = before
  if (event.purpose === 'neutral_proposal' && requested?.kind === 'neutral_proposal') {
    const { amount, payBy, instalments } = requested
    return { amount, payBy, instalments, draft: event.draft, since: null, answers: {} }
  }
  return openDraft?.step === NOT_TAKEN_UP ? null : sealed
}

/** An answer is no news: no letter may repeat it. Whoever has not answered yet is awaited. */
export function answeredProposal(
  { sealed: before, news, awaiting }: Case,
  { by, accepts, message }: Extract<CaseEvent, { type: 'proposal_answered' }>,
): Partial<Case> {
  if (!before) return {}
  const sealed = { ...before, answers: { ...before.answers, [by]: accepts } }
  const [side] = unanswered(sealed)
  const { since, draft } = sealed
  return {
    sealed,
    news: news.map((n) => (n.message === message ? { ...n, acts: n.acts.filter((act) => !dealing.includes(act)) } : n)),
    awaiting:
      awaiting === null && since && side
        ? { side, purpose: 'neutral_proposal', since, reminders: 0, lastDraft: draft }
        : awaiting,
  }
}

const dealing: readonly Act[] = ['acceptance', 'rejection', 'offer', 'refund_commitment']
