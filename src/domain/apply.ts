import type { Case, SentLetter } from './case.ts'
import type { CaseEvent, EventType } from './events.ts'
import type { LetterPurpose } from './letter-purposes.ts'
import { nextState } from './lifecycle.ts'
import type { Side } from './roles.ts'

export const emptyCase: Case = {
  state: 'qualifying',
  version: 0,
  consent: false,
  openDraft: null,
  sent: [],
  underway: [],
  awaiting: null,
  news: [],
  offer: null,
  agreement: null,
  payment: 'none',
  mediationRefused: false,
  lateFor: null,
  outcome: null,
  bounced: [],
}

/** Events after which a letter written before may be wrong: an open approval no longer matches. */
const changesKnowledge: Record<EventType, boolean> = {
  case_opened: true,
  party_named: true,
  message_filed: true,
  automatic_reply_noted: false,
  message_understood: true,
  consent_recorded: true,
  offer_made: true,
  offer_rejected: true,
  agreement_recorded: true,
  payment_announced: true,
  payment_confirmed: true,
  payment_missed: true,
  mediation_refused: true,
  draft_proposed: false,
  draft_superseded: false,
  draft_approved: false,
  draft_refused: false,
  draft_postponed: false,
  letter_sent: false,
  letter_refused: true,
  letter_in_doubt: false,
  letter_bounced: true,
  deadline_passed: false,
  case_closed: true,
  case_reopened: true,
}

/** (case, event) → case. Total: any event in any state gives a case, so that a journal can always be replayed. */
export function apply(before: Case, event: CaseEvent): Case {
  const moved: Case = {
    ...before,
    state: nextState(before.state, event),
    version: before.version + (changesKnowledge[event.type] ? 1 : 0),
  }
  return { ...moved, ...changed(moved, event) }
}

export const replay = (events: readonly CaseEvent[]): Case => events.reduce(apply, emptyCase)

function changed(file: Case, event: CaseEvent): Partial<Case> {
  switch (event.type) {
    case 'message_understood':
      return {
        news: [...file.news, pick(event)],
        awaiting: file.awaiting && event.side === file.awaiting.side && !event.doubtful ? null : file.awaiting,
        lateFor: null,
      }
    case 'consent_recorded':
      return { consent: true }
    case 'offer_made':
      return { offer: { by: event.by, amount: event.amount, payBy: event.payBy, relayed: false } }
    case 'offer_rejected':
      return file.offer && file.offer.by !== event.by ? { offer: null } : {}
    case 'agreement_recorded':
      return { agreement: { amount: event.amount, payBy: event.payBy, recapSent: false }, offer: null, payment: 'none' }
    case 'payment_announced':
      return file.payment === 'confirmed' ? {} : { payment: 'announced' }
    case 'payment_confirmed':
      return { payment: 'confirmed' }
    case 'payment_missed':
      return { payment: 'missed' }
    case 'mediation_refused':
      return { mediationRefused: true }
    case 'draft_proposed':
      return { openDraft: { draft: event.draft, purpose: event.purpose } }
    case 'draft_superseded':
    case 'draft_refused':
      return file.openDraft?.draft === event.draft ? { openDraft: null } : {}
    case 'draft_approved':
      return {
        openDraft: null,
        news: [],
        lateFor: null,
        underway: [...file.underway, event.draft],
        ...approved(file, event),
      }
    case 'letter_sent':
      return {
        sent: remember(file.sent, event),
        underway: file.underway.filter((draft) => draft !== event.draft),
        awaiting: awaitingAfter(file, event),
      }
    case 'letter_refused':
    case 'letter_in_doubt':
      return { underway: file.underway.filter((draft) => draft !== event.draft) }
    case 'letter_bounced':
      return event.permanent ? { bounced: [...new Set([...file.bounced, event.party])] } : {}
    case 'deadline_passed':
      return event.kind === 'reply' || event.kind === 'payment' || event.kind === 'review'
        ? { lateFor: event.kind }
        : {}
    case 'case_closed':
      return { outcome: event.outcome, awaiting: null, openDraft: null, lateFor: null }
    case 'case_reopened':
      return { outcome: null }
    case 'case_opened':
    case 'party_named':
    case 'message_filed':
    case 'automatic_reply_noted':
    case 'draft_postponed':
      return {}
  }
}

const pick = (event: Extract<CaseEvent, { type: 'message_understood' }>) => ({
  message: event.message,
  side: event.side,
  acts: event.acts,
  choice: event.choice,
  doubtful: event.doubtful,
})

function approved(file: Case, event: { purpose: LetterPurpose; audience: readonly Side[] }): Partial<Case> {
  if (event.purpose === 'offer_relay' && file.offer) return { offer: { ...file.offer, relayed: true } }
  if (event.purpose === 'agreement_recap' && file.agreement)
    return { agreement: { ...file.agreement, recapSent: true } }
  return {}
}

function remember(sent: readonly SentLetter[], letter: Omit<SentLetter, 'times'>): readonly SentLetter[] {
  const { purpose, side, on } = letter
  const before = sent.find((s) => s.purpose === purpose && s.side === side)
  return [...sent.filter((s) => s !== before), { purpose, side, on, times: (before?.times ?? 0) + 1 }]
}

/** Which letters call for an answer. A letter to both sides waits for the landlord: the tenant has already spoken. */
const callsForAnswer: Record<LetterPurpose, boolean> = {
  fact_request: true,
  law_reminder: true,
  reminder: true,
  reply: false,
  offer_relay: true,
  agreement_recap: false,
  payment_check: false,
  payment_chase: false,
  closing: false,
  out_of_scope: false,
  cdc_dossier: false,
}

function awaitingAfter(file: Case, event: Extract<CaseEvent, { type: 'letter_sent' }>): Case['awaiting'] {
  if (event.purpose === 'reminder' && file.awaiting?.side === event.side)
    return { ...file.awaiting, reminders: file.awaiting.reminders + 1 }
  if (!callsForAnswer[event.purpose]) return file.awaiting
  if (file.awaiting?.side === 'landlord' && event.side === 'tenant' && event.purpose === 'law_reminder')
    return file.awaiting
  return { side: event.side, purpose: event.purpose, since: event.on, reminders: 0 }
}
