import { z } from 'zod'
import { addDays, type Day } from './day.ts'
import type { Side } from './roles.ts'
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

/** The day on which silence since `since`, after `reminders` reminders, calls for the next step: always a working day. */
export function silenceDue(ladder: Ladder, side: Side, since: Day, reminders: number): Day {
  const steps = ladder[side]
  return workingDayFrom(addDays(since, steps.reminders[reminders] ?? steps.end))
}

/** True when all reminders were sent and only the last consequence is left. */
export const isExhausted = (ladder: Ladder, side: Side, reminders: number): boolean =>
  reminders >= ladder[side].reminders.length
