import type { Recipient } from '../domain/decision.ts'
import type { Side } from '../domain/roles.ts'
import { type CaseFile, usableAddress } from './load-case.ts'

/**
 * Who gets a letter to these sides: one mail per party of the side with an address that works, computed from the case
 * alone. A guarantor who did not open the case, a lawyer or an unknown person is written to only after a human said so.
 Who
 * said not to be the right person is written to only while nobody else of that side can be.
 */
export function recipientsOf(
  { parties, file }: Pick<CaseFile, 'parties' | 'file'>,
  audience: readonly Side[],
): Recipient[] {
  const all = parties.flatMap((party, i) => {
    const address = usableAddress(party)
    const left = !party.side || !audience.includes(party.side) || (party.role === 'guarantor' && i > 0)
    return left || !address ? [] : [{ party: party.id, name: party.name, address, side: party.side as Side }]
  })
  const concerned = all.filter(({ party }) => !file.disclaimed.includes(party))
  return all.filter((one) => concerned.includes(one) || !concerned.some(({ side }) => side === one.side))
}

/** Sides that got a letter of ours: whoever is told the law from now on, they are told it too, or a mediator decides otherwise. */
export const takingPart = ({ file }: Pick<CaseFile, 'file'>): Side[] =>
  (['tenant', 'landlord'] as const).filter((side) => file.sent.some((s) => s.side === side))

/** Sides that can be written to at all. */
export const reachableSides = (found: Pick<CaseFile, 'parties' | 'file'>): Side[] =>
  (['tenant', 'landlord'] as const).filter((side) => recipientsOf(found, [side]).length > 0)
