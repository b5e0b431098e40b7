import type { Terms } from '../../domain/case.ts'
import { parisDay } from '../../domain/day.ts'
import { isOpen } from '../../domain/states.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords } from '../../writing/order-words.ts'
import { evaluateCase } from '../law-for-case.ts'
import { lawRange } from '../law-range.ts'
import { recipientsOf } from '../recipients.ts'
import type { World } from '../world.ts'
import { eventOf } from './about-case.ts'
import { type Effect, notUnderstood, recorded, type Target } from './target.ts'

/** The mediator's own proposal to both: within what the law gives, and only where both can answer it. */
export function proposeTerms(world: World, target: Target, { amount, payBy, instalments }: Terms): Effect {
  const { file } = target.found
  if (!isOpen(file.state)) return notUnderstood(refusals.closed(file.state))
  if (file.agreement) return notUnderstood(refusals.alreadyAgreed)
  if (file.sealed) return notUnderstood(refusals.alreadyProposed)
  const sides = new Set(recipientsOf(target.found, ['tenant', 'landlord']).map(({ side }) => side))
  if (sides.size < 2 || !file.consent || !file.aware.includes('landlord') || !file.aware.includes('tenant'))
    return notUnderstood(refusals.notBothIn)
  const { min, max, text } = lawRange(evaluateCase(world, target.found, parisDay(world.clock.now())))
  if (amount < min || (max !== null && amount > max)) return notUnderstood(refusals.outsideLaw(amount, text))
  const request = { kind: 'neutral_proposal', amount, payBy, instalments } as const
  return recorded(orderWords.proposed(amount), [eventOf(target, { type: 'letter_requested', request })], true)
}
