import type { CommissionStep } from '../../domain/commission-steps.ts'
import type { Day } from '../../domain/day.ts'
import type { Change } from '../../domain/decision.ts'
import { caseIdByRef, goesOnIn } from '../../store/cases.ts'
import { heldById } from '../../store/held.ts'
import { messageBySha } from '../../store/messages.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords } from '../../writing/order-words.ts'
import { commissionChanges, isAtCommission } from '../commission-changes.ts'
import { withDeadlines } from '../deadline-changes.ts'
import { voidOpenDraft } from '../file-message.ts'
import { loadCase } from '../load-case.ts'
import type { Planned } from '../settle-held.ts'
import type { World } from '../world.ts'

/** A mediator says what the commission's mail decides: it is kept in the case, both are told next. */
export function planCommission(
  world: World,
  id: string,
  ref: string,
  { step, on, by }: { step: CommissionStep; on: Day | null; by: string },
): Planned {
  const { db, clock } = world
  const row = heldById(db, id)
  if (!row || row.settled_at) return { kind: 'not_done', why: refusals.noHeld(id) }
  const message = row.sha256 ? messageBySha(db, row.sha256) : null
  if (!message) return { kind: 'not_done', why: refusals.unreadable }
  const named = caseIdByRef(db, ref)
  const found = named && loadCase(db, goesOnIn(db, named))
  if (!found || !isAtCommission(found)) return { kind: 'not_done', why: refusals.notAtCommission }
  const caseId = found.header.id
  const how = orderWords.commission(step, on)
  const changes: Change[] = [
    { kind: 'attach_message', message: message.id },
    ...commissionChanges(world, { step, on, message: message.id }, { kind: 'mediator', address: by }),
    ...voidOpenDraft(found),
    { kind: 'settle_held', id, by, how: orderWords.joinedTo(found.header.ref) },
    { kind: 'task', task: 'weigh_case', subject: caseId, runAt: clock.now() },
  ]
  const decision = { caseId, basedOn: found.lastEvent, changes: withDeadlines(world, caseId, changes) }
  return { kind: 'planned', how, decision }
}
