import { expect, test } from 'vitest'
import { CaseRef, caseRef } from '../../src/domain/ids.ts'
import { cents, euros, fromEuros } from '../../src/domain/money.ts'

test('a case reference carries its own check: any single wrong character is noticed', () => {
  const ref = caseRef('abcdefgh')
  expect(CaseRef.safeParse(ref).success).toBe(true)
  for (const at of [3, 4, 5, 6, 8])
    for (const char of 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789')
      if (char !== ref[at]) expect(CaseRef.safeParse(ref.slice(0, at) + char + ref.slice(at + 1)).success).toBe(false)
})

test('sums are written as French people write them', () => {
  expect(euros(cents(139_450))).toBe('1\u00a0394,50\u00a0€')
  expect(euros(cents(69_000))).toBe('690\u00a0€')
  expect(fromEuros(143.8)).toBe(14_380)
  expect(fromEuros(1.005)).toBe(101)
})
