import { expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { cents } from '../../src/domain/money.ts'
import { factText, spanText } from '../../src/writing/fact-text.ts'

test('facts read as French', () => {
  expect(factText('deposit_amount', cents(69_050))).toBe('690,50\u00a0€')
  expect(factText('lease_start', day('2019-09-01'))).toBe('1er septembre 2019')
  expect(factText('dwelling_postcode', '93300')).toBe('93300')
  expect(factText('main_residence', true)).toBe('oui')
  expect(factText('lease_kind', 'other')).toBe('autre')
  expect(factText('landlord_kind', 'company')).toBe('société')
  expect(factText('refunded', [])).toBe('aucune')
  expect(factText('refunded', [{ amount: cents(100) }, { amount: cents(200), on: day('2026-02-01') }])).toBe(
    '1\u00a0€ ; 2\u00a0€ le 1er février 2026',
  )
  expect(factText('deductions', [{ kind: 'other', amount: cents(100), evidence: 'unknown' }])).toBe(
    'autre motif : 1\u00a0€ (justificatif non précisé)',
  )
})

test('a span is a sum, a range or nothing', () => {
  expect(spanText({ value: cents(100), min: cents(100), max: cents(100) })).toBe('1\u00a0€')
  expect(spanText({ value: null, min: cents(100), max: cents(100) })).toBe('1\u00a0€')
  expect(spanText({ value: null, min: cents(0), max: cents(100) })).toBe('entre 0\u00a0€ et 1\u00a0€')
  expect(spanText({ value: null, min: null, max: null })).toBeNull()
})
