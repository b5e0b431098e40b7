import type { Case } from './case.ts'
import { addDays, addMonths, type Day, shortDay } from './day.ts'
import { deadlineNames } from './deadline-names.ts'
import type { DeadlineKind } from './events.ts'
import { type Ladder, type Setting, silenceDue } from './ladder.ts'
import type { LetterPurpose } from './letter-purposes.ts'
import { isOpen } from './states.ts'
import { workingDayFrom } from './working-days.ts'

export type ProcessKind = Extract<DeadlineKind, 'reply' | 'payment' | 'review'>
/** `rule` names what the clock counts from: the same rule and day is the same clock, which rings once. */
export type Wanted = { due: Day; rule: string }

/**
 * Which process clocks run for a case, and since when. They move only with the case; legal clocks (refund due,
 * prescription) come from the rules base and never move with it. An open case always has a next day.
 */
export function processDeadlines(
  file: Case,
  ladder: Ladder,
  today: Day,
  setting: Setting,
): Partial<Record<ProcessKind, Wanted>> {
  if (!isOpen(file.state)) return {}
  const review = {
    due: workingDayFrom(addDays(today, ladder.review), setting.alsaceMoselle),
    rule: deadlineNames.review,
  }
  return { ...reply(file, ladder, setting), ...payment(file, ladder, setting), review }
}

function reply(file: Case, ladder: Ladder, setting: Setting): { reply?: Wanted } {
  if (!file.awaiting) return {}
  const { since, reminders, backOn } = file.awaiting
  const after = reminders === 0 ? '' : `, après ${reminders} relance${reminders > 1 ? 's' : ''}`
  const away = backOn ? `, retour annoncé le ${shortDay(backOn)}` : ''
  const rule = `silence depuis la lettre du ${shortDay(since)}${after}${away}`
  return { reply: { due: silenceDue(ladder, file.awaiting, setting), rule } }
}

/** From the promised day, or from the recap when no day was named; again after each question that stayed without money. */
function payment(file: Case, ladder: Ladder, { alsaceMoselle }: Setting): { payment?: Wanted } {
  const { agreement } = file
  const recap = lastSent(file, ['agreement_recap'])
  if (!agreement || file.payment === 'confirmed' || (!agreement.payBy && !recap)) return {}
  const promised = agreement.payBy ? nextPayment(agreement, agreement.payBy) : addDays(recap as Day, ladder.answer)
  const asked = lastSent(file, ['payment_check', 'payment_chase'])
  const rule = agreement.payBy ? `paiement promis pour le ${shortDay(promised)}` : 'paiement convenu sans date'
  if (!asked || asked < promised)
    return { payment: { due: workingDayFrom(addDays(promised, ladder.payment_check), alsaceMoselle), rule } }
  return {
    payment: {
      due: workingDayFrom(addDays(asked, ladder.payment_again), alsaceMoselle),
      rule: `${rule}, demandé le ${shortDay(asked)}`,
    },
  }
}

/** Of equal monthly payments, the day of the first that what was received does not cover yet. */
function nextPayment({ amount, instalments, received }: NonNullable<Case['agreement']>, last: Day): Day {
  const paid = Math.min(Math.floor((received * instalments) / amount), instalments - 1)
  return addMonths(last, paid + 1 - instalments)
}

const lastSent = (file: Case, purposes: readonly LetterPurpose[]): Day | undefined =>
  file.sent
    .filter((s) => purposes.includes(s.purpose))
    .map((s) => s.on)
    .sort()
    .at(-1)
