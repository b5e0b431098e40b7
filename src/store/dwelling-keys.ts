import type { Day } from '../domain/day.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** `key`: what one dwelling's address has in every case, and nobody reads an address from. */
export type DwellingKey = { caseId: CaseId; key: string }

/** The last one counts: people correct an address. */
export const keepDwellingKey = (db: Db, caseId: CaseId, key: string): void => {
  sql(
    db,
    'INSERT INTO dwelling_keys (case_id, key) VALUES (?, ?) ON CONFLICT (case_id) DO UPDATE SET key = excluded.key',
  ).run(caseId, key)
}

export const dwellingKeyOf = (db: Db, caseId: CaseId): string | null =>
  sql<{ key: string }>(db, 'SELECT key FROM dwelling_keys WHERE case_id = ?').get(caseId)?.key ?? null

/** Of these cases (JSON). */
export const dwellingKeys = (db: Db, cases: string): DwellingKey[] =>
  sql<DwellingKey>(
    db,
    'SELECT case_id AS caseId, key FROM dwelling_keys WHERE case_id IN (SELECT value FROM json_each(?))',
  ).all(cases)

/** Keys whose last case was opened before that day. */
export const endedDwellings = (db: Db, before: Day): string[] =>
  sql<{ key: string }>(
    db,
    `SELECT key FROM dwelling_keys d JOIN cases c ON c.id = d.case_id WHERE key NOT LIKE 'forgotten:%'
     GROUP BY key HAVING max(c.opened_on) < ? ORDER BY key`,
  )
    .all(before)
    .map(({ key }) => key)

/** The cases stay those of one dwelling; no address leads to them any more. */
export const forgetDwelling = (db: Db, key: string, id: string): void => {
  sql(db, 'UPDATE dwelling_keys SET key = ? WHERE key = ?').run(`forgotten:${id}`, key)
}
