import type { Instant } from '../domain/day.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** One address over all cases. `cases`: in how many it stands; `bounces`: in how many it does not work. */
export type ContactRow = {
  cases: number
  bounces: number
  note: string | null
  /** The last mail that a person wrote from it. */
  lastAnswer: Instant | null
  /** A mail server vouched for one of them. */
  verified: boolean
}

export function contactRow(db: Db, address: string): ContactRow {
  const counts = sql<{ cases: number; bounces: number | null }>(
    db,
    `SELECT count(DISTINCT p.case_id) AS cases, sum(a.bounced) AS bounces
     FROM addresses a JOIN parties p ON p.id = a.party_id WHERE a.address = ?`,
  ).get(address)
  // A `+` keeps the planner from an index that most rows share.
  const answers = sql<{ last: Instant | null; proven: number | null }>(
    db,
    `SELECT max(m.received_at) AS last, max(m.body ->> '$.authenticity.verdict' = 'pass') AS proven
     FROM addresses a CROSS JOIN messages m ON m.party_id = a.party_id
     WHERE a.address = ? AND +m.fate = 'filed' AND m.automatic = 'no'
       AND m.body ->> '$.from.address' = a.address COLLATE NOCASE`,
  ).get(address)
  return {
    cases: counts?.cases ?? 0,
    bounces: counts?.bounces ?? 0,
    note: sql<{ note: string }>(db, 'SELECT note FROM contact_notes WHERE address = ?').get(address)?.note ?? null,
    lastAnswer: answers?.last ?? null,
    verified: answers?.proven === 1,
  }
}

/** The last note on an address counts. */
export const keepContactNote = (db: Db, address: string, note: string, by: string, at: Instant): void => {
  sql(
    db,
    `INSERT INTO contact_notes (address, note, by, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (address) DO UPDATE SET note = excluded.note, by = excluded.by, at = excluded.at`,
  ).run(address, note, by, at)
}
