import type { Change, Decision } from '../domain/decision.ts'
import type { PartyId } from '../domain/ids.ts'
import { addressKey } from '../mail/addresses.ts'
import { parseBounce } from '../mail/bounce.ts'
import { mailByMessageId } from '../store/outbox.ts'
import { voidOpenDraft } from './file-message.ts'
import type { Judged } from './judge-mail.ts'
import { loadCase } from './load-case.ts'
import { messageRow } from './message-row.ts'
import { setAside } from './set-aside.ts'
import type { World } from './world.ts'

/**
 * A delivery report counts only when it returns the Message-ID of a mail that we really sent: a guessed id closes no
 * channel. A delay is noted and nothing else; a permanent failure gives the turn to the mediator.
 */
export function fileBounce(world: World, judged: Judged): Decision | Promise<Decision> {
  const bounce = parseBounce(judged.mail)
  const ours = bounce.originalMessageId ? mailByMessageId(world.db, bounce.originalMessageId) : null
  if (!ours?.case_id || !ours.party_id) return setAside(world, judged, 'bounce_unmatched')
  const found = loadCase(world.db, ours.case_id)
  const party: PartyId = ours.party_id
  const row = messageRow(world, judged, {
    fate: 'filed',
    match: 'our_message_id',
    case_id: ours.case_id,
    party_id: party,
    channel: 'private',
  })
  const report =
    bounce.recipients.find((r) => addressKey(r.address) === addressKey(ours.recipient)) ?? bounce.recipients[0]
  const permanent = report?.action === 'failed'
  const changes: Change[] = [
    { kind: 'file_message', row },
    { kind: 'event', actor: { kind: 'service' }, event: { type: 'letter_bounced', party, message: row.id, permanent } },
  ]
  if (permanent)
    changes.push({ kind: 'address_bounced', party, address: ours.recipient }, ...voidOpenDraft(found), {
      kind: 'task',
      task: 'weigh_case',
      subject: ours.case_id,
      runAt: world.clock.now(),
    })
  return { caseId: ours.case_id, basedOn: found.lastEvent, changes }
}
