import type { Instant } from '../domain/day.ts'
import type { CaseId } from '../domain/ids.ts'
import { CaseState, isOpen } from '../domain/states.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** Known texts are not written again, nor turned into JSON: every new case keeps the same ones. */
export const keepRules = (db: Db, version: string, texts: Readonly<Record<string, string>>, at: Instant): void => {
  if (sql(db, 'SELECT 1 FROM rule_versions WHERE version = ?').get(version)) return
  sql(db, 'INSERT INTO rule_versions (version, texts, first_kept_at) VALUES (?, ?, ?)').run(
    version,
    JSON.stringify(texts),
    at,
  )
}

export const keptTexts = (db: Db, version: string): Record<string, string> | null => {
  const row = sql<{ texts: string }>(db, 'SELECT texts FROM rule_versions WHERE version = ?').get(version)
  return row ? JSON.parse(row.texts) : null
}

export const hasCasesWithoutRules = (db: Db): boolean =>
  sql(db, 'SELECT 1 FROM cases WHERE rules_version IS NULL LIMIT 1').get() !== undefined

export const giveRules = (db: Db, version: string): void => {
  sql(db, 'UPDATE cases SET rules_version = ? WHERE rules_version IS NULL').run(version)
}

/** Open cases that keep another version than this one. */
export const openCasesWithOtherRules = (db: Db, version: string): CaseId[] =>
  sql<{ id: CaseId }>(
    db,
    `SELECT id FROM cases WHERE rules_version <> ? AND state IN (SELECT value FROM json_each(?)) ORDER BY opened_on, ref`,
  )
    .all(version, JSON.stringify(CaseState.options.filter(isOpen)))
    .map((row) => row.id)
