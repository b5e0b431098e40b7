import { hash as digest } from 'node:crypto'
import type { Instant } from '../domain/day.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

export const sha256 = (bytes: Buffer): string => digest('sha256', bytes)

export type StoredPlace = { mailbox: string; validity: string; uid: string }

/** Keeps the bytes, once per content. True when they were new. */
export function keepRaw(db: Db, hash: string, bytes: Buffer, at: Instant): boolean {
  const text = 'INSERT INTO raw_mails (sha256, bytes, size, first_seen_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'
  return sql(db, text).run(hash, bytes, bytes.length, at).changes === 1
}

/** Remembers where a copy stood. False when this very place was known. */
export function keepPlace(db: Db, place: StoredPlace, hash: string | null, receivedAt: Instant, size: number): boolean {
  const text =
    'INSERT INTO places (mailbox, validity, uid, sha256, received_at, size) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'
  return sql(db, text).run(place.mailbox, place.validity, place.uid, hash, receivedAt, size).changes === 1
}

export const rawBytes = (db: Db, hash: string): Buffer | null =>
  sql<{ bytes: Buffer }>(db, 'SELECT bytes FROM raw_mails WHERE sha256 = ?').get(hash)?.bytes ?? null

/** When the first copy reached us: the server's time, never the sender's Date header. */
export const receivedAt = (db: Db, hash: string): Instant | null =>
  sql<{ at: Instant }>(db, 'SELECT min(received_at) AS at FROM places WHERE sha256 = ?').get(hash)?.at ?? null

export const hasPlace = (db: Db, place: StoredPlace): boolean =>
  sql(db, 'SELECT 1 FROM places WHERE mailbox = ? AND validity = ? AND uid = ?').get(
    place.mailbox,
    place.validity,
    place.uid,
  ) !== undefined

/** The highest UID stored under this validity; 0 when none. Text UIDs (Maildir) count as 0. */
export const highestUid = (db: Db, mailbox: string, validity: string): number =>
  sql<{ top: number | null }>(
    db,
    'SELECT max(CAST(uid AS INTEGER)) AS top FROM places WHERE mailbox = ? AND validity = ?',
  ).get(mailbox, validity)?.top ?? 0
