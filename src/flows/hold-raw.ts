import type { Instant } from '../domain/day.ts'
import type { Change, Decision } from '../domain/decision.ts'
import { type MessageRow, noWords } from '../domain/filed-message.ts'
import type { MessageRef } from '../domain/ids.ts'
import type { HoldReason } from '../mail/reasons.ts'
import type { World } from './world.ts'

/** A mail that no code can read: its bytes stay, and a human looks. */
export function holdRaw(world: World, sha256: string, reason: HoldReason, receivedAt: Instant): Decision {
  const row: MessageRow = {
    id: world.chance.id() as MessageRef,
    sha256,
    message_id: null,
    fate: 'held',
    reason,
    match: null,
    case_id: null,
    party_id: null,
    channel: null,
    automatic: 'no',
    received_at: receivedAt,
    body: noWords('unreadable'),
  }
  const hold: Change = { kind: 'hold', id: world.chance.id(), sha256, place: null, reason, candidates: [] }
  return { caseId: null, basedOn: null, changes: [{ kind: 'file_message', row }, hold] }
}
