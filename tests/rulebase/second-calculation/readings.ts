import { monthsLater, workingDay } from './calendar.ts'
import { deductionsAllowed } from './deductions.ts'
import type { Facts, Iso } from './facts.ts'
import { delayMonths, oneMonthIsArgued } from './inventory.ts'
import { handoverIsDisputed, keysDay } from './keys.ts'
import { aboveZero, cents } from './money.ts'
import {
  overpaid,
  periodsLate,
  periodsSinceReform,
  principalDue,
  surcharge,
  surchargeCounts,
  totalDue,
} from './surcharge.ts'

/** One certain way to read the facts and the disputed points; `argued` when it is only a view beside the usual one. */
export type Reading = {
  argued: boolean
  due_on: Iso | null
  delay_months: number | null
  periods_late: number
  surcharge: number
  principal_due: number
  total_due: number
  tenant_owes: number
  overpaid: number
}

const nothingRuns: Reading = {
  argued: false,
  due_on: null,
  delay_months: null,
  periods_late: 0,
  surcharge: 0,
  principal_due: 0,
  total_due: 0,
  tenant_owes: 0,
  overpaid: 0,
}

/** Every way to settle what is open: the ranges lie between their ends. */
export function readings(facts: Facts, on: Iso): Reading[] {
  const keys = keysDay(facts)
  if (!keys) return [nothingRuns]
  const found = choices(facts, keys).flatMap((choice) => read(facts, on, keys, choice))
  return handoverIsDisputed(facts) ? [...found, nothingRuns] : found
}

type Choice = {
  months: number
  kept: 'min' | 'max'
  movedDueDay: boolean
  afterAccounts: boolean
  proofsFromTheirDay: boolean
  argued: boolean
}

function choices(facts: Facts, keys: Iso): Choice[] {
  const usual = delayMonths(facts, keys)
  const found: Choice[] = []
  for (const months of oneMonthIsArgued(facts, keys) ? [usual, 1] : [usual]) {
    const due = monthsLater(keys, months)
    for (const kept of ['min', 'max'] as const) {
      for (const movedDueDay of sometimes(workingDay(due, facts.dwelling_postcode) !== due)) {
        for (const afterAccounts of sometimes(facts.accounts_approved_on !== undefined)) {
          for (const proofsFromTheirDay of sometimes(
            facts.deductions.some((one) => (one.proof_given_on ?? '') > due),
          )) {
            const argued = months !== usual || proofsFromTheirDay
            found.push({ months, kept, movedDueDay, afterAccounts, proofsFromTheirDay, argued })
          }
        }
      }
    }
  }
  return found
}

const sometimes = (open: boolean): boolean[] => (open ? [false, true] : [false])

function read(facts: Facts, on: Iso, keys: Iso, choice: Choice): Reading[] {
  const due = monthsLater(keys, choice.months)
  const deposit = cents(facts.deposit_amount)
  const owed = (givenBy?: Iso) => aboveZero(deposit - deductionsAllowed(facts, keys, givenBy)[choice.kept])
  const finalBalance = owed()
  const balance = (day: Iso) => (choice.proofsFromTheirDay ? owed(day) : finalBalance)
  const lateness = { ...choice, keys, due, on, balance }
  const periods = periodsLate(facts, lateness)
  const told = (late: number, counted: boolean): Reading => {
    const added = counted ? surcharge(facts, late) : 0
    return {
      argued: choice.argued,
      due_on: due,
      delay_months: choice.months,
      periods_late: late,
      surcharge: added,
      principal_due: principalDue(facts, finalBalance, on),
      total_due: totalDue(facts, finalBalance + added, on),
      tenant_owes: aboveZero(deductionsAllowed(facts, keys)[choice.kept] - deposit),
      overpaid: overpaid(facts, finalBalance + added, on),
    }
  }
  const since = choice.movedDueDay || choice.proofsFromTheirDay ? 0 : periodsSinceReform(due, periods)
  return [
    ...surchargeCounts(facts, due).map((counted) => told(periods, counted)),
    ...(since > 0 ? [told(since, facts.forwarding_address_given)] : []),
  ]
}
