import type { Facts, Iso } from './facts.ts'

/** The day from which the landlord has the keys, or refused them; null when nothing runs yet. */
export function keysDay(facts: Facts): Iso | null {
  if (facts.other_tenants_remain) return null
  if (facts.keys_returned === false) return facts.keys_refused_on ?? null
  return facts.keys_returned_on ?? null
}

/** Keys handed to someone whose power to take them is not shown. */
export const handoverIsDisputed = (facts: Partial<Facts>): boolean =>
  facts.keys_returned !== false && ['letting_agent', 'other'].includes(facts.keys_received_by ?? '')
