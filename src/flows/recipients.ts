import type { Recipient } from '../domain/decision.ts'
import { type Side, sideOf } from '../domain/roles.ts'
import { type CaseFile, usableAddress } from './load-case.ts'

/**
 * Who gets a letter to these sides: one mail per party of the side with an address that works, computed from the case
 * alone. A guarantor, a lawyer or an unknown person is written to only after a mediator gave them a side.
 */
export function recipientsOf(found: Pick<CaseFile, 'parties'>, audience: readonly Side[]): Recipient[] {
  return found.parties.flatMap((party) => {
    const side = sideOf(party.role)
    const address = usableAddress(party)
    if (!side || !audience.includes(side) || !address || party.role === 'guarantor') return []
    return [{ party: party.id, name: party.name, address, side }]
  })
}

/** Sides that can be written to at all. */
export const reachableSides = (found: Pick<CaseFile, 'parties'>): Side[] =>
  (['tenant', 'landlord'] as const).filter((side) => recipientsOf(found, [side]).length > 0)
