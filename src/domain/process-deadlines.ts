import type { Case } from './case.ts'
import { addDays, type Day } from './day.ts'
import type { DeadlineKind } from './events.ts'
import { type Ladder, silenceDue } from './ladder.ts'
import { isOpen } from './states.ts'
import { workingDayFrom } from './working-days.ts'

export type ProcessKind = Extract<DeadlineKind, 'reply' | 'payment' | 'review'>
export type Wanted = { due: Day; rule: string }

/**
 * Which process clocks run for a case, and since when. They move only with the case; legal clocks (refund due,
 * prescription) come from the rules base and never move with it. An open case always has a next day.
 */
export function processDeadlines(file: Case, ladder: Ladder, today: Day): Partial<Record<ProcessKind, Wanted>> {
  if (!isOpen(file.state)) return {}
  return {
    ...reply(file, ladder),
    ...payment(file, ladder),
    review: { due: workingDayFrom(addDays(today, ladder.review)), rule: 'dossier sans action' },
  }
}

function reply(file: Case, ladder: Ladder): { reply?: Wanted } {
  if (!file.awaiting) return {}
  const { side, since, reminders } = file.awaiting
  return { reply: { due: silenceDue(ladder, side, since, reminders), rule: `silence depuis la lettre du ${since}` } }
}

function payment(file: Case, ladder: Ladder): { payment?: Wanted } {
  const payBy = file.agreement?.payBy
  if (!payBy || file.payment === 'confirmed') return {}
  const asked = file.sent
    .filter((s) => s.purpose === 'payment_check' && s.on > payBy)
    .map((s) => s.on)
    .sort()
    .at(-1)
  const from = asked ?? payBy
  const days = asked ? 7 : ladder.payment_check
  return { payment: { due: workingDayFrom(addDays(from, days)), rule: `paiement promis pour le ${payBy}` } }
}
