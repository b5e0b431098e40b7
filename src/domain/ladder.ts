import { z } from 'zod'
import type { Case } from './case.ts'
import { addDays, type Day } from './day.ts'
import { workingDayFrom } from './working-days.ts'

const Steps = z.object({
  /** Days after the unanswered letter on which each reminder is proposed. */
  reminders: z.array(z.int().positive()).min(1).max(4),
  /** Days after it on which the last consequence is proposed. */
  end: z.int().positive(),
})

/** `rules/procedure/relances.yaml`: how silence is followed, for each side, and how long a promise of money may be late. */
export const Ladder = z.object({
  landlord: Steps,
  tenant: Steps,
  /** Days after the promised day on which both are asked whether the money came. */
  payment_check: z.int().nonnegative(),
  /** Days without any event after which a case comes back to the mediator. */
  review: z.int().positive().max(30),
  alsace_moselle_departments: z.array(z.string()),
})
export type Ladder = z.infer<typeof Ladder>

type Awaiting = NonNullable<Case['awaiting']>

/** Days that a letter of ours which answers somebody gives for the next word, before any reminder. */
export const DAYS_TO_ANSWER = 14

/** The day on which a silence calls for its next step: always a working day. */
export function silenceDue(ladder: Ladder, awaiting: Awaiting, alsaceMoselle: boolean): Day {
  const steps = ladder[awaiting.side]
  const from = awaiting.purpose === 'reply' ? addDays(awaiting.since, DAYS_TO_ANSWER) : awaiting.since
  return workingDayFrom(addDays(from, steps.reminders[awaiting.reminders] ?? steps.end), alsaceMoselle)
}

/** The last day that reminders of this silence name: after it, the last consequence is proposed. */
export const silenceEnd = (ladder: Ladder, awaiting: Awaiting, alsaceMoselle: boolean): Day =>
  silenceDue(ladder, { ...awaiting, reminders: ladder[awaiting.side].reminders.length }, alsaceMoselle)

/** True when all reminders were sent and only the last consequence is left. */
export const isExhausted = (ladder: Ladder, { side, reminders }: Awaiting): boolean =>
  reminders >= ladder[side].reminders.length
