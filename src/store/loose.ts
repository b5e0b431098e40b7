import type { Instant } from '../domain/day.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import type { OutboxRow } from './outbox.ts'
import { sql } from './prepared.ts'

/** A mail that stands in no case. `candidates`: the cases that it may belong to; `settledAt`: when a human placed it. */
export type LooseMessage = { message: MessageRow; candidates: readonly CaseId[]; settledAt: Instant | null }

type Stored = Omit<MessageRow, 'body'> & { body: string; candidates: string | null; settled_at: Instant | null }

/** Mails held, set aside or heard as commands on no one case, of which the words are still there. */
export const looseMessages = (db: Db): LooseMessage[] =>
  sql<Stored>(
    db,
    `SELECT m.*, h.candidates, h.settled_at FROM messages m JOIN raw_mails r ON r.sha256 = m.sha256
     LEFT JOIN held h ON h.sha256 = m.sha256 WHERE m.case_id IS NULL AND r.size > 0 ORDER BY m.rowid`,
  )
    .all()
    .map(({ candidates, settled_at: settledAt, body, ...row }) => ({
      message: { ...row, body: JSON.parse(body) },
      candidates: candidates === null ? [] : JSON.parse(candidates),
      settledAt,
    }))

/** Mails of ours on no one case (digests, lists, notices, alerts), of which the bytes are still there. */
export const looseMails = (db: Db): OutboxRow[] =>
  sql<OutboxRow>(
    db,
    'SELECT o.*, b.raw FROM outbox o JOIN outbox_bytes b ON b.mail = o.id WHERE o.case_id IS NULL ORDER BY o.rowid',
  ).all()
