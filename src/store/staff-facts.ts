import type { Instant } from '../domain/day.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** A fact on a mediator's word; `value` as JSON of its fact schema. */
export type StaffFact = { key: string; value: string; by: string; at: Instant }

export const keepStaffFact = (db: Db, caseId: CaseId, { key, value, by, at }: StaffFact): void => {
  sql(db, 'INSERT INTO staff_facts (case_id, key, value, by, at) VALUES (?, ?, ?, ?, ?)').run(
    caseId,
    key,
    value,
    by,
    at,
  )
}

/** Oldest first. */
export const staffFactsOf = (db: Db, caseId: CaseId): StaffFact[] =>
  sql<StaffFact>(db, 'SELECT key, value, by, at FROM staff_facts WHERE case_id = ? ORDER BY at, rowid').all(caseId)
