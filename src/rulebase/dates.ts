import { addMonths, type Day, daysBetween } from '../domain/day.ts'
import { workingDayFrom } from '../domain/working-days.ts'

/** Last day to refund, that day included: same day number `months` later, else the month's last day (CPC art. 641). */
export const dueDay = (keysReturned: Day, months: number): Day => addMonths(keysReturned, months)

/** The same day if art. 642 CPC applied (Saturday, Sunday or holiday → next working day): disputed, for information. */
export function dueDayUnder642(due: Day, localHolidays = false): Day {
  const key = `${due}${localHolidays ? '+' : ''}`
  const known = reported.get(key)
  if (known) return known
  if (reported.size > 1000) reported.clear()
  const day = workingDayFrom(due, localHolidays)
  reported.set(key, day)
  return day
}

/** Working days cost more than all the rest of a case: a few are remembered. */
const reported = new Map<string, Day>()

/**
 * Monthly periods begun after `due` when the balance is paid on `until`: 0 on the day itself, 1 from the next day to the
 * same day number a month later, and so on. Counted from the due day, never from the previous period's end.
 */
export function startedPeriods(due: Day, until: Day): number {
  if (until <= due) return 0
  let periods = Math.max(1, Math.floor(daysBetween(due, until) / 31))
  while (addMonths(due, periods) < until) periods += 1
  return periods
}
