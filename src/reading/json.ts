import type { FactKey, FactValue, Offer, Refund } from '../domain/facts.ts'
import { type Cents, toEuros } from '../domain/money.ts'
import type { ReadFact, Reading } from './contract.ts'

/** One fact for JSON: sums in euros, days as ISO dates. */
export const factJson = <K extends FactKey>(key: K, value: FactValue<K>): { fact: K; value: unknown } => ({
  fact: key,
  value: valueJson(key, value),
})

/** A reading as `mediation read --json` prints it; each fact key once, in the vocabulary of the labelled conversations. */
export function readingJson(reading: Reading): {
  role: string
  acts: string[]
  facts: Record<string, unknown>
  evidence: ({ act: string; quote: string } | { fact: string; quote: string })[]
  reader: string
} {
  return {
    role: reading.role,
    acts: reading.acts.map((a) => a.act),
    facts: factsJson(reading.facts),
    evidence: [
      ...reading.acts.map(({ act, quote }) => ({ act, quote })),
      ...reading.facts.map(({ key, quote }) => ({ fact: key, quote })),
    ],
    reader: reading.reader,
  }
}

/** Facts as one object. `main_residence` is no key of the labelled conversations: it is left to `evidence`. */
export const factsJson = (facts: readonly ReadFact[]): Record<string, unknown> =>
  Object.fromEntries(facts.filter((f) => f.key !== 'main_residence').map((f) => [f.key, valueJson(f.key, f.value)]))

function valueJson(key: FactKey, value: unknown): unknown {
  switch (key) {
    case 'deposit_amount':
    case 'rent_excl_charges':
    case 'charges':
      return toEuros(value as Cents)
    case 'deductions':
      return (value as FactValue<'deductions'>).map((d) => ({ ...d, amount: toEuros(d.amount) }))
    case 'refunded':
      return (value as Refund[]).map((r) => ({ ...r, amount: toEuros(r.amount) }))
    case 'offer': {
      const { amount, payBy } = value as Offer
      return payBy ? { amount: toEuros(amount), pay_by: payBy } : { amount: toEuros(amount) }
    }
    default:
      return value
  }
}
