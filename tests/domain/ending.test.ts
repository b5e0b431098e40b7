import { describe, expect, test } from 'vitest'
import { emptyCase } from '../../src/domain/apply.ts'
import type { Case } from '../../src/domain/case.ts'
import { day } from '../../src/domain/day.ts'
import { outcomeCode } from '../../src/domain/ending.ts'
import { cents } from '../../src/domain/money.ts'
import { OutcomeCode, outcomeOf } from '../../src/domain/outcome-codes.ts'
import { Outcome } from '../../src/domain/states.ts'

const agreement: Case['agreement'] = {
  amount: cents(62_000),
  payBy: null,
  instalments: 1,
  acceptedBy: ['tenant', 'landlord'],
  recapSent: true,
  received: cents(0),
}
const contacted: Partial<Case> = {
  sent: [{ purpose: 'law_reminder', side: 'landlord', on: day('2026-04-07'), times: 1 }],
}
const known = { asker: 'tenant', nothingDue: false, otherReachable: true, otherHeard: true } as const

describe('the code of an end says what the case knows', () => {
  test.each<[OutcomeCode, Outcome, Partial<Case>, Partial<Parameters<typeof outcomeCode>[1]>]>([
    ['agreement_paid', 'resolved', { agreement, payment: 'confirmed' }, {}],
    ['paid_in_full', 'resolved', contacted, {}],
    ['information_sufficed', 'resolved', {}, {}],
    ['agreement_unpaid', 'abandoned', { agreement, payment: 'missed' }, {}],
    ['not_entitled', 'abandoned', {}, { nothingDue: true }],
    ['not_entitled', 'withdrawn', {}, { nothingDue: true }],
    ['refused', 'abandoned', { mediationRefused: true }, {}],
    ['unreachable', 'abandoned', {}, { otherReachable: false, otherHeard: false }],
    ['abandoned', 'abandoned', {}, { otherHeard: false }],
    ['abandoned', 'withdrawn', {}, {}],
    ['cdc', 'with_cdc', { mediationRefused: true }, {}],
    ['out_of_scope', 'out_of_scope', {}, {}],
  ])('%s', (code, outcome, file, more) => {
    expect(outcomeCode(outcome, { ...known, file: { ...emptyCase, ...file }, ...more })).toBe(code)
  })

  test('without the tenant’s word, no code of a case that is not resolved stands for money that arrived', () => {
    for (const outcome of Outcome.options.filter((o) => o !== 'resolved'))
      expect(outcomeOf[outcomeCode(outcome, { ...known, file: { ...emptyCase, agreement } })]).not.toBe('resolved')
  })

  test('every code leads to a state', () => {
    for (const code of OutcomeCode.options) expect(Outcome.options).toContain(outcomeOf[code])
  })
})
