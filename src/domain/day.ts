import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { remembered } from './remembered.ts'

/** A calendar day in Paris, `YYYY-MM-DD`. No hour, no zone: compares as text. */
export const Day = z.iso.date().brand('Day')
export type Day = z.infer<typeof Day>

/** A moment, ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it: compares as text. */
export const Instant = z.iso.datetime({ offset: false, precision: 3 }).brand('Instant')
export type Instant = z.infer<typeof Instant>

const PARIS = 'Europe/Paris'

/** Throws when the text is no calendar day. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`${text.slice(0, 40)} is no calendar day`)
  return text
}

export const isDay = (text: string): text is Day =>
  /^\d{4}-(?:0[1-9]|1[0-2])-\d\d$/.test(text) && addDays(text as Day, 0) === text

/** Any ISO 8601 moment with an offset (or `Z`) → our canonical form. Throws when it is none. */
export const instant = (text: string): Instant =>
  Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' }) as Instant

const dayInParis = remembered(
  (hour): Day => Temporal.Instant.from(`${hour}:00Z`).toZonedDateTimeISO(PARIS).toPlainDate().toString() as Day,
  2_000,
)

/** The Paris calendar day on which the moment falls: the same for all of an hour, since Paris is whole hours from UTC. */
export const parisDay = (at: Instant): Day => dayInParis(at.slice(0, 13))

/** The moment of a Paris wall-clock time; a time that the spring change skips moves one hour on. */
export const parisInstant = (on: Day, time: string): Instant => instantInParis(`${on}T${time}`)

const instantInParis = remembered(
  (wallClock) => instant(Temporal.PlainDateTime.from(wallClock).toZonedDateTime(PARIS).toInstant().toString()),
  2_000,
)

/** `07:30`, the Paris wall-clock time of the moment. */
export const parisTime = (at: Instant): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(PARIS).toPlainTime().toString({ smallestUnit: 'minute' })

const MS_PER_DAY = 86_400_000

export const addDays = (from: Day, days: number): Day =>
  new Date(Date.parse(from) + days * MS_PER_DAY).toISOString().slice(0, 10) as Day

/** Same day number `months` later, else the last day of that month. Count from the base, never from a result: 31/01 + 1 + 1 ≠ 31/01 + 2. */
export function addMonths(from: Day, months: number): Day {
  const [year = 0, month = 0, dayOfMonth = 0] = from.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(dayOfMonth, last.getUTCDate()))
  return last.toISOString().slice(0, 10) as Day
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / MS_PER_DAY

/** 1 Monday … 7 Sunday. */
export const weekday = (on: Day): number => new Date(on).getUTCDay() || 7

/** `07/04/2026`, for notes to mediators. */
export const shortDay = (on: Day): string => on.split('-').reverse().join('/')

export const plusSeconds = (at: Instant, seconds: number): Instant =>
  new Date(Date.parse(at) + seconds * 1000).toISOString() as Instant
