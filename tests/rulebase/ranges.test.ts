import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/domain/day.ts'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import type { Evaluation, Span } from '../../src/rulebase/evaluation.ts'
import { complete, rulebase, situation, today } from './rules.ts'

const spans = [
  'dueOn',
  'delayMonths',
  'periodsLate',
  'surcharge',
  'principalDue',
  'totalDue',
  'tenantOwes',
  'overpaid',
  'depositCap',
  'depositExcess',
  'prescribedOn',
] as const
const valued = (json: Record<string, unknown>): Evaluation => evaluate(rulebase, situation(json), today)

/** What is said without a fact must stay true when the fact is learnt. */
function expectWithin(loose: Evaluation, exact: Evaluation): void {
  for (const key of spans) {
    const wide = loose[key] as Span<string | number>
    const narrow = exact[key] as Span<string | number>
    if (wide.value !== null) expect([key, narrow.value]).toEqual([key, wide.value])
    if (wide.min !== null && narrow.min !== null) expect(narrow.min >= wide.min, `${key} min`).toBe(true)
    if (wide.max !== null && narrow.max !== null) expect(narrow.max <= wide.max, `${key} max`).toBe(true)
  }
}

const aDay = fc.integer({ min: 0, max: 900 }).map((n) => addDays(day('2024-03-01'), n))
const amount = fc.integer({ min: 1, max: 2500 })
const facts = {
  lease_kind: fc.constantFrom('unfurnished', 'furnished'),
  lease_start: fc.integer({ min: 0, max: 6000 }).map((n) => addDays(day('2007-01-01'), n)),
  rent_excl_charges: amount,
  deposit_amount: amount,
  keys_returned_on: aDay,
  exit_inventory_conform: fc.boolean(),
  forwarding_address_given: fc.boolean(),
  collective_building: fc.boolean(),
  deductions: fc.array(
    fc.record({
      kind: fc.constantFrom('rent_arrears', 'charges', 'repairs', 'cleaning', 'other'),
      amount,
      evidence: fc.constantFrom('none', 'quote', 'invoice', 'photo', 'unknown'),
    }),
    { maxLength: 3 },
  ),
  refunded: fc.array(fc.record({ amount, on: aDay }), { maxLength: 2 }),
}
const aComplete = fc.record(facts)
const keys = Object.keys(facts) as (keyof typeof facts)[]

describe('a certain figure does not change when an unknown fact becomes known', () => {
  test('whatever facts are taken away', () => {
    fc.assert(
      fc.property(aComplete, fc.subarray(keys, { minLength: 1, maxLength: 4 }), (whole, without) => {
        const base = {
          ...whole,
          forwarding_address_given_on: whole.forwarding_address_given ? whole.keys_returned_on : null,
        }
        const gone: string[] = [
          ...without,
          ...(without.includes('forwarding_address_given') ? ['forwarding_address_given_on'] : []),
        ]
        const less = Object.fromEntries(Object.entries(base).filter(([key]) => !gone.includes(key)))
        expectWithin(valued(less), valued(base))
      }),
      { numRuns: 1500 },
    )
  })

  test('whoever is right about a contested fact', () => {
    fc.assert(
      fc.property(
        aComplete,
        aComplete,
        fc.subarray(
          keys.filter((k) => k !== 'lease_kind'),
          { minLength: 1, maxLength: 3 },
        ),
        (whole, other, about) => {
          const contested = Object.fromEntries(about.map((key) => [key, { tenant: whole[key], landlord: other[key] }]))
          const loose = valued({ ...whole, ...contested })
          expectWithin(loose, valued(whole))
          expectWithin(loose, valued({ ...whole, ...Object.fromEntries(about.map((key) => [key, other[key]])) }))
        },
      ),
      { numRuns: 500 },
    )
  })
})

test('a value is given exactly when both ends are the same', () => {
  fc.assert(
    fc.property(aComplete, fc.subarray(keys, { maxLength: 5 }), (whole, without) => {
      const found = valued(
        Object.fromEntries(Object.entries(whole).filter(([key]) => !without.includes(key as keyof typeof facts))),
      )
      for (const key of spans) {
        const { value, min, max } = found[key] as Span<string | number>
        if (value !== null) expect([min, max]).toEqual([value, value])
        if (min !== null && max !== null) expect(min <= max).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

describe('the fact that decides is named', () => {
  test.each([
    ['keys_returned_on', 'délai de restitution'],
    ['exit_inventory_conform', 'délai de restitution'],
    ['forwarding_address_given', 'majoration'],
    ['rent_excl_charges', 'majoration'],
    ['deposit_amount', 'solde du dépôt'],
    ['refunded', 'solde du dépôt'],
    ['deductions', 'solde du dépôt'],
    ['lease_kind', 'champ de la loi'],
  ])('without %s, the rule "%s" misses it and the tenant is asked', (key, rule) => {
    const { [key]: _, ...rest } = {
      ...complete,
      exit_inventory_exists: null,
      forwarding_address_given_on: null,
    } as Record<string, unknown>
    const found = valued(rest)
    expect(found.findings.find((f) => f.rule === rule)?.missing).toContain(key)
    expect(found.nextQuestions.map((q) => q.key)).toContain(key)
  })

  test('without the keys day, the surcharge has both ends', () => {
    const { keys_returned_on: _, ...rest } = complete
    const { surcharge } = valued(rest)
    expect(surcharge.value).toBeNull()
    expect(surcharge.min).toBe(0)
    expect(surcharge.max).toBeGreaterThan(0)
  })
})
