import { describe, expect, test } from 'vitest'
import { cents } from '../../src/domain/money.ts'
import { afterWear, type DeductionContext, rule } from '../../src/rulebase/deductions.ts'
import { gridsOf } from '../../src/rulebase/rulebase.ts'
import { type ClaimedDeduction, NeverReason } from '../../src/rulebase/situation.ts'
import { rulebase } from './rules.ts'

type Row = [
  ClaimedDeduction['kind'],
  ClaimedDeduction['evidence'],
  Partial<ClaimedDeduction>,
  Partial<DeductionContext>,
  string,
  number,
  number,
]

const base: DeductionContext = {
  inventory: 'damaged',
  collective: false,
  flatRate: false,
  provisionCap: cents(16000),
  grids: gridsOf(rulebase),
}
const age5 = { ageYears: 5, grid: 'opac' } as const

describe('each claimed deduction gets its status and its bounds', () => {
  test.each<Row>([
    ['repairs', 'none', { admitted: true }, {}, 'justified', 10000, 10000],
    ['rent_arrears', 'invoice', {}, {}, 'justified', 10000, 10000],
    ['rent_arrears', 'none', {}, { inventory: 'conform' }, 'to_prove', 0, 10000],
    ['rent_arrears', 'unknown', {}, {}, 'to_prove', 0, 10000],
    ['charges', 'invoice', {}, { inventory: 'conform' }, 'justified', 10000, 10000],
    ['charges', 'none', {}, {}, 'contestable', 0, 0],
    ['charges', 'quote', {}, {}, 'contestable', 0, 0],
    ['charges', 'unknown', {}, {}, 'to_prove', 0, 10000],
    ['charges', 'none', {}, { collective: true }, 'to_prove', 0, 10000],
    ['charges', 'none', {}, { collective: true, provisionCap: cents(6000) }, 'to_prove', 0, 6000],
    ['repairs', 'quote', {}, {}, 'justified', 10000, 10000],
    ['repairs', 'invoice', {}, {}, 'justified', 10000, 10000],
    ['repairs', 'none', {}, {}, 'to_assess', 0, 10000],
    ['repairs', 'photo', {}, {}, 'to_assess', 0, 10000],
    ['cleaning', 'unknown', {}, {}, 'to_assess', 0, 10000],
    ['repairs', 'none', { notedAtExit: false }, {}, 'contestable', 0, 0],
    ['repairs', 'quote', { notedAtExit: true }, { inventory: 'conform' }, 'justified', 10000, 10000],
    ['repairs', 'quote', { notedAtExit: true }, { inventory: 'absent' }, 'contestable', 0, 0],
    ['cleaning', 'none', {}, { inventory: 'conform' }, 'contestable', 0, 0],
    ['repairs', 'invoice', {}, { inventory: 'conform' }, 'contestable', 0, 0],
    ['repairs', 'unknown', {}, { inventory: 'conform' }, 'contestable', 0, 0],
    ['repairs', 'quote', {}, { inventory: 'absent' }, 'contestable', 0, 0],
    ['repairs', 'invoice', {}, { inventory: 'absent' }, 'contestable', 0, 0],
    ['repairs', 'photo', {}, { inventory: 'absent' }, 'to_prove', 0, 10000],
    ['other', 'unknown', {}, { inventory: 'absent' }, 'to_prove', 0, 10000],
    ['repairs', 'invoice', {}, { inventory: 'worn' }, 'contestable', 0, 0],
    ['repairs', 'photo', {}, { inventory: 'worn' }, 'contestable', 0, 0],
    ['repairs', 'invoice', { notedAtExit: true }, { inventory: 'worn' }, 'justified', 10000, 10000],
    ['charges', 'invoice', {}, { flatRate: true }, 'contestable', 0, 0],
    ['charges', 'none', {}, { flatRate: true, collective: true }, 'contestable', 0, 0],
    ['charges', 'invoice', { admitted: true }, { flatRate: true }, 'justified', 10000, 10000],
    ['repairs', 'quote', { wear: age5 }, {}, 'justified', 4000, 4000],
    ['repairs', 'quote', { wear: { ...age5, annexed: true } }, {}, 'justified', 4000, 4000],
    ['repairs', 'quote', { wear: { ...age5, annexed: false } }, {}, 'to_assess', 4000, 10000],
    ['repairs', 'none', { wear: { ...age5, annexed: false } }, {}, 'to_assess', 0, 10000],
    ['repairs', 'none', { wear: age5 }, {}, 'to_assess', 0, 4000],
    ['repairs', 'quote', { wear: { ...age5, grid: 'moselle_est' } }, {}, 'justified', 4600, 4600],
    ['repairs', 'quote', { wear: { ...age5, yearlyRate: 0.2 } }, {}, 'justified', 2000, 2000],
    ['rent_arrears', 'invoice', { wear: age5 }, {}, 'justified', 10000, 10000],
    ['charges', 'invoice', { wear: age5 }, {}, 'justified', 10000, 10000],
    ['repairs', 'quote', { relet: true }, {}, 'to_prove', 0, 10000],
    ['repairs', 'quote', { relet: true, admitted: true }, {}, 'justified', 10000, 10000],
    ['repairs', 'quote', { relet: true, notedAtExit: false }, {}, 'contestable', 0, 0],
  ])('%s, evidence %s, %o, %o: %s', (kind, evidence, more, context, status, least, most) => {
    const found = rule({ kind, evidence, amount: cents(10000), ...more }, { ...base, ...context })
    expect([found.status, found.least, found.most]).toEqual([status, least, most])
  })

  test.each(NeverReason.options)('%s is never deducted, whatever the paper', (never) => {
    const found = rule({ kind: 'repairs', evidence: 'invoice', amount: cents(10000), never }, base)
    expect([found.status, found.most]).toEqual(['never', 0])
  })
})

describe('the part of wear is taken off before anything else', () => {
  test.each([
    [150_000, 5, 1, 0.15, 0.1, 60_000],
    [50_000, 8, 0, 0.015, 0, 44_000],
    [90_000, 6, 2, 0.18, 0.1, 25_200],
    [90_000, 30, 2, 0.18, 0.1, 9_000],
    [90_000, 1, 2, 0.18, 0.1, 90_000],
    [33_333, 3, 0, 0.1, 0, 23_333],
  ])(
    '%i cents, age %i, free %i, %f a year, at least %f: %i',
    (amount, ageYears, freeYears, yearlyRate, residual, share) => {
      const wear = { ageYears, freeYears, yearlyRate, residual }
      expect(afterWear({ kind: 'repairs', evidence: 'invoice', amount: cents(amount), wear }, {})).toBe(share)
    },
  )
})
