import type { Terms } from '../../domain/case.ts'
import { parisDay } from '../../domain/day.ts'
import { euros } from '../../domain/money.ts'
import { isOpen, stateLabel } from '../../domain/states.ts'
import { evaluateCase } from '../law-for-case.ts'
import { lawRange } from '../law-range.ts'
import { recipientsOf } from '../recipients.ts'
import type { World } from '../world.ts'
import { eventOf } from './about-case.ts'
import { type Effect, notUnderstood, recorded, type Target } from './target.ts'

/** The mediator's own proposal to both: within what the law gives, and only where both can answer it. */
export function proposeTerms(world: World, target: Target, { amount, payBy, instalments }: Terms): Effect {
  const { file } = target.found
  if (!isOpen(file.state)) return notUnderstood(`le dossier est déjà clos (${stateLabel[file.state]}).`)
  if (file.agreement) return notUnderstood('un accord est déjà noté dans ce dossier.')
  if (file.sealed) return notUnderstood('une proposition du médiateur attend déjà les réponses des deux parties.')
  const sides = new Set(recipientsOf(target.found, ['tenant', 'landlord']).map(({ side }) => side))
  if (sides.size < 2 || !file.consent || !file.aware.includes('landlord') || !file.aware.includes('tenant'))
    return notUnderstood('une proposition va aux deux parties : l’une d’elles n’est pas encore dans la médiation.')
  const { min, max, text } = lawRange(evaluateCase(world, target.found, parisDay(world.clock.now())))
  if (amount < min || (max !== null && amount > max))
    return notUnderstood(`${euros(amount)} n’est pas dans ce que donne la règle avec les faits connus (${text}).`)
  const request = { kind: 'neutral_proposal', amount, payBy, instalments } as const
  return recorded(
    `La même proposition de ${euros(amount)} aux deux parties vous est proposée dans un nouveau courriel.`,
    [eventOf(target, { type: 'letter_requested', request })],
    true,
  )
}
