import { apply } from './apply.ts'
import type { Case } from './case.ts'
import type { Day } from './day.ts'
import type { CaseEvent } from './events.ts'
import type { DraftId, PartyId } from './ids.ts'
import type { LetterPurpose } from './letter-purposes.ts'
import type { Side } from './roles.ts'
import { type CaseState, isOpen, type Outcome } from './states.ts'

/** A letter that is to leave. `outcome`: the end that its approval gives the case. */
export type Leaving = {
  id: DraftId
  purpose: LetterPurpose
  recipients: readonly { party: PartyId; side: Side }[]
  outcome: Outcome | null
}

/** The stage that a case is in once this letter has left, after those that were approved before it (`underway`). */
export function stageAfter(file: Case, letter: Leaving, underway: readonly Leaving[], on: Day): CaseState {
  const about = { draft: letter.id, purpose: letter.purpose }
  const proposed: CaseEvent = { type: 'draft_proposed', ...about, because: '', until: null }
  const approved: CaseEvent = {
    type: 'draft_approved',
    ...about,
    audience: letter.recipients.map(({ side }) => side),
    leftOut: [],
    edited: false,
    on,
  }
  const { outcome } = letter
  const closed: CaseEvent[] =
    outcome !== null && isOpen(file.state) ? [{ type: 'case_closed', outcome, code: null }] : []
  return [proposed, ...departures(underway, on), approved, ...closed, ...departures([letter], on)].reduce(apply, file)
    .state
}

const departures = (letters: readonly Leaving[], on: Day): CaseEvent[] =>
  letters.flatMap(({ id, purpose, recipients }) =>
    recipients.map(({ party, side }): CaseEvent => ({ type: 'letter_sent', draft: id, party, purpose, side, on })),
  )
