import { describe, expect, test } from 'vitest'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import { complete, rulebase, situation, today } from './rules.ts'

const asked = (json: Record<string, unknown>) =>
  evaluate(rulebase, situation(json), today).nextQuestions.map((q) => q.key)

describe('exactly the facts that matter are asked, most decisive first', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['nothing when all is known', complete, []],
    ['nothing when the law does not apply', { lease_kind: 'other' }, []],
    ['nothing when nobody gave a postcode: no figure depends on it', { ...complete, dwelling_postcode: null }, []],
    ['no lease start when the deposit is below every cap', { ...complete, lease_start: null }, []],
    [
      'the lease start when the cap depends on it',
      { ...complete, lease_start: null, deposit_amount: 1000 },
      ['lease_start'],
    ],
    [
      'the collective building when charges are kept',
      { ...complete, collective_building: null, deductions: [{ kind: 'charges', amount: 100, evidence: 'none' }] },
      ['collective_building'],
    ],
    ['not the collective building otherwise', { ...complete, collective_building: null }, []],
    [
      'not the address when everything was refunded in time',
      {
        ...complete,
        forwarding_address_given: null,
        forwarding_address_given_on: null,
        refunded: [{ amount: 690, on: '2026-03-01' }],
      },
      [],
    ],
    [
      'not a fact that both sides contest',
      { ...complete, keys_returned_on: { tenant: '2026-01-31', landlord: '2026-03-31' } },
      [],
    ],
    [
      'the deductions before the address: more hangs on them',
      { ...complete, deductions: null, forwarding_address_given: null, forwarding_address_given_on: null },
      ['deductions', 'forwarding_address_given'],
    ],
  ])('%s', (_name, json, questions) => {
    expect(asked(json)).toEqual(questions)
  })

  test('the scope goes first, and never more than six', () => {
    const questions = asked({})
    expect(questions.slice(0, 2)).toEqual(['lease_kind', 'main_residence'])
    expect(questions).toHaveLength(6)
  })
})
