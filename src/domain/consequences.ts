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
  /** The sender's address is authenticated, or the mail answers one that only this party has. */
  proven: boolean
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
  if (file.outcome) {
    const reopened = reopening(read)
    return [understood, ...reopened, ...(reopened.length > 0 ? negotiation(file, read, read.side) : [])]
  }
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
 * Whoever opens a case in a mail to the other side with the service in copy has made the contact; otherwise the tenant
 * answers the question (invariant: nobody is contacted before consent is recorded).
 */
function consent(file: Case, read: Understood): CaseEvent[] {
  if (file.consent || !read.proven) return []
  if (read.side === 'tenant' && read.consentAnswer === 'yes') return [{ type: 'consent_recorded', basis: 'answer' }]
  const opening = file.news.length === 0 && file.sent.length === 0
  const joint = read.channel === 'joint' && read.acts.includes('request_mediation')
  return opening && joint ? [{ type: 'consent_recorded', basis: 'joint_opening' }] : []
}

function refusal(read: Understood): CaseEvent[] {
  return read.side === 'landlord' && read.acts.includes('mediation_refusal')
    ? [{ type: 'mediation_refused', by: 'landlord', message: read.message }]
    : []
}

function negotiation(file: Case, read: Understood, side: Side): CaseEvent[] {
  const { acts, offer, message } = read
  // Nobody accepts or refuses a sum that they were never told.
  const pending = file.offer?.relayed && file.offer.by === otherSide(side) ? file.offer : null
  if (pending && accepts(acts, offer, pending.amount)) {
    const payBy = offer?.payBy ?? pending.payBy
    return [{ type: 'agreement_recorded', amount: pending.amount, payBy, message }]
  }
  if (file.agreement) return promised(file.agreement, read, side)
  const events: CaseEvent[] = []
  if (pending && (acts.includes('rejection') || offer)) events.push({ type: 'offer_rejected', by: side, message })
  const known = read.channel === 'joint'
  if (offer && proposes(acts))
    events.push({ type: 'offer_made', by: side, amount: offer.amount, payBy: offer.payBy ?? null, message, known })
  return events
}

/** After the agreement a day that the landlord names is a promise to pay. */
const promised = (
  agreement: NonNullable<Case['agreement']>,
  { offer, message }: Understood,
  side: Side,
): CaseEvent[] =>
  side === 'landlord' && offer?.payBy && offer.amount === agreement.amount && offer.payBy !== agreement.payBy
    ? [{ type: 'payment_promised', payBy: offer.payBy, message }]
    : []

/** Taking up the sum on the table, in words or by naming the same sum; a different sum is a counter-offer. */
const accepts = (acts: readonly Act[], offer: Offer | null, pending: Cents): boolean =>
  offer ? offer.amount === pending && proposes(acts) : acts.includes('acceptance') && !acts.includes('rejection')

const proposes = (acts: readonly Act[]): boolean =>
  acts.includes('offer') || acts.includes('refund_commitment') || acts.includes('acceptance')

/**
 * Only the tenant's word says that money arrived or did not; the landlord's says that it left. Without an agreement a sum
 * received is a fact like others, and the law says what remains due.
 */
function money(file: Case, read: Understood): CaseEvent[] {
  const { acts, message, paid } = read
  if (read.side === 'landlord') return acts.includes('payment_sent') ? [{ type: 'payment_announced', message }] : []
  if (!file.agreement) return []
  if (acts.includes('payment_received')) return [{ type: 'payment_received', amount: paid, message }]
  return acts.includes('payment_missing') ? [{ type: 'payment_missed', message }] : []
}
