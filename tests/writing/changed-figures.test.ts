import { expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { cents } from '../../src/domain/money.ts'
import type { Span } from '../../src/rulebase/evaluation.ts'
import { type CaseFigures, changedFigures } from '../../src/writing/changed-figures.ts'

const known = <T>(value: T): Span<T> => ({ value, min: value, max: value })
const sum = (euros: number) => cents(euros * 100)
const figures: CaseFigures = {
  totalDue: known(sum(828)),
  principalDue: known(sum(690)),
  surcharge: known(sum(138)),
  tenantOwes: known(sum(0)),
  overpaid: known(sum(0)),
  dueOn: known(day('2026-02-28')),
  prescribedOn: known(day('2029-02-28')),
}
const told = (after: Partial<CaseFigures>, before: Partial<CaseFigures> = {}) =>
  changedFigures({ ...figures, ...before }, { ...figures, ...after }).map((c) =>
    `${c.label} ${c.before} → ${c.after}`.replaceAll('\u00a0', ' '),
  )

test('the same figures are no change', () => {
  expect(told({})).toEqual([])
})

test('the total comes first, days last', () => {
  expect(told({ dueOn: known(day('2026-03-31')), surcharge: known(sum(69)), totalDue: known(sum(759)) })).toEqual([
    'total 828 € → 759 €',
    'majoration 138 € → 69 €',
    'date limite 28 février 2026 → 31 mars 2026',
  ])
})

test.each<[string, Partial<CaseFigures>, string]>([
  ['a range', { totalDue: { value: null, min: sum(0), max: sum(759) } }, 'total 828 € → entre 0 € et 759 €'],
  [
    'a sum without an upper end',
    { totalDue: { value: null, min: sum(690), max: null } },
    'total 828 € → au moins 690 €',
  ],
  ['nothing known', { totalDue: { value: null, min: null, max: null } }, 'total 828 € → pas encore calculable'],
  [
    'a range of days',
    { dueOn: { value: null, min: day('2026-02-28'), max: day('2026-03-31') } },
    'date limite 28 février 2026 → entre le 28 février 2026 et le 31 mars 2026',
  ],
  [
    'a day without an upper end',
    { dueOn: { value: null, min: day('2026-02-28'), max: null } },
    'date limite 28 février 2026 → au plus tôt le 28 février 2026',
  ],
])('%s is shown as one', (_, after, line) => {
  expect(told(after)).toEqual([line])
})

test('what only the tenant owes, or got too much, is a change too', () => {
  expect(told({ tenantOwes: known(sum(80)) }, { tenantOwes: known(sum(50)) })).toEqual([
    'dû par le locataire 50 € → 80 €',
  ])
  expect(told({ overpaid: known(sum(10)) })).toEqual(['rendu en trop 0 € → 10 €'])
})
