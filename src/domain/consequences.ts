import type { Act } from './acts.ts'
import type { Case, Terms } from './case.ts'
import type { Day } from './day.ts'
import type { CaseEvent, Channel } from './events.ts'
import type { Offer } from './facts.ts'
import type { MessageRef, PartyId } from './ids.ts'
import type { Cents } from './money.ts'
import { otherSide, Side } from './roles.ts'

/** What a reader understood of one message, reduced to what may move a case: doubtful acts and facts are left out. */
export type Understood = {
  message: MessageRef
  /** The Paris day on which it came. */
  on: Day
  side: Side | null
  /** Which side asked for mediation. */
  asker: Side
  channel: Channel
  /** The sender's address is authenticated, or the mail answers one that only this party has. */
  proven: boolean
  acts: readonly Act[]
  /** True when the reader was unsure of all that it found: nothing is decided, the mediator is asked. */
  doubtful: boolean
  choice: number | null
  consentAnswer: 'yes' | 'no' | null
  /** Whether a relay may know where the case stands; null when the message says nothing of it. */
  relayMayKnow: boolean | null
  /** What it says to our question whether a yes binds others too; null when that is not what it answers. */
  authority: boolean | null
  /** It answers one of our numbered questions. */
  answersUs: boolean
  /** The last text by which we asked for consent, with its version; null when none left. */
  consentWording: string | null
  /** Whether the commission may be told what was said here; null when the message says nothing of it. */
  commissionMayKnow: boolean | null
  /** What the message says of software's help; null when it says nothing of it. */
  software: 'agreed' | 'refused' | null
  /** The text by which this side was told that an answer means agreeing to it, with its version; null when none has left. */
  softwareWording: string | null
  offer: Offer | null
  /** Equal monthly payments that the offer speaks of; 1 when it names none. */
  instalments: number
  /** The message quotes the code of other terms than those on the table: it accepts nothing of these. */
  quotesOtherTerms: boolean
  /** It says yes on a condition: a mediator reads which. */
  reserved: boolean
  /** It confirms the recap of the agreement by its code. */
  confirmsRecap: boolean
  /** Who wrote it. */
  party: PartyId | null
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
  if (read.side === null) return [understood]
  // Who fell silent was told that one answer is enough: whatever it says, a mediator reads it.
  if (read.doubtful && file.outcome === 'abandoned' && read.proven && read.side === read.asker)
    return [understood, { type: 'case_reopened', message: read.message }]
  if (read.doubtful) return [understood]
  if (file.outcome) {
    const reopened = reopening(read)
    return [
      understood,
      ...confidentiality(file, read, read.side),
      ...software(file, read, read.side),
      ...reopened,
      ...(reopened.length > 0 ? negotiation(file, read, read.side) : []),
    ]
  }
  return [
    understood,
    ...consent(file, read),
    ...relay(file, read),
    ...confidentiality(file, read, read.side),
    ...software(file, read, read.side),
    ...refusal(read, read.side),
    ...disclaimer(read),
    ...negotiation(file, read, read.side),
    ...authority(file, read, read.side),
    ...money(file, read),
  ]
}

/** After the end, thanks are thanks; anything more brings the case back to its mediator. */
const reopening = ({ acts, choice, message }: Understood): CaseEvent[] =>
  choice === null && acts.every((act) => act === 'acknowledgement' || act === 'payment_received')
    ? []
    : [{ type: 'case_reopened', message }]

/**
 * Whoever opens a case in a mail to the other side with the service in copy has made the contact; otherwise who asked
 * answers the question (invariant: nobody is contacted before consent is recorded).
 */
function consent(file: Case, read: Understood): CaseEvent[] {
  if (file.consent || !read.proven) return []
  if (read.side === read.asker && read.consentAnswer === 'yes')
    return [{ type: 'consent_recorded', basis: 'answer', wording: read.consentWording }]
  const opening = file.news.length === 0 && file.sent.length === 0
  const joint = read.channel === 'joint' && read.acts.includes('request_mediation')
  return opening && joint ? [{ type: 'consent_recorded', basis: 'joint_opening', wording: null }] : []
}

/** A yes takes a proven mail of the tenant; a no, or taking it back, harms nobody. */
const relay = ({ relayAllowed }: Case, { side, relayMayKnow: allowed, proven, message }: Understood): CaseEvent[] =>
  side === 'tenant' && allowed !== null && allowed !== relayAllowed && (proven || !allowed)
    ? [{ type: 'relay_answered', allowed, message }]
    : []

/** Taking it back needs no proof of the sender: keeping a secret harms nobody. */
function confidentiality(
  { lifted }: Case,
  { commissionMayKnow: may, proven, message }: Understood,
  by: Side,
): CaseEvent[] {
  if (may === true && proven && !lifted.includes(by)) return [{ type: 'confidentiality_lifted', by, message }]
  return may === false && lifted.includes(by) ? [{ type: 'confidentiality_kept', by, message }] : []
}

/**
 * Refusing needs no proof of the sender either. Agreeing takes words, or the first answer on the matter itself to a letter
 * that says what answering means; after a refusal, words.
 */
function software(file: Case, read: Understood, side: Side): CaseEvent[] {
  const { party, message, proven, softwareWording: wording } = read
  if (!party) return []
  const before = file.software.find((wish) => wish.party === party)
  if (read.software === 'refused')
    return before?.agrees === false ? [] : [{ type: 'software_refused', party, side, message }]
  const agrees = read.software === 'agreed' || (!before && !file.outcome && wording !== null && takesPart(read))
  return proven && agrees && !before?.agrees ? [{ type: 'software_agreed', party, side, message, wording }] : []
}

/** Says something of the dispute itself: a question, thanks or anger are no agreement to anything. */
const takesPart = ({ acts, choice, consentAnswer, answersUs }: Understood): boolean =>
  consentAnswer !== 'no' &&
  !acts.some((act) => leaving.includes(act)) &&
  (answersUs || (choice !== null && choice >= 1 && choice <= 4) || acts.some((act) => engaging.includes(act)))

const leaving: readonly Act[] = ['mediation_refusal', 'withdrawal', 'data_rights', 'out_of_scope']
const engaging: readonly Act[] = [
  'request_mediation',
  'refund_commitment',
  'refund_refusal',
  'offer',
  'acceptance',
  'rejection',
  'payment_sent',
  'payment_received',
  'payment_missing',
  'evidence_sent',
  'facts_stated',
]

/** Only a proven word of the side itself makes its yes good for others. */
const authority = ({ agreement }: Case, { authority: binds, proven, message }: Understood, by: Side): CaseEvent[] =>
  agreement && proven && binds !== null ? [{ type: 'authority_stated', by, binds, message }] : []

/** Who asked for mediation and has enough of it withdraws. */
function refusal({ asker, acts, message }: Understood, by: Side): CaseEvent[] {
  return by !== asker && acts.includes('mediation_refusal') ? [{ type: 'mediation_refused', by, message }] : []
}

/** The fifth typed answer: "je ne suis pas la bonne personne". */
const disclaimer = ({ side, choice, party, message }: Understood): CaseEvent[] =>
  side === 'landlord' && choice === 5 && party ? [{ type: 'contact_disclaimed', party, message }] : []

function negotiation(file: Case, read: Understood, side: Side): CaseEvent[] {
  const { acts, offer, message, instalments } = read
  // A yes on a condition is neither the agreement nor another sum: nothing follows before a mediator has looked.
  if (read.reserved) return []
  if (file.sealed && !file.agreement) return sealedAnswer(file.sealed, read, side)
  if (file.agreement && read.confirmsRecap && read.proven) return [{ type: 'agreement_confirmed', by: side, message }]
  // Nobody accepts or refuses a sum that they were never told.
  const pending = file.offer?.relayed && file.offer.by === otherSide(side) ? file.offer : null
  if (pending && accepts(read, pending, side)) {
    const payBy = pending.payBy ?? offer?.payBy ?? null
    const { amount, instalments: parts } = pending
    // Too late for this offer: the same terms, offered back, for its author to take up again.
    if (pending.until && read.on > pending.until)
      return [{ type: 'offer_made', by: side, amount, payBy, instalments: parts, message, known: false }]
    return [{ type: 'agreement_recorded', amount, payBy, instalments: parts, acceptedBy: [...Side.options], message }]
  }
  if (file.agreement) return promised(file.agreement, read, side)
  const events: CaseEvent[] = []
  if (pending && (acts.includes('rejection') || offer)) events.push({ type: 'offer_rejected', by: side, message })
  const known = read.channel === 'joint'
  if (offer && proposes(acts))
    events.push({
      type: 'offer_made',
      by: side,
      amount: offer.amount,
      payBy: offer.payBy ?? null,
      instalments,
      message,
      known,
    })
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

/**
 * Taking up the terms on the table, in words or by naming the same sum. Another sum, day or number of payments is a
 * counter-offer; a day where none was named is the payer's to give.
 */
function accepts({ acts, offer, instalments, quotesOtherTerms }: Understood, pending: Terms, side: Side): boolean {
  if (quotesOtherTerms) return false
  if (!offer) return acts.includes('acceptance') && !acts.includes('rejection')
  const sameDay = !offer.payBy || offer.payBy === pending.payBy || (pending.payBy === null && side === 'landlord')
  const sameParts = instalments === 1 || instalments === pending.instalments
  return offer.amount === pending.amount && sameDay && sameParts && proposes(acts)
}

/** To the mediator's proposal: the other side hears of it only when both have accepted. */
function sealedAnswer(sealed: NonNullable<Case['sealed']>, read: Understood, side: Side): CaseEvent[] {
  const { acts, offer, message } = read
  const answers = proposes(acts) || acts.includes('rejection')
  if (!answers || !read.proven || sealed.since === null) return []
  const accepted = accepts(read, sealed, side)
  const answered: CaseEvent = { type: 'proposal_answered', by: side, accepts: accepted, message }
  if (!accepted || !sealed.answers[otherSide(side)]) return [answered]
  const payBy = sealed.payBy ?? (side === 'landlord' ? offer?.payBy : null) ?? null
  const { amount, instalments } = sealed
  const acceptedBy = [...Side.options]
  return [answered, { type: 'agreement_recorded', amount, payBy, instalments, acceptedBy, message }]
}

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
