import { addDays, type Day } from '../domain/day.ts'
import { findDates } from '../reading/dates.ts'
import { fold } from '../reading/fold.ts'

/** "lundi", "12 mai", "dans dix jours" → the day, later than today; null when it is unclear. */
export function postponeDay(text: string, today: Day): Day | null {
  const [first, ...others] = findDates(fold(text), today)
  const until = first?.future ?? null
  if (!until || others.length > 0 || until <= today || until > addDays(today, 366)) return null
  return until
}
