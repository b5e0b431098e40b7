import { parisDay } from '../../domain/day.ts'
import type { Exit } from '../../domain/exit.ts'
import { exitsOffered } from '../../domain/exits.ts'
import { isOpen } from '../../domain/states.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords } from '../../writing/order-words.ts'
import { askerOf } from '../asker.ts'
import { claimOf } from '../exit-claim.ts'
import { evaluateCase } from '../law-for-case.ts'
import { reachableSides } from '../recipients.ts'
import type { World } from '../world.ts'
import { eventOf } from './about-case.ts'
import { type Effect, notUnderstood, recorded, type Target } from './target.ts'

/** A way beside the mediation, for the side that asked: never while the other one is in the mediation. */
export function askExit(world: World, target: Target, exit: Exit): Effect {
  const { found } = target
  const asker = askerOf(found)
  if (!reachableSides(found).includes(asker)) return notUnderstood(refusals.askerUnreachable)
  if (!exitsOffered(found.file, asker).includes(exit))
    return notUnderstood(isOpen(found.file.state) ? refusals.bothAreIn : refusals.tenantsText)
  if (exit === 'formal_notice' && !claimOf(found, evaluateCase(world, found, parisDay(world.clock.now()))))
    return notUnderstood(refusals.noClaim)
  return recorded(
    orderWords.otherWay,
    [eventOf(target, { type: 'letter_requested', request: { kind: 'other_exit', exit } })],
    true,
  )
}

/** The letter to the other side on paper, whatever is known of its addresses. */
export function askPaper(target: Target): Effect {
  const { found } = target
  if (!isOpen(found.file.state) || found.file.agreement) return notUnderstood(refusals.noPaperNow)
  if (!found.file.consent) return notUnderstood(refusals.noConsentYet)
  if (!reachableSides(found).includes(askerOf(found))) return notUnderstood(refusals.askerUnreachable)
  return recorded(
    orderWords.onPaper,
    [eventOf(target, { type: 'letter_requested', request: { kind: 'paper_letter' } })],
    true,
  )
}
