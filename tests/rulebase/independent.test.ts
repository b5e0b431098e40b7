import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/domain/day.ts'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import { complete, rulebase, situation } from './rules.ts'

/** Art. 22 once more, in plain code that shares nothing with the rules base but the calendar of `Date`. */
function byHand(s: {
  rent: number
  deposit: number
  keys: Day
  conform: boolean
  address: boolean
  kept: number
  refunds: { amount: number; on: Day }[]
  on: Day
}) {
  const due = monthsLater(s.keys, s.conform ? 1 : 2)
  const owed = Math.max(0, s.deposit - s.kept)
  const paid = s.refunds.filter((r) => r.on <= s.on).sort((a, b) => a.on.localeCompare(b.on))
  let sum = 0
  let end: string = s.on
  for (const refund of paid) {
    if (sum < owed && sum + refund.amount >= owed) end = refund.on
    sum += refund.amount
  }
  let periods = 0
  if (owed > 0) while (monthsLater(due, periods) < end) periods += 1
  const surcharge = s.address && owed > 0 ? Math.round((s.rent * periods) / 10) : 0
  const principal = Math.max(0, owed - sum)
  return {
    due,
    periods,
    surcharge,
    principal,
    total: principal + surcharge,
    tenantOwes: Math.max(0, s.kept - s.deposit),
    overpaid: Math.max(0, sum - owed),
  }
}

function monthsLater(from: string, months: number): string {
  const [year = 0, month = 0, dom = 0] = from.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(dom, last))).toISOString().slice(0, 10)
}

const aDay = fc.integer({ min: 0, max: 1300 }).map((n) => addDays(day('2023-06-01'), n))
const aSum = fc.integer({ min: 1, max: 300_000 })
const aDispute = fc.record({
  rent: aSum,
  deposit: aSum,
  keys: aDay,
  conform: fc.boolean(),
  address: fc.boolean(),
  kept: fc.oneof(fc.constant(0), aSum),
  refunds: fc.array(fc.record({ amount: aSum, on: aDay }), { maxLength: 3 }),
  on: aDay,
})

test('the rules base agrees with a calculation by hand on thousands of situations', () => {
  fc.assert(
    fc.property(aDispute, (s) => {
      const deductions = s.kept > 0 ? [{ kind: 'rent_arrears', amount: s.kept / 100, evidence: 'invoice' }] : []
      const found = evaluate(
        rulebase,
        situation({
          ...complete,
          rent_excl_charges: s.rent / 100,
          deposit_amount: s.deposit / 100,
          keys_returned_on: s.keys,
          exit_inventory_conform: s.conform,
          forwarding_address_given: s.address,
          forwarding_address_given_on: s.address ? s.keys : null,
          deductions,
          refunded: s.refunds.map((r) => ({ amount: r.amount / 100, on: r.on })),
        }),
        s.on,
      )
      const hand = byHand(s)
      expect(found.dueOn.value).toBe(hand.due)
      expect(found.principalDue.value).toBe(hand.principal)
      expect(found.tenantOwes.value).toBe(hand.tenantOwes)
      expect(found.overpaid.value).toBe(hand.overpaid)
      // A period that only the week-end makes is disputed: the strict count is then the upper end.
      expect(found.periodsLate.max).toBe(hand.periods)
      expect(found.surcharge.max).toBe(hand.surcharge)
      expect(found.totalDue.max).toBe(hand.total)
      expect((found.periodsLate.max ?? 0) - (found.periodsLate.min ?? 0)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 3000 },
  )
})
