import { type Instant, instant } from '../domain/day.ts'

/** The Date header → a moment; null when unreadable or absurd (before 1990, after 2059). A missing zone counts as UTC. */
export function mailDate(value: string): Instant | null {
  const found = RFC_5322.exec(value.slice(0, 200).replace(/\([^()]{0,100}\)/g, ' '))
  if (!found?.groups) return null
  const { day = '', month = '', year = '', hour = '', minute = '', second = '00', zone = '' } = found.groups
  const monthNumber = MONTHS.indexOf(month.toLowerCase()) + 1
  const fullYear = Number(year) + (year.length > 2 ? 0 : Number(year) < 50 ? 2000 : 1900)
  if (monthNumber === 0 || fullYear < 1990 || fullYear > 2059) return null
  return moment(`${fullYear}-${pad(monthNumber)}-${pad(day)}T${pad(hour)}:${minute}:${second}${offset(zone)}`)
}

const RFC_5322 =
  /(?<day>\d{1,2})[ -](?<month>[a-z]{3})[a-z]{0,6}[ -](?<year>\d{4}|\d\d)\s+(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?\s*(?<zone>[+-]\d{4}|[a-z]{1,5})?/i

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** RFC 5322 § 4.3: the named zones of the United States; any other name says nothing. */
const ZONES: Readonly<Record<string, string>> = {
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
}

const offset = (zone: string): string =>
  /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : (ZONES[zone.toUpperCase()] ?? 'Z')

const pad = (value: string | number): string => String(value).padStart(2, '0')

function moment(text: string): Instant | null {
  try {
    return instant(text)
  } catch {
    // 31 February, 25 o'clock, an offset of 99 hours.
    return null
  }
}
