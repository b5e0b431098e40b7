import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, day, daysBetween, instant, parisDay, parisInstant } from '../../src/domain/day.ts'
import { holidays, isWorkingDay, workingDayFrom } from '../../src/domain/working-days.ts'

const anyDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((d) => day(d.toISOString().slice(0, 10)))

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2025-12-31', 2, '2026-02-28'],
  ['2023-12-31', 2, '2024-02-29'],
  ['2025-11-30', 2, '2026-01-30'],
  ['2016-10-17', 2, '2016-12-17'],
  ['2026-01-31', 2, '2026-03-31'],
])('%s plus %d months is %s: same day number, else the last day of the month', (from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to)
})

test('month arithmetic never runs backwards', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 40 }), (from, months) => {
      expect(addMonths(from, months + 1) > addMonths(from, months)).toBe(true)
      expect(addMonths(addDays(from, 1), months) >= addMonths(from, months)).toBe(true)
    }),
  )
})

test('days between undoes adding days', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (from, n) => daysBetween(from, addDays(from, n)) === n),
  )
})

describe('a moment falls on a Paris day', () => {
  test.each([
    ['2026-01-31T23:30:00Z', '2026-02-01'],
    ['2026-07-31T22:30:00Z', '2026-08-01'],
    ['2026-03-29T00:59:59Z', '2026-03-29'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
  ])('%s → %s', (at, expected) => {
    expect(parisDay(instant(at))).toBe(expected)
  })

  test('07:30 in Paris is 06:30 UTC in winter and 05:30 in summer', () => {
    expect(parisInstant(day('2026-01-15'), '07:30')).toBe('2026-01-15T06:30:00.000Z')
    expect(parisInstant(day('2026-07-15'), '07:30')).toBe('2026-07-15T05:30:00.000Z')
  })
})

test('holidays of 2026 are the eleven of the Code du travail', () => {
  expect(holidays(2026)).toEqual(
    ['01-01', '04-06', '05-01', '05-08', '05-14', '05-25', '07-14', '08-15', '11-01', '11-11', '12-25'].map(
      (d) => `2026-${d}`,
    ),
  )
})

test('Alsace-Moselle adds Good Friday and 26 December', () => {
  expect(holidays(2026, true)).toContain('2026-04-03')
  expect(isWorkingDay(day('2025-12-26'), true)).toBe(false)
  expect(isWorkingDay(day('2025-12-26'))).toBe(true)
})

test('a working day is never a weekend day nor a holiday, and never before the day asked for', () => {
  fc.assert(
    fc.property(anyDay, (on) => {
      const working = workingDayFrom(on)
      expect(working >= on && isWorkingDay(working) && daysBetween(on, working) <= 5).toBe(true)
    }),
  )
})
