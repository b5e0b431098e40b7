import type { Iso } from './facts.ts'

const dayMs = 86_400_000

export const daysLater = (from: Iso, days: number): Iso =>
  new Date(Date.parse(from) + days * dayMs).toISOString().slice(0, 10)

export const daysFrom = (from: Iso, to: Iso): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

export const later = (a: Iso, b: Iso): Iso => (a > b ? a : b)
export const earlier = (a: Iso, b: Iso): Iso => (a < b ? a : b)

const parts = (on: Iso): [number, number, number] => {
  const [year = 0, month = 0, dayOfMonth = 0] = on.split('-').map(Number)
  return [year, month, dayOfMonth]
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

function lengthOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const written = (year: number, month: number, dayOfMonth: number): Iso =>
  `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`

/** The same day of the month, else its last day. */
export function monthsLater(from: Iso, months: number): Iso {
  const [year, month, dayOfMonth] = parts(from)
  const count = year * 12 + month - 1 + months
  const [newYear, newMonth] = [Math.floor(count / 12), (count % 12) + 1]
  return written(newYear, newMonth, Math.min(dayOfMonth, lengthOf(newYear, newMonth)))
}

/** How many monthly periods have begun after `due` when `end` comes; the last day of a period still belongs to it. */
export function periodsBegun(due: Iso, end: Iso): number {
  if (end <= due) return 0
  const [dueYear, dueMonth] = parts(due)
  const [endYear, endMonth] = parts(end)
  const months = (endYear - dueYear) * 12 + endMonth - dueMonth
  return monthsLater(due, months) < end ? months + 1 : months
}

/** Easter Sunday, by the Gregorian computus of Butcher. */
function easter(year: number): Iso {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return written(year, Math.floor(n / 31), (n % 31) + 1)
}

const holidaysByYear = new Map<string, Set<Iso>>()

function holidays(year: number, alsaceMoselle: boolean): Set<Iso> {
  const key = `${year} ${alsaceMoselle}`
  const known = holidaysByYear.get(key)
  if (known) return known
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
  const afterEaster = [1, 39, 50]
  if (alsaceMoselle) {
    fixed.push('12-26')
    afterEaster.push(-2)
  }
  const moving = afterEaster.map((days) => daysLater(easter(year), days))
  const found = new Set([...fixed.map((day) => `${year}-${day}`), ...moving])
  holidaysByYear.set(key, found)
  return found
}

/** The day itself when people work there, else the next day they do. */
export function workingDay(on: Iso, postcode: string): Iso {
  const weekEnd = [0, 6].includes(new Date(on).getUTCDay())
  const alsaceMoselle = ['57', '67', '68'].includes(postcode.slice(0, 2))
  const off = weekEnd || holidays(Number(on.slice(0, 4)), alsaceMoselle).has(on)
  return off ? workingDay(daysLater(on, 1), postcode) : on
}
