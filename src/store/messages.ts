import type { Channel } from '../domain/events.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import type { CaseId, MessageRef, PartyId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

type Stored = Omit<MessageRow, 'body'> & { body: string }

/** Derived rows carry the version of the code that made them. */
const PARSER_VERSION = 1

/** One row per raw mail: a second one breaks the unique index and takes the whole decision down. */
export function insertMessage(db: Db, row: MessageRow): void {
  sql(
    db,
    `INSERT INTO messages (id, sha256, message_id, fate, reason, match, case_id, party_id, channel, automatic, received_at, body, parser_version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    row.sha256,
    row.message_id,
    row.fate,
    row.reason,
    row.match,
    row.case_id,
    row.party_id,
    row.channel,
    row.automatic,
    row.received_at,
    JSON.stringify(row.body),
    PARSER_VERSION,
  )
}

export const messageBySha = (db: Db, sha: string): MessageRow | null =>
  unpack(sql<Stored>(db, 'SELECT * FROM messages WHERE sha256 = ?').get(sha))

export const messageById = (db: Db, id: MessageRef): MessageRow | null =>
  unpack(sql<Stored>(db, 'SELECT * FROM messages WHERE id = ?').get(id))

/** Mails of this Message-ID that are in a case, were shared out to several or heard as a command. */
export const takenInAs = (db: Db, messageId: string): MessageRow[] =>
  sql<Stored>(
    db,
    "SELECT * FROM messages WHERE message_id = ? AND (fate IN ('filed', 'command') OR reason = 'shared_out')",
  )
    .all(messageId)
    .flatMap((row) => unpack(row) ?? [])

export const messagesOf = (db: Db, caseId: CaseId): MessageRow[] =>
  sql<Stored>(db, 'SELECT * FROM messages WHERE case_id = ? ORDER BY received_at, rowid')
    .all(caseId)
    .flatMap((row) => unpack(row) ?? [])

const unpack = (row: Stored | undefined): MessageRow | null => (row ? { ...row, body: JSON.parse(row.body) } : null)

export const keepThreadId = (
  db: Db,
  messageId: string,
  caseId: CaseId,
  party: PartyId | null,
  kind: 'ours' | 'filed' | 'ancestor',
): void => {
  sql(
    db,
    'INSERT INTO thread_ids (message_id, case_id, party_id, kind) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(messageId, caseId, party, kind)
}

export type ThreadHit = {
  message_id: string
  case_id: CaseId
  party_id: PartyId | null
  kind: 'ours' | 'filed' | 'ancestor'
}

export const threadHits = (db: Db, messageId: string): ThreadHit[] =>
  sql<ThreadHit>(db, 'SELECT message_id, case_id, party_id, kind FROM thread_ids WHERE message_id = ?').all(messageId)

/** Throws when the message is not filed in `from`. */
export const moveMessage = (db: Db, id: MessageRef, from: CaseId, to: CaseId, party: PartyId, match: string): void => {
  const moved = sql(
    db,
    "UPDATE messages SET case_id = ?, party_id = ?, match = ? WHERE id = ? AND case_id = ? AND fate = 'filed'",
  ).run(to, party, match, id, from)
  if (moved.changes !== 1) throw new Error(`Message ${id} is not in case ${from}`)
  sql(
    db,
    `UPDATE OR IGNORE thread_ids SET case_id = ?, party_id = ? WHERE case_id = ? AND kind = 'filed'
     AND message_id = (SELECT message_id FROM messages WHERE id = ?)`,
  ).run(to, party, from, id)
}

/** A mail that no code could read, to be taken in anew. False when it is not held as such. */
export const forgetUnread = (db: Db, sha: string, reason: string): boolean =>
  sql(db, "DELETE FROM messages WHERE sha256 = ? AND fate = 'held' AND reason = ?").run(sha, reason).changes === 1

/** A held mail that a human placed: it becomes a filed one. Throws when it is not held. */
export const refileMessage = (
  db: Db,
  id: MessageRef,
  caseId: CaseId,
  party: PartyId,
  channel: Channel,
  match: string,
): void => {
  const text = `UPDATE messages SET fate = 'filed', reason = NULL, match = ?, case_id = ?, party_id = ?, channel = ?
    WHERE id = ? AND fate = 'held'`
  if (sql(db, text).run(match, caseId, party, channel, id).changes !== 1) throw new Error(`Message ${id} is not held`)
}

/** A held mail that is nobody's in the case and belongs to it all the same. Throws when it is not held. */
export const attachMessage = (db: Db, id: MessageRef, caseId: CaseId): void => {
  const text = `UPDATE messages SET fate = 'filed', reason = NULL, match = 'human', case_id = ?, channel = 'private'
    WHERE id = ? AND fate = 'held'`
  if (sql(db, text).run(caseId, id).changes !== 1) throw new Error(`Message ${id} is not held`)
}
