import type { Act } from './acts.ts'
import type { Case } from './case.ts'
import type { CaseEvent, Channel } from './events.ts'
import type { Offer } from './facts.ts'
import type { MessageRef } from './ids.ts'
import type { Cents } from './money.ts'
import { otherSide, type Side } from './roles.ts'

/** What a reader understood of one message, reduced to what may move a case: doubtful acts and facts are left out. */
export type Understood = {
  message: MessageRef
  side: Side | null
  channel: Channel
  acts: readonly Act[]
  /** True when the reader was unsure of all that it found: nothing is decided, the mediator is asked. */
  doubtful: boolean
  choice: number | null
  consentAnswer: 'yes' | 'no' | null
  offer: Offer | null
  /** The sum that this message says was paid or received, when it states one. */
  paid: Cents | null
}

/** One message, understood → the events that it causes. What somebody writes never closes a case and never changes a role. */
export function consequences(file: Case, read: Understood): CaseEvent[] {
  const understood: CaseEvent = {
    type: 'message_understood',
    message: read.message,
    side: read.side,
    acts: [...read.acts],
    choice: read.choice,
    doubtful: read.doubtful,
  }
  if (read.doubtful || read.side === null) return [understood]
  if (file.outcome) return [understood, ...reopening(read)]
  return [
    understood,
    ...consent(file, read),
    ...refusal(read),
    ...negotiation(file, read, read.side),
    ...money(file, read),
  ]
}

/** After the end, thanks are thanks; anything more brings the case back to its mediator. */
const reopening = ({ acts, message }: Understood): CaseEvent[] =>
  acts.every((act) => act === 'acknowledgement' || act === 'payment_received')
    ? []
    : [{ type: 'case_reopened', message }]

/**
 * A tenant who writes to the landlord with the service in copy has made the contact; anybody else answers the question
 * (invariant: no landlord is contacted before consent is recorded).
 */
function consent(file: Case, read: Understood): CaseEvent[] {
  if (file.consent || read.side !== 'tenant') return []
  if (read.consentAnswer === 'yes') return [{ type: 'consent_recorded', basis: 'answer' }]
  const jointOpening = read.channel === 'joint' && read.acts.includes('request_mediation')
  return jointOpening ? [{ type: 'consent_recorded', basis: 'joint_opening' }] : []
}

function refusal(read: Understood): CaseEvent[] {
  return read.side === 'landlord' && read.acts.includes('mediation_refusal')
    ? [{ type: 'mediation_refused', by: 'landlord', message: read.message }]
    : []
}

function negotiation(file: Case, read: Understood, side: Side): CaseEvent[] {
  const { acts, offer, message } = read
  const pending = file.offer && file.offer.by === otherSide(side) ? file.offer : null
  if (pending && accepts(acts, offer, pending.amount)) {
    const payBy = offer?.payBy ?? pending.payBy
    return [{ type: 'agreement_recorded', amount: pending.amount, payBy, message }]
  }
  const events: CaseEvent[] = []
  if (pending && (acts.includes('rejection') || offer)) events.push({ type: 'offer_rejected', by: side, message })
  if (offer && proposes(acts) && !file.agreement)
    events.push({ type: 'offer_made', by: side, amount: offer.amount, payBy: offer.payBy ?? null, message })
  return events
}

/** Taking up the sum on the table, in words or by naming the same sum; a different sum is a counter-offer. */
const accepts = (acts: readonly Act[], offer: Offer | null, pending: Cents): boolean =>
  offer ? offer.amount === pending && proposes(acts) : acts.includes('acceptance') && !acts.includes('rejection')

const proposes = (acts: readonly Act[]): boolean =>
  acts.includes('offer') || acts.includes('refund_commitment') || acts.includes('acceptance')

/**
 * Only the tenant's word says that money arrived or did not; the landlord's says that it left. Less than what was agreed
 * is a promise not kept; without an agreement a sum received is a fact like others, and the law says what remains due.
 */
function money(file: Case, read: Understood): CaseEvent[] {
  const { acts, message, paid } = read
  if (read.side === 'landlord') return acts.includes('payment_sent') ? [{ type: 'payment_announced', message }] : []
  if (!file.agreement) return []
  const received = acts.includes('payment_received')
  if (received && (paid === null || paid >= file.agreement.amount))
    return [{ type: 'payment_confirmed', amount: paid, message }]
  return received || acts.includes('payment_missing') ? [{ type: 'payment_missed', message }] : []
}
