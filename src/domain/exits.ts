import type { Case } from './case.ts'
import { Exit } from './exit.ts'
import { otherSide, type Side } from './roles.ts'
import { isOpen } from './states.ts'

/**
 * What may be written for the side that asked: nothing for one side alone from the moment that the other is in the mediation
 * until it is over (a mediator's neutrality, loi n° 95-125, art. 21-2). A formal notice is the tenant's.
 */
export function exitsOffered(file: Case, asker: Side): readonly Exit[] {
  if (file.state === 'merged' || (isOpen(file.state) && isIn(file, otherSide(asker)))) return []
  return Exit.options.filter((exit) => exit !== 'formal_notice' || asker === 'tenant')
}

const isIn = ({ aware, sent, underway }: Case, side: Side): boolean =>
  aware.includes(side) || sent.some((s) => s.side === side) || underway.some((u) => u.audience.includes(side))
