import type { Facts } from './facts.ts'
import { aboveZero, cents } from './money.ts'

/** The greatest lawful deposit, in cents; null when no text sets one; two figures when it is disputed. */
export function depositCap(facts: Facts): (number | null)[] {
  const rent = cents(facts.rent_excl_charges)
  const inAdvance = (facts.rent_paid_in_advance_months ?? 0) > 2 && !facts.monthly_payment_requested
  if (facts.lease_kind === 'mobility') return [0]
  if (facts.lease_kind === 'furnished') {
    if (facts.lease_start < '2014-03-27') return [null]
    // Art. 22, second paragraph, is only known to be read for dwellings let empty.
    return inAdvance ? [0, 2 * rent] : [2 * rent]
  }
  if (inAdvance) return [0]
  return [facts.lease_start >= '2008-02-09' ? rent : 2 * rent]
}

export const depositExcess = (facts: Facts, cap: number | null): number =>
  cap === null ? 0 : aboveZero(cents(facts.deposit_amount) - cap)
