import { refusals } from '../../writing/order-refusals.ts'
import { hasSteppedBack } from '../people.ts'
import type { World } from '../world.ts'
import { partCases } from './join-cases.ts'
import { rejoinMessage } from './split-message.ts'
import { stopApproved } from './stop-approved.ts'
import { type Effect, notUnderstood, type Target } from './target.ts'

/** ANNULER: the last merge or split of this case is taken back. */
export function cancelLink(world: World, target: Target): Effect {
  const link = target.found.file.links.at(-1)
  if (link && hasSteppedBack(world, link.other, target.by)) return notUnderstood(refusals.recusedCancel)
  switch (link?.kind) {
    case 'joined':
      return partCases(world, target, link)
    case 'split':
      return rejoinMessage(world, target, link)
    case undefined:
      // « Annuler » right after an OK means the letter.
      if (target.draft?.state === 'approved') return stopApproved(world, target)
      return notUnderstood(refusals.neverLinked)
  }
}
