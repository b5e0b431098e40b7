import type { Case, SentLetter } from './case.ts'
import type { CaseEvent } from './events.ts'
import type { LetterPurpose } from './letter-purposes.ts'
import { otherSide, type Side } from './roles.ts'

type Sent = Extract<CaseEvent, { type: 'letter_sent' }>

/** What a letter settles by having left: an offer that is told, a recap, a question about money, somebody to wait for. */
export function settledBy(file: Case, event: Sent): Partial<Case> {
  const awaiting = awaitingAfter(file, event)
  const rang = { reply: awaiting === file.awaiting && file.rang.reply, payment: file.rang.payment }
  switch (event.purpose) {
    case 'offer_relay': {
      const until = file.underway.find(({ draft }) => draft === event.draft)?.until
      return { awaiting, rang, offer: file.offer && { ...file.offer, relayed: true, ...(until ? { until } : {}) } }
    }
    case 'agreement_recap':
      return { awaiting, rang, agreement: file.agreement && { ...file.agreement, recapSent: true } }
    case 'payment_check':
    case 'payment_chase':
      return { awaiting, rang: { ...rang, payment: false } }
    case 'fact_request':
      return { awaiting, rang, bounced: [] }
    case 'neutral_proposal':
      return { awaiting, rang, sealed: file.sealed && { ...file.sealed, since: event.on } }
    default:
      return { awaiting, rang }
  }
}

/** The last letter of each purpose and side, and how often there was one. */
export function remember(sent: readonly SentLetter[], letter: Omit<SentLetter, 'times'>): readonly SentLetter[] {
  const { purpose, side, on } = letter
  const before = sent.find((s) => s.purpose === purpose && s.side === side)
  return [...sent.filter((s) => s !== before), { purpose, side, on, times: (before?.times ?? 0) + 1 }]
}

/** Which letters call for an answer; a reply does from the side that did not ask, whose position everything waits for. */
const callsForAnswer: Record<LetterPurpose, readonly Side[]> = {
  fact_request: ['tenant', 'landlord'],
  law_reminder: ['tenant', 'landlord'],
  reminder: ['tenant', 'landlord'],
  reply: ['tenant', 'landlord'],
  offer_relay: ['tenant', 'landlord'],
  neutral_proposal: ['tenant', 'landlord'],
  agreement_recap: [],
  authority_request: [],
  payment_check: [],
  payment_chase: [],
  closing: [],
  out_of_scope: [],
  cdc_dossier: [],
  handoff_notice: [],
  other_exit: [],
  commission_news: [],
  paper_letter: ['tenant', 'landlord'],
}

/** A reminder never starts a silence, and counts once however many people of a side it goes to. */
function awaitingAfter(file: Case, event: Sent): Case['awaiting'] {
  const { awaiting } = file
  if (event.purpose === 'reminder') {
    if (awaiting?.side !== event.side || awaiting.lastDraft === event.draft) return awaiting
    return { ...awaiting, reminders: awaiting.reminders + 1, lastDraft: event.draft }
  }
  if (!callsForAnswer[event.purpose].includes(event.side) || file.outcome) return awaiting
  if (event.purpose === 'reply' && (awaiting || event.side === file.asker)) return awaiting
  // One silence at a time: who has not answered the proposal is awaited after the other.
  if (event.purpose === 'neutral_proposal' && awaiting?.lastDraft === event.draft) return awaiting
  // A letter to both sides waits for the other one: who asked has already spoken.
  if (awaiting?.side === otherSide(file.asker) && event.side === file.asker && event.purpose === 'law_reminder')
    return awaiting
  // Who gets the paper posts it; the other side is to answer it.
  const side = event.purpose === 'paper_letter' ? otherSide(event.side) : event.side
  return { side, purpose: event.purpose, since: event.on, reminders: 0, lastDraft: event.draft }
}
