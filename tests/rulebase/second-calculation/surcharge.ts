import { daysLater, later, monthsLater, periodsBegun, workingDay } from './calendar.ts'
import { provisionAllowed } from './deductions.ts'
import type { Facts, Iso } from './facts.ts'
import { reform } from './inventory.ts'
import { aboveZero, cents, surchargeOf } from './money.ts'

/** `balance` tells what the landlord owes, as it is known on a day. */
export type Lateness = {
  keys: Iso
  due: Iso
  on: Iso
  balance: (day: Iso) => number
  movedDueDay: boolean
  afterAccounts: boolean
}

/** Monthly periods begun while something due was not paid. */
export function periodsLate(facts: Facts, lateness: Lateness): number {
  const { keys, due, on, movedDueDay, afterAccounts } = lateness
  const provision = provisionAllowed(facts, keys)
  const firstPaid = paidUpOn(facts, lateness, provision)
  const periods = periodsBegun(movedDueDay ? workingDay(due, facts.dwelling_postcode) : due, firstPaid)
  const approved = facts.accounts_approved_on
  if (!afterAccounts || !approved || provision === 0) return periods
  const second = later(monthsLater(approved, 1), due)
  // A month that is late already is not late twice.
  const more = periodsBegun(second, paidUpOn(facts, lateness, 0)) - periodsBegun(second, firstPaid)
  // Who pays a part late is never later than who pays nothing.
  const longest = periodsBegun(due, paidUpOn(facts, lateness, 0)) - periodsBegun(due, firstPaid)
  return periods + (second < on ? Math.max(0, Math.min(more, longest)) : 0)
}

/** The first day on which no more than the provision was still owed, else the day of the calculation. */
function paidUpOn(facts: Facts, { due, on, balance }: Lateness, provision: number): Iso {
  const proofs = facts.deductions.flatMap((one) => one.proof_given_on ?? [])
  const days = [due, ...facts.refunded.map((one) => one.on), ...proofs].filter((day) => day <= on).sort()
  return days.find((day) => day >= due && balance(day) - refundedBy(facts, day) <= provision) ?? on
}

/** Of the periods of a delay that began before the reform, those begun since: whether they cost 10 % is disputed. */
export const periodsSinceReform = (due: Iso, periods: number): number =>
  due < reform ? Math.max(0, periods - periodsBegun(due, daysLater(reform, -1))) : 0

/** Does lateness cost 10 %? An address given after the due day leaves it open. */
export function surchargeCounts(facts: Facts, due: Iso): boolean[] {
  if (due < reform || !facts.forwarding_address_given) return [false]
  const given = facts.forwarding_address_given_on
  return given && given > due ? [false, true] : [true]
}

export const surcharge = (facts: Facts, periods: number): number => surchargeOf(cents(facts.rent_excl_charges), periods)

export const principalDue = (facts: Facts, balance: number, on: Iso): number =>
  aboveZero(balance - refundedBy(facts, on))

/** Payments settle the deposit first, then what lateness added. */
export const totalDue = (facts: Facts, owed: number, on: Iso): number => aboveZero(owed - refundedBy(facts, on))
export const overpaid = (facts: Facts, owed: number, on: Iso): number => aboveZero(refundedBy(facts, on) - owed)

function refundedBy(facts: Facts, on: Iso): number {
  const made = facts.refunded.filter((refund) => refund.on <= on)
  return made.reduce((total, refund) => total + cents(refund.amount), 0)
}
