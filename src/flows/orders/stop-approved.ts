import { refusals } from '../../writing/order-refusals.ts'
import { stopLetter } from '../stop-letter.ts'
import type { World } from '../world.ts'
import { type Effect, notDone, type Target } from './target.ts'

/** STOP: an approved letter that no server has taken stays here; after that, who has it is said. */
export function stopApproved(world: World, { found, draft, by }: Target): Effect {
  if (!draft || draft.state === 'proposed') return notDone(refusals.notApprovedYet)
  const { changes, left, once } = stopLetter(world, found, draft, 'undone', { kind: 'mediator', address: by })
  if (once.length > 0) return { kind: 'done', result: { kind: 'copies_stopped', once }, changes, weighs: false }
  const already = left.map((mail) => mail.recipient)
  if (changes.length > 0) return { kind: 'done', result: { kind: 'stopped', already }, changes, weighs: true }
  const why = draft.state === 'approved' ? refusals.alreadyGone(already) : refusals.alreadyStopped
  return { kind: 'done', result: { kind: 'too_late', why, sent: null }, changes: [], weighs: false }
}
