import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'
import { keepSetting, setting } from './settings.ts'

/**
 * What statistics count of each case (`CaseRecord`, as JSON). Triggers of the database empty a record as soon as something changes that
 * it is made from (migration 0013): what stands here is true.
 */
export type StoredRecord = { caseId: CaseId; body: string }

/** `body` null for a case that is counted together with others, and so has no record of its own. */
export const keepRecord = (db: Db, caseId: CaseId, body: string | null): void => {
  sql(db, 'UPDATE case_records SET body = ? WHERE case_id = ?').run(body ?? TOGETHER, caseId)
}

const TOGETHER = 'null'

/** Cases that changed since they were counted, at most so many. */
export const casesToCount = (db: Db, limit: number): CaseId[] =>
  sql<{ id: CaseId }>(db, 'SELECT case_id AS id FROM case_records WHERE body IS NULL LIMIT ?')
    .all(limit)
    .map(({ id }) => id)

/** Every kept record, and the cases that have none. */
export function keptRecords(db: Db): { kept: StoredRecord[]; others: CaseId[] } {
  const together = casesEverJoined(db)
  const rows = sql<{ caseId: CaseId; body: string | null }>(
    db,
    'SELECT case_id AS caseId, body FROM case_records',
  ).all()
  const kept: StoredRecord[] = []
  const others: CaseId[] = []
  for (const { caseId, body } of rows)
    if (body === null || body === TOGETHER || together.has(caseId)) others.push(caseId)
    else kept.push({ caseId, body })
  return { kept, others }
}

/** On either side of a joining, undone or not. */
export const casesEverJoined = (db: Db): ReadonlySet<CaseId> =>
  new Set(
    sql<{ id: CaseId }>(
      db,
      `SELECT case_id AS id FROM case_events WHERE type IN ('merged_into', 'merge_undone', 'case_joined', 'case_parted')
       UNION SELECT body ->> '$.other' FROM case_events
       WHERE type IN ('merged_into', 'merge_undone', 'case_joined', 'case_parted')`,
    )
      .all()
      .map(({ id }) => id),
  )

/** Empties every record when the program makes another one of the same case than the program that kept it. */
export function forgetOldRecords(db: Db, version: string): void {
  if (setting(db, 'records') === version) return
  sql(db, 'UPDATE case_records SET body = NULL').run()
  keepSetting(db, 'records', version)
}
