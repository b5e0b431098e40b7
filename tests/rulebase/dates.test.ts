import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day, day } from '../../src/domain/day.ts'
import { dueDay, dueDayUnder642, startedPeriods } from '../../src/rulebase/dates.ts'

const lastDayOf = (year: number, month: number): number =>
  [31, (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    month - 1
  ] ?? 0

/** The declared rule, written without any date library. */
function sameDayOrLast(from: Day, months: number): string {
  const [year = 0, month = 0, dom = 0] = from.split('-').map(Number)
  const index = year * 12 + month - 1 + months
  const y = Math.floor(index / 12)
  const m = (index % 12) + 1
  return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(dom, lastDayOf(y, m))).padStart(2, '0')}`
}

const daysOf = (year: number): Day[] => Array.from({ length: 366 }, (_, i) => addDays(day(`${year}-01-01`), i))

describe('the due day is the same day number, else the last day of the month', () => {
  test.each([2023, 2024, 2025, 2026, 2027])('from every day of %i, 1 to 24 months', (year) => {
    for (const from of daysOf(year))
      for (let months = 1; months <= 24; months += 1) expect(dueDay(from, months)).toBe(sameDayOrLast(from, months))
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2025-11-30', 2, '2026-01-30'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2016-10-17', 2, '2016-12-17'],
  ])('%s + %i', (from, months, due) => {
    expect(dueDay(day(from), months)).toBe(due)
  })
})

describe('periods begun after the due day', () => {
  test.each([
    ['2026-07-29', '2026-07-28', 0],
    ['2026-07-29', '2026-07-29', 0],
    ['2026-07-29', '2026-07-30', 1],
    ['2026-07-29', '2026-08-29', 1],
    ['2026-07-29', '2026-08-30', 2],
    ['2026-02-28', '2026-03-28', 1],
    ['2026-02-28', '2026-03-29', 2],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-03-01', 2],
    ['2026-01-31', '2026-03-31', 2],
    ['2019-03-16', '2020-07-23', 17],
  ])('due %s, paid %s: %i', (due, paid, periods) => {
    expect(startedPeriods(day(due), day(paid))).toBe(periods)
  })

  const aDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day('1995-01-01'), n))

  test('n periods: the n-th one has begun and is not over', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -40, max: 3000 }), (due, after) => {
        const paid = addDays(due, after)
        const periods = startedPeriods(due, paid)
        if (after <= 0) return periods === 0
        return paid <= addMonths(due, periods) && (periods === 1 || paid > addMonths(due, periods - 1))
      }),
      { numRuns: 3000 },
    )
  })

  test('one day later never counts fewer periods', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 1500 }), (due, after) => {
        const paid = addDays(due, after)
        return startedPeriods(due, paid) <= startedPeriods(due, addDays(paid, 1))
      }),
      { numRuns: 1000 },
    )
  })
})

test.each([
  ['2026-08-15', '2026-08-17', 'Saturday and holiday'],
  ['2026-05-14', '2026-05-15', 'Ascension'],
  ['2025-10-12', '2025-10-13', 'Sunday'],
  ['2026-04-10', '2026-04-10', 'Friday'],
  ['2027-12-25', '2027-12-27', 'Christmas on a Saturday'],
])('under article 642, %s becomes %s (%s)', (due, later) => {
  expect(dueDayUnder642(day(due))).toBe(later)
})
