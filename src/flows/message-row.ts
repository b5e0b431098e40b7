import type { MessageRow } from '../domain/filed-message.ts'
import type { MessageRef } from '../domain/ids.ts'
import { bodyOf, type Judged } from './judge-mail.ts'
import type { World } from './world.ts'

/** The stored form of a judged mail; `placed` says where it ended. */
export const messageRow = (
  world: World,
  judged: Judged,
  placed: Pick<MessageRow, 'fate'> & Partial<MessageRow>,
): MessageRow => ({
  id: world.chance.id() as MessageRef,
  sha256: judged.sha256,
  message_id: judged.mail.messageId,
  reason: null,
  match: null,
  case_id: null,
  party_id: null,
  channel: null,
  automatic: judged.automatic.kind,
  received_at: judged.receivedAt,
  body: bodyOf(judged),
  ...placed,
})
