import type { Instant } from '../domain/day.ts'
import type { MailKind } from '../domain/decision.ts'
import type { CaseId, DraftId, PartyId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/**
 * `sending`: handed to the transport, answer not stored yet. `unknown`: the answer was lost; nobody resends it unasked.
 * `shadowed`: made in shadow mode, never sent. `stopped`: taken back before a server took it.
 */
export type OutboxState = 'queued' | 'sending' | 'sent' | 'refused' | 'unknown' | 'given_up' | 'shadowed' | 'stopped'

/** A mail without its bytes, which stand apart (`outbox_bytes`). */
export type OutboxMail = {
  id: string
  key: string
  kind: MailKind
  case_id: CaseId | null
  draft_id: DraftId | null
  party_id: PartyId | null
  message_id: string
  sender: string
  recipient: string
  state: OutboxState
  attempts: number
  not_before: Instant
  last_answer: string | null
  created_at: Instant
  settled_at: Instant | null
  /** How often it left anew after a report that it did not arrive. */
  again: number
}

export type OutboxRow = OutboxMail & { raw: Buffer }

/** Adds a finished mail. The key is unique: the same letter twice takes the whole decision down. */
export function enqueue(db: Db, row: Omit<OutboxRow, 'attempts' | 'last_answer' | 'settled_at' | 'again'>): void {
  sql(
    db,
    `INSERT INTO outbox (id, key, kind, case_id, draft_id, party_id, message_id, sender, recipient, state, not_before, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    row.key,
    row.kind,
    row.case_id,
    row.draft_id,
    row.party_id,
    row.message_id,
    row.sender,
    row.recipient,
    row.state,
    row.not_before,
    row.created_at,
  )
  sql(db, 'INSERT INTO outbox_bytes (mail, raw) VALUES (?, ?)').run(row.id, row.raw)
}

export const hasKey = (db: Db, key: string): boolean =>
  sql(db, 'SELECT 1 FROM outbox WHERE key = ?').get(key) !== undefined

/** The mails of one letter. */
export const mailsOfDraft = (db: Db, draft: DraftId): OutboxMail[] =>
  sql<OutboxMail>(db, `SELECT * FROM outbox WHERE draft_id = ? AND kind = 'letter' ORDER BY rowid`).all(draft)

/** Stops the letter's mails that no server has taken; returns how many. */
export const stopMails = (db: Db, draft: DraftId, at: Instant): number =>
  sql(
    db,
    `UPDATE outbox SET state = 'stopped', settled_at = ?
     WHERE draft_id = ? AND kind = 'letter' AND state IN ('queued', 'shadowed')`,
  ).run(at, draft).changes

/** The oldest mail that is due, without taking it. */
export const peekDue = (db: Db, now: Instant): OutboxMail | null =>
  sql<OutboxMail>(
    db,
    `SELECT * FROM outbox WHERE state = 'queued' AND not_before <= ? ORDER BY not_before, rowid LIMIT 1`,
  ).get(now) ?? null

/** Takes the oldest mail that is due and marks it `sending`, in one statement. */
export const takeDue = (db: Db, now: Instant): OutboxMail | null =>
  sql<OutboxMail>(
    db,
    `UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id =
       (SELECT id FROM outbox WHERE state = 'queued' AND not_before <= ? ORDER BY not_before, rowid LIMIT 1) RETURNING *`,
  ).get(now) ?? null

export const settleMail = (db: Db, id: string, state: OutboxState, answer: string, at: Instant): void => {
  sql(db, 'UPDATE outbox SET state = ?, last_answer = ?, settled_at = ? WHERE id = ?').run(state, answer, at, id)
}

export const sendLater = (db: Db, id: string, notBefore: Instant, answer: string): void => {
  sql(db, "UPDATE outbox SET state = 'queued', not_before = ?, last_answer = ? WHERE id = ?").run(notBefore, answer, id)
}

export const mailsInState = (db: Db, state: OutboxState): OutboxMail[] =>
  sql<OutboxMail>(db, `SELECT * FROM outbox WHERE state = ? ORDER BY rowid`).all(state)

export const caseOfMail = (db: Db, id: string): CaseId | null =>
  sql<{ case_id: CaseId | null }>(db, 'SELECT case_id FROM outbox WHERE id = ?').get(id)?.case_id ?? null

export const mailBytes = (db: Db, id: string): Buffer | null =>
  sql<{ raw: Buffer }>(db, 'SELECT raw FROM outbox_bytes WHERE mail = ?').get(id)?.raw ?? null

export const mailByMessageId = (db: Db, messageId: string): OutboxMail | null =>
  sql<OutboxMail>(db, `SELECT * FROM outbox WHERE message_id = ?`).get(messageId) ?? null

export const mailsOfCase = (db: Db, caseId: CaseId): OutboxMail[] =>
  sql<OutboxMail>(db, `SELECT * FROM outbox WHERE case_id = ? ORDER BY rowid`).all(caseId)

export const nextMailDue = (db: Db): Instant | null =>
  sql<{ at: Instant | null }>(db, "SELECT min(not_before) AS at FROM outbox WHERE state = 'queued'").get()?.at ?? null

/** A mail that left and did not arrive leaves once more. False when it is not one, or did before. */
export const sendAgain = (db: Db, id: string, at: Instant): boolean =>
  sql(
    db,
    "UPDATE outbox SET state = 'queued', attempts = 0, not_before = ?, settled_at = NULL, again = 1 WHERE id = ? AND state = 'sent' AND again = 0",
  ).run(at, id).changes === 1

/** A human decided that a doubtful mail did not arrive: the same bytes leave again. False when it is not doubtful. */
export const requeue = (db: Db, messageId: string, at: Instant): boolean =>
  sql(
    db,
    "UPDATE outbox SET state = 'queued', attempts = 0, not_before = ?, settled_at = NULL WHERE message_id = ? AND state IN ('unknown', 'given_up')",
  ).run(at, messageId).changes === 1
