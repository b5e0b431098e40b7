import type { CaseEvent, EventType } from './events.ts'
import type { CaseState } from './states.ts'

/** Events that say nothing about whose turn it is: they leave the state alone. */
export const neutral: readonly EventType[] = [
  'case_opened',
  'party_named',
  'automatic_reply_noted',
  'message_filed',
  'consent_recorded',
  'software_agreed',
  'software_refused',
  'offer_made',
  'offer_rejected',
  'agreement_confirmed',
  'authority_stated',
  'relay_answered',
  'proposal_answered',
  'contact_disclaimed',
  'contact_declared',
  'payment_announced',
  'payment_promised',
  'payment_received',
  'payment_missed',
  'mediation_refused',
  'draft_superseded',
  'draft_refused',
  'draft_postponed',
  'draft_approved',
  'stage_told',
  'letter_in_doubt',
  'rules_adopted',
  // Taking an approval back restores the state that it found, which only the case knows.
  'draft_stopped',
  'case_assigned',
  'mediator_recused',
  'fact_corrected',
  'piece_named',
  'message_shared',
  'confidentiality_lifted',
  'confidentiality_kept',
  'commission_step',
  'letter_requested',
  'segment_set',
  'note_added',
  'case_read',
  'minutes_declared',
  'case_joined',
  'case_parted',
  'message_split',
  'split_undone',
  'data_requested',
  'data_request_settled',
  'satisfaction_asked',
  'satisfaction_scored',
  'recap_released',
]

type Move = Partial<Record<EventType, CaseState>>

/** A closed case moves for one reason only. */
const reopens: Move = { case_reopened: 'with_mediator' }

/** Whose turn it is, and what gives the turn to somebody else. `case_closed` leads to the outcome that it names. */
export const lifecycle: Record<CaseState, Move> = {
  qualifying: { draft_proposed: 'with_mediator', agreement_recorded: 'agreed', merged_into: 'merged' },
  with_mediator: { letter_sent: 'awaiting_reply', agreement_recorded: 'agreed', merged_into: 'merged' },
  awaiting_reply: {
    // Not its filing: who only asks where things stand has answered nothing, and the case goes on waiting.
    message_understood: 'with_mediator',
    draft_proposed: 'with_mediator',
    deadline_passed: 'with_mediator',
    letter_refused: 'with_mediator',
    letter_bounced: 'with_mediator',
    agreement_recorded: 'agreed',
    merged_into: 'merged',
  },
  agreed: { merged_into: 'merged' },
  resolved: reopens,
  with_cdc: reopens,
  out_of_scope: reopens,
  withdrawn: reopens,
  abandoned: reopens,
  merged: { merge_undone: 'with_mediator' },
}

export function nextState(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'case_closed') return state in openStates ? event.outcome : state
  if (event.type === 'deadline_passed' && event.kind !== 'reply' && event.kind !== 'payment') return state
  return lifecycle[state][event.type] ?? state
}

const openStates = { qualifying: true, with_mediator: true, awaiting_reply: true, agreed: true }
