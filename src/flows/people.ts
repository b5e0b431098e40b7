import type { CaseHeader } from '../domain/case.ts'
import type { CaseId } from '../domain/ids.ts'
import { addressKey } from '../mail/addresses.ts'
import { loadCaseRow } from '../store/cases.ts'
import type { Judged } from './judge-mail.ts'
import type { World } from './world.ts'

/** Mediators and supervisors, by the one From address. What they may do is proven elsewhere. */
export const isStaff = (world: World, { mail }: Pick<Judged, 'mail'>): boolean =>
  mail.from.some(({ address }) => isOfTeam(world, address))

export const isOfTeam = ({ settings }: World, address: string): boolean =>
  [...settings.mediators, ...settings.supervisors].some((member) => addressKey(member) === addressKey(address))

export const isMediator = (world: World, address: string): boolean =>
  world.settings.mediators.some((mediator) => addressKey(mediator) === addressKey(address))

export const isSupervisor = ({ settings }: World, address: string): boolean =>
  settings.supervisors.some((supervisor) => addressKey(supervisor) === addressKey(address))

/** A recused mediator hears nothing of the case and decides nothing in it, by whichever old mail. */
export const hasSteppedBack = ({ db }: World, caseId: CaseId, address: string): boolean =>
  loadCaseRow(db, caseId)?.file.recused.includes(address) ?? false

/** As the operator gave it; null when no name is known, as for the console. */
export const nameOf = ({ settings }: World, address: string | null): string | null =>
  (address && settings.names[addressKey(address)]) || null

/** The mediator of a case today: its owner or, when the owner has left the team, the one whom a new case would get. */
export const ownerOf = (world: World, { id, owner, recused }: Pick<CaseHeader, 'id' | 'owner' | 'recused'>): string =>
  isMediator(world, owner) ? owner : mediatorFor(world, id, recused)

/** What people wrote in a case is read by its own mediator; by others of the team for a reason (LIRE). */
export const isFollowedBy = (world: World, { header }: { header: CaseHeader }, address: string): boolean =>
  addressKey(ownerOf(world, header)) === addressKey(address)

/**
 * The mediator of a new case: the same case always gets the same one, and cases spread evenly. When all have stepped back,
 * somebody must still hear of it.
 */
export function mediatorFor(world: World, chanceId: string, recused: readonly string[] = []): string {
  const all = world.settings.mediators
  const free = all.filter((address) => !recused.includes(address))
  const mediators = free.length > 0 ? free : all
  const at = [...chanceId].reduce((sum, char) => sum + char.charCodeAt(0), 0) % mediators.length
  return mediators[at] as string
}
