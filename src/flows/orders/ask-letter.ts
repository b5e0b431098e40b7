import { parisDay } from '../../domain/day.ts'
import type { Exit } from '../../domain/exit.ts'
import { exitsOffered } from '../../domain/exits.ts'
import { isOpen } from '../../domain/states.ts'
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
  if (!reachableSides(found).includes(asker)) return notUnderstood(NO_ADDRESS)
  if (!exitsOffered(found.file, asker).includes(exit))
    return notUnderstood(
      isOpen(found.file.state)
        ? 'l’autre partie connaît la médiation : rien ne s’écrit pour une seule partie avant la fin.'
        : 'ce texte n’existe que pour le locataire qui a demandé la médiation.',
    )
  if (exit === 'formal_notice' && !claimOf(found, evaluateCase(world, found, parisDay(world.clock.now()))))
    return notUnderstood('il manque la remise des clés, la date limite ou la somme, ou rien n’est encore en retard.')
  return recorded(
    'La lettre vous est proposée dans un nouveau courriel. Rien ne part au nom d’une partie.',
    [eventOf(target, { type: 'letter_requested', request: { kind: 'other_exit', exit } })],
    true,
  )
}

/** The letter to the other side on paper, whatever is known of its addresses. */
export function askPaper(target: Target): Effect {
  const { found } = target
  if (!isOpen(found.file.state) || found.file.agreement)
    return notUnderstood('la lettre à imprimer rappelle la loi : le dossier est clos, ou un accord est noté.')
  if (!found.file.consent)
    return notUnderstood('le demandeur n’a pas encore accepté que l’autre partie soit contactée.')
  if (!reachableSides(found).includes(askerOf(found))) return notUnderstood(NO_ADDRESS)
  return recorded(
    'La lettre à imprimer vous est proposée dans un nouveau courriel.',
    [eventOf(target, { type: 'letter_requested', request: { kind: 'paper_letter' } })],
    true,
  )
}

const NO_ADDRESS = 'la personne qui a demandé la médiation n’a plus d’adresse qui fonctionne.'
