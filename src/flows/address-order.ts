import type { Party } from '../domain/case.ts'
import { isGeneric } from '../domain/generic-address.ts'
import { contactRow } from '../store/contacts.ts'
import type { Db } from '../store/database.ts'

/**
 * The addresses of a party, the one to write to last: one that it wrote from here, then one that a mediator gave; among these one
 * that bounces in no other case, that was proven, that answered last in any case, a person's rather than a service's.
 */
export function bestAddressLast<P extends Pick<Party, 'addresses'>>(db: Db, party: P): P {
  if (party.addresses.filter((a) => !a.bounced).length < 2) return party
  const ranked = party.addresses.map((known) => ({ known, rank: rankOf(db, known) }))
  return { ...party, addresses: ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ known }) => known) }
}

type Rank = readonly (number | string)[]

function rankOf(db: Db, { address, origin, bounced }: Party['addresses'][number]): Rank {
  const { bounces, verified, lastAnswer } = contactRow(db, address)
  return [
    bounced ? 0 : 1,
    { wrote: 2, staff: 1, declared: 0 }[origin],
    bounces > 0 ? 0 : 1,
    verified ? 1 : 0,
    lastAnswer ?? '',
    isGeneric(address) ? 0 : 1,
  ]
}

/** The first place in which two ranks differ decides; equal ones keep their order. */
function compare(a: Rank, b: Rank): number {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1
}
