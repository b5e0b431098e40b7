import type { Instant } from '../domain/day.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

export type HeldRow = {
  id: string
  sha256: string | null
  place: string | null
  reason: string
  candidates: string
  at: Instant
  settled_at: Instant | null
  settled_by: string | null
  settled_how: string | null
}

/** Puts a mail into the holding pen under a named reason, with the cases that it may belong to. */
export const hold = (
  db: Db,
  id: string,
  what: { sha: string | null; place: string | null },
  reason: string,
  candidates: readonly CaseId[],
  at: Instant,
): void => {
  sql(db, 'INSERT INTO held (id, sha256, place, reason, candidates, at) VALUES (?, ?, ?, ?, ?, ?)').run(
    id,
    what.sha,
    what.place,
    reason,
    JSON.stringify(candidates),
    at,
  )
}

export const openHeld = (db: Db): HeldRow[] =>
  sql<HeldRow>(db, 'SELECT * FROM held WHERE settled_at IS NULL ORDER BY at, rowid').all()

export const heldById = (db: Db, id: string): HeldRow | null =>
  sql<HeldRow>(db, 'SELECT * FROM held WHERE id = ?').get(id) ?? null

/** False when there is no such open row. */
export const settleHeld = (db: Db, id: string, by: string, how: string, at: Instant): boolean =>
  sql(db, 'UPDATE held SET settled_at = ?, settled_by = ?, settled_how = ? WHERE id = ? AND settled_at IS NULL').run(
    at,
    by,
    how,
    id,
  ).changes === 1
