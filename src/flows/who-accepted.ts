import { type Role, Side, type YesNeeds, yesNeeds } from '../domain/roles.ts'
import type { CaseFile } from './load-case.ts'
import { acceptancesOf } from './negotiation.ts'
import type { World } from './world.ts'

/** In which role each side's last yes to the agreement was given. A side is left out where a mediator's word stands for it. */
function whoAccepted(world: World, found: CaseFile): { side: Side; role: Role }[] {
  const acceptances = acceptancesOf(world, found)
  return Side.options.flatMap((side) => {
    const mail = acceptances.findLast((a) => a.side === side)?.sha256
    const role = mail && roleOfAuthor(found, mail)
    return role ? [{ side, role }] : []
  })
}

/** A yes that may need more than the one who gave it: what, and what its side said of it since. */
type OpenYes = { side: Side; role: Role; needs: NonNullable<YesNeeds>; denied: boolean }

/** Gone once the side says that its yes binds the others too. */
export const openYeses = (world: World, found: CaseFile): OpenYes[] =>
  found.file.agreement === null
    ? []
    : whoAccepted(world, found).flatMap(({ side, role }) => {
        const needs = yesNeeds[role]
        const said = found.file.authority[side]
        return needs === null || said === true ? [] : [{ side, role, needs, denied: said === false }]
      })

/** Of a mail by its hash. */
export function roleOfAuthor({ messages, parties }: CaseFile, sha256: string): Role | null {
  const party = messages.find((m) => m.sha256 === sha256)?.party_id
  return parties.find((p) => p.id === party)?.role ?? null
}
