import type { CommissionStep } from '../../domain/commission-steps.ts'
import type { Day } from '../../domain/day.ts'
import type { Cents } from '../../domain/money.ts'
import type { OutcomeCode } from '../../domain/outcome-codes.ts'
import { isOpen, type Outcome } from '../../domain/states.ts'
import { isErased } from '../../store/erase.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords } from '../../writing/order-words.ts'
import { askerOf } from '../asker.ts'
import { codeOf } from '../case-outcome.ts'
import { segmentNow } from '../case-segment.ts'
import { commissionChanges, isAtCommission } from '../commission-changes.ts'
import { reachableSides } from '../recipients.ts'
import { stopLetter, waitingLetters } from '../stop-letter.ts'
import type { World } from '../world.ts'
import { eventOf } from './about-case.ts'
import { type Effect, notUnderstood, recorded, type Target } from './target.ts'

/** Both sides agreed, as the mediator heard: the recap is proposed next. */
export function recordAgreement(target: Target, amount: Cents, payBy: Day | null): Effect {
  if (!isOpen(target.found.file.state)) return closedBefore(target)
  if (amount <= 0) return notUnderstood(refusals.sumAboveZero)
  return recorded(
    orderWords.agreed(amount, payBy),
    [eventOf(target, { type: 'agreement_recorded', amount, payBy, instalments: 1, acceptedBy: [], message: null })],
    true,
  )
}

/** The tenant has the money, as the mediator heard: the closing letter is proposed next. */
export function recordPayment(target: Target, amount: Cents | null): Effect {
  if (!isOpen(target.found.file.state)) return closedBefore(target)
  if (amount !== null && !target.found.file.agreement) return recordRefund(target, amount)
  return recorded(orderWords.paid(amount), [eventOf(target, { type: 'payment_received', amount, message: null })], true)
}

/** Without an agreement, a sum that arrived is one more fact of the dispute. */
function recordRefund(target: Target, amount: Cents): Effect {
  const known = target.found.positions.refunded
  const before = !known ? [] : known.kind === 'disputed' ? known.tenant : known.value
  const value = [...before, { amount }]
  return recorded(
    orderWords.refunded(amount),
    [
      { kind: 'correct_fact', key: 'refunded', value, by: target.by },
      eventOf(target, { type: 'fact_corrected', key: 'refunded' }),
    ],
    true,
  )
}

/** Ends the case at once; the letter that tells its parties is proposed, and waits for approval like any other. */
export function closeCase(world: World, target: Target, outcome: Outcome, said: OutcomeCode | null): Effect {
  const { found } = target
  if (!isOpen(found.file.state)) return closedBefore(target)
  const actor = { kind: 'mediator', address: target.by } as const
  const code = said ?? codeOf(world, found, outcome)
  const stops = waitingLetters(world, found).flatMap((d) => stopLetter(world, found, d, 'case_closed', actor).changes)
  return recorded(
    orderWords.closed(outcome, code),
    [
      ...stops,
      eventOf(target, { type: 'case_closed', outcome, code, segment: segmentNow(world, found) }),
      eventOf(target, { type: 'letter_requested', request: { kind: 'closing', outcome } }),
    ],
    true,
  )
}

/** A closed case goes on from what is known. Its closing letter, when it has not left yet, stays with us. */
export function reopenCase(world: World, target: Target): Effect {
  const { found } = target
  if (isOpen(found.file.state)) return notUnderstood(refusals.stillOpen)
  if (isErased(world.db, found.header.id)) return notUnderstood(refusals.erased)
  const actor = { kind: 'mediator', address: target.by } as const
  const stops = waitingLetters(world, found).flatMap((d) => stopLetter(world, found, d, 'case_changed', actor).changes)
  return recorded(orderWords.reopened, [...stops, eventOf(target, { type: 'case_reopened', message: null })], true)
}

/** The dossier for the commission is prepared now, whatever would be proposed otherwise. */
export function referToCdc(target: Target): Effect {
  if (!isOpen(target.found.file.state)) return closedBefore(target)
  if (!reachableSides(target.found).includes(askerOf(target.found))) return notUnderstood(refusals.askerUnreachable)
  return recorded(
    orderWords.toCommission,
    [eventOf(target, { type: 'letter_requested', request: { kind: 'cdc_dossier' } })],
    true,
  )
}

/** What the commission did, as the mediator heard: both are told next. */
export function recordCommission(world: World, target: Target, step: CommissionStep, on: Day | null): Effect {
  if (!isAtCommission(target.found)) return notUnderstood(refusals.notAtCommission)
  const actor = { kind: 'mediator', address: target.by } as const
  return recorded(orderWords.commission(step, on), commissionChanges(world, { step, on, message: null }, actor), true)
}

const closedBefore = ({ found }: Target): Effect => notUnderstood(refusals.closed(found.file.state))
