import type { Day } from '../domain/day.ts'
import { findAmounts } from './amounts.ts'
import type { ReadFact } from './contract.ts'
import { findDates } from './dates.ts'
import { canonical, fold } from './fold.ts'

/** Whether every sum and every day of a fact is written in the message: a model may choose among them, never make one up. */
export function supportedBy(own: string, sentOn: Day): (fact: ReadFact) => boolean {
  const folded = fold(canonical(own).slice(0, 20_000))
  const sums = new Set<number>(findAmounts(folded).map((a) => a.cents))
  const days = new Set<string>(
    findDates(folded, sentOn).flatMap((d) => [d.past, d.future].filter((day) => day !== null)),
  )
  const sum = (amount: number) => sums.has(amount)
  const day = (on: string | undefined) => on === undefined || days.has(on)
  return (fact) => {
    switch (fact.key) {
      case 'deposit_amount':
      case 'rent_excl_charges':
      case 'charges':
        return sum(fact.value)
      case 'deductions':
        return fact.value.every((d) => sum(d.amount))
      case 'refunded':
        return fact.value.every((r) => sum(r.amount) && day(r.on))
      case 'offer':
        return sum(fact.value.amount) && day(fact.value.payBy)
      case 'lease_start':
      case 'keys_returned_on':
      case 'exit_inventory_on':
        return day(fact.value)
      case 'forwarding_address_given_on':
        return day(fact.value) || fact.value === sentOn
      case 'dwelling_postcode':
        return folded.replace(/\s/g, '').includes(fact.value)
      default:
        return true
    }
  }
}
