import type { CaseHeader } from '../domain/case.ts'
import { addressKey } from '../mail/addresses.ts'
import type { Judged } from './judge-mail.ts'
import type { World } from './world.ts'

/** Mediators and supervisors, by the one From address. What they may do is proven elsewhere. */
export function isStaff(world: World, { mail }: Pick<Judged, 'mail'>): boolean {
  const { mediators, supervisors } = world.settings
  const keys = [...mediators, ...supervisors].map(addressKey)
  return mail.from.some((person) => keys.includes(addressKey(person.address)))
}

export const isMediator = (world: World, address: string): boolean =>
  world.settings.mediators.some((mediator) => addressKey(mediator) === addressKey(address))

/** The mediator of a case today: its owner or, when the owner has left the team, the one whom a new case would get. */
export const ownerOf = (world: World, { id, owner }: Pick<CaseHeader, 'id' | 'owner'>): string =>
  isMediator(world, owner) ? owner : mediatorFor(world, id)

/** The mediator of a new case: the same case always gets the same one, and cases spread evenly. */
export function mediatorFor(world: World, chanceId: string): string {
  const { mediators } = world.settings
  const at = [...chanceId].reduce((sum, char) => sum + char.charCodeAt(0), 0) % mediators.length
  return mediators[at] as string
}
