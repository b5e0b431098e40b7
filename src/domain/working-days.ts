import { addDays, type Day, day, weekday } from './day.ts'

/**
 * The eleven French public holidays of a year (Code du travail L. 3133-1); with `alsaceMoselle`, Good Friday and
 * 26 December too (ordonnance du 16 août 1892).
 */
export function holidays(year: number, alsaceMoselle = false): readonly Day[] {
  const easter = easterSunday(year)
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map((d) => day(`${year}-${d}`))
  const movable = [addDays(easter, 1), addDays(easter, 39), addDays(easter, 50)]
  const local = alsaceMoselle ? [addDays(easter, -2), day(`${year}-12-26`)] : []
  return [...fixed, ...movable, ...local].sort()
}

const known = new Map<string, ReadonlySet<Day>>()

/** A year's holidays are asked for at every step of every clock: computed once. */
function holidaySet(year: number, alsaceMoselle: boolean): ReadonlySet<Day> {
  const key = `${year}${alsaceMoselle}`
  const found = known.get(key) ?? new Set(holidays(year, alsaceMoselle))
  known.set(key, found)
  return found
}

export const isWorkingDay = (on: Day, alsaceMoselle = false): boolean =>
  weekday(on) <= 5 && !holidaySet(Number(on.slice(0, 4)), alsaceMoselle).has(on)

/** The day itself when it is a working day, else the next one. */
export function workingDayFrom(on: Day, alsaceMoselle = false): Day {
  let candidate = on
  while (!isWorkingDay(candidate, alsaceMoselle)) candidate = addDays(candidate, 1)
  return candidate
}

/** Anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const dom = ((h + l - 7 * m + 114) % 31) + 1
  return day(`${year}-${String(month).padStart(2, '0')}-${String(dom).padStart(2, '0')}`)
}
