import { addMonths, parisDay } from '../domain/day.ts'
import type { Side } from '../domain/roles.ts'
import { partiesByAddress } from '../store/cases.ts'
import { doubtWords } from '../writing/card-words.ts'
import { type CaseFile, loadCase } from './load-case.ts'
import { ownerOf } from './people.ts'
import type { World } from './world.ts'

/** Months in which a landlord or agency that comes back is counted. */
const MONTHS = 12
/** Of an agency with more, the newest. */
const MOST = 30

/**
 * For the mediator alone: other cases with the same landlord that may be this one (the same tenant, or the same place),
 * and how many the last twelve months had. Nothing is joined without an order.
 */
export function otherCases(world: World, found: CaseFile): string[] {
  const { db, clock } = world
  const owner = ownerOf(world, found.header)
  const ids = found.parties
    .filter((party) => party.side === 'landlord')
    .flatMap(({ addresses }) => addresses.flatMap(({ address }) => partiesByAddress(db, address)))
    .filter(({ caseId, state }) => caseId !== found.header.id && state !== 'merged')
    .map(({ caseId }) => caseId)
  const others = [...new Set(ids)]
    .slice(0, MOST)
    .map((id) => loadCase(db, id))
    .filter(({ header }) => !header.recused.includes(owner))
  const same = others.filter((other) => sharesTenant(found, other) || samePlace(found, other))
  const since = addMonths(parisDay(clock.now()), -MONTHS)
  const again = others.filter((other) => !same.includes(other) && other.header.openedOn >= since).length
  return [
    ...same.map(({ header }) => doubtWords.sameMatter(header.ref)),
    ...(again > 0 ? [doubtWords.knownLandlord(MONTHS, again)] : []),
  ]
}

const addressesOf = ({ parties }: CaseFile, side: Side): string[] =>
  parties.filter((p) => p.side === side).flatMap(({ addresses }) => addresses.map((a) => a.address.toLowerCase()))

function sharesTenant(a: CaseFile, b: CaseFile): boolean {
  const known = addressesOf(a, 'tenant')
  return addressesOf(b, 'tenant').some((address) => known.includes(address))
}

function samePlace(a: CaseFile, b: CaseFile): boolean {
  const [here, there] = [a, b].map(({ positions: { dwelling_postcode: postcode } }) =>
    postcode && postcode.kind !== 'disputed' ? postcode.value : null,
  )
  return here !== null && here === there
}
