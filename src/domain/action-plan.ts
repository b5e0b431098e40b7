import { z } from 'zod'
import { addDays, type Day, weekday } from './day.ts'
import { isWorkingDay } from './working-days.ts'

/** The lists that a supervisor works through: the parts of the digest. */
export const Queue = z.enum([
  'degraded',
  'toApprove',
  'promises',
  'late',
  'dataRequests',
  'held',
  'bounced',
  'prescriptions',
  'dueSoon',
  'idle',
  'rules',
])
export type Queue = z.infer<typeof Queue>

const Queues = z.array(Queue)

/** `rules/procedure/calendrier.yaml`: which queue on which day. */
export const ActionPlan = z.strictObject({
  every_day: Queues,
  weekly: z.strictObject({ monday: Queues, tuesday: Queues, wednesday: Queues, thursday: Queues, friday: Queues }),
  monthly: Queues,
})
export type ActionPlan = z.infer<typeof ActionPlan>

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

/** The queues of one working day: its own, and those of the days off since the working day before. */
export function queuesOn(plan: ActionPlan, on: Day, alsaceMoselle = false): Queue[] {
  const own: Queue[] = [...plan.every_day]
  let at = on
  do {
    const name = days[weekday(at) - 1]
    if (name) own.push(...plan.weekly[name])
    if (at.endsWith('-01')) own.push(...plan.monthly)
    at = addDays(at, -1)
  } while (!isWorkingDay(at, alsaceMoselle))
  return Queue.options.filter((queue) => own.includes(queue))
}

/** Every working day from `from` to `to`, both included. */
export function actionCalendar(
  plan: ActionPlan,
  from: Day,
  to: Day,
  alsaceMoselle = false,
): { on: Day; queues: Queue[] }[] {
  const calendar: { on: Day; queues: Queue[] }[] = []
  for (let on = from; on <= to; on = addDays(on, 1))
    if (isWorkingDay(on, alsaceMoselle)) calendar.push({ on, queues: queuesOn(plan, on, alsaceMoselle) })
  return calendar
}
