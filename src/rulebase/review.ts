import { addMonths, type Day } from '../domain/day.ts'

/** A text of law that nobody has looked at for a year is not to be trusted. */
const reviewMonths = 12

/** The last day on which a text that was read on `last` may be relied upon. */
export const reviewDue = (last: Day): Day => addMonths(last, reviewMonths)
