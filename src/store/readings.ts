import type { Instant } from '../domain/day.ts'
import type { CaseId, MessageRef } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

export const keepReading = (db: Db, message: MessageRef, reader: string, body: unknown, at: Instant): void => {
  sql(db, 'INSERT OR REPLACE INTO readings (message_id, reader, at, body) VALUES (?, ?, ?, ?)').run(
    message,
    reader,
    at,
    JSON.stringify(body),
  )
}

export type ReadingRow = { message_id: MessageRef; reader: string; at: Instant; body: string }

/** The last reading of each message of a case, in order of arrival. */
export const readingsOf = (db: Db, caseId: CaseId): ReadingRow[] =>
  sql<ReadingRow>(
    db,
    `SELECT r.* FROM readings r JOIN messages m ON m.id = r.message_id WHERE m.case_id = ?
     AND r.at = (SELECT max(at) FROM readings WHERE message_id = r.message_id) ORDER BY m.received_at, m.rowid`,
  ).all(caseId)
