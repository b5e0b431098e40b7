import { Day } from '../domain/day.ts'
import { deductionKinds, evidences, landlordKinds, leaseKinds } from '../domain/fact-words.ts'
import { Deduction, type FactKey, type FactValue, Refund } from '../domain/facts.ts'
import { type Cents, euros } from '../domain/money.ts'
import type { Span } from '../rulebase/evaluation.ts'
import { frenchDay } from './french-day.ts'

/** One fact's value as a French reader sees it. */
export function factText<K extends FactKey>(key: K, value: FactValue<K>): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value === 'number') return euros(value)
  if (Array.isArray(value)) return value.length === 0 ? 'aucune' : value.map(itemText).join(' ; ')
  if (typeof value === 'object') return itemText(value)
  if (key === 'lease_kind') return leaseKinds[value as keyof typeof leaseKinds]
  if (key === 'landlord_kind') return landlordKinds[value as keyof typeof landlordKinds]
  const asDay = Day.safeParse(value)
  return asDay.success ? frenchDay(asDay.data) : String(value)
}

function itemText(item: unknown): string {
  const deduction = Deduction.safeParse(item)
  if (deduction.success) {
    const { kind, amount, evidence } = deduction.data
    return `${deductionKinds[kind]} : ${euros(amount)} (${evidences[evidence]})`
  }
  const { amount, on } = Refund.parse(item)
  return on ? `${euros(amount)} le ${frenchDay(on)}` : euros(amount)
}

/** `700 €`, `entre 690 € et 1 173 €`; null when nothing can be said. */
export function spanText({ value, min, max }: Span<Cents>): string | null {
  if (value !== null) return euros(value)
  if (min === null || max === null) return null
  return min === max ? euros(min) : `entre ${euros(min)} et ${euros(max)}`
}
