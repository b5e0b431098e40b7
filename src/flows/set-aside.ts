import type { Change, Decision } from '../domain/decision.ts'
import type { CaseId } from '../domain/ids.ts'
import { type HoldReason, handling } from '../mail/reasons.ts'
import { hasKey } from '../store/outbox.ts'
import { alarmChanges } from './alarm.ts'
import { answerOnce } from './automatic-answers.ts'
import type { Judged } from './judge-mail.ts'
import { messageRow } from './message-row.ts'
import { holdNotice, noticeKey } from './service-mails.ts'
import { proposedToOwner } from './stranger-notice.ts'
import type { World } from './world.ts'

/**
 * In the holding pen, or ignored with its reason; the sender hears of it at most once a day, and only when proven. Who was
 * claimed to command, and the supervisors, hear of what may be a forgery.
 */
export async function setAside(
  world: World,
  judged: Judged,
  reason: HoldReason,
  candidates: readonly CaseId[] = [],
): Promise<Decision> {
  const { fate, answer } = handling[reason]
  const held = fate === 'hold_for_staff'
  const row = messageRow(world, judged, { fate: held ? 'held' : 'ignored', reason })
  const changes: Change[] = [{ kind: 'file_message', row }]
  const id = world.chance.id()
  if (held)
    changes.push(...(await proposedToOwner(world, judged, { id, reason, candidates })), {
      kind: 'hold',
      id,
      sha256: judged.sha256,
      place: null,
      reason,
      candidates,
    })
  if (held && answer === 'once_a_day' && mayAnswer(world, judged))
    changes.push(
      ...(await answerOnce(world, { address: judged.mail.from[0]?.address ?? '', caseId: null }, () =>
        holdNotice(world, judged, reason),
      )),
    )
  changes.push(...(await alarmChanges(world, judged, reason)))
  return { caseId: null, basedOn: null, changes }
}

/** Never to a machine, never to an address that nobody proved, once a day. */
function mayAnswer(world: World, { authenticity, automatic, mail }: Judged): boolean {
  const address = mail.from[0]?.address
  if (!address || automatic.kind !== 'no' || authenticity.verdict !== 'pass') return false
  return !hasKey(world.db, noticeKey(address, world.clock.now()))
}
