import type { Day } from '../domain/day.ts'
import type { DeadlineKind } from '../domain/events.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

export type DeadlineRow = {
  case_id: CaseId
  kind: DeadlineKind
  due: Day
  /** The same day where it is certain; where facts are missing `due` is the earliest and this the last, null when nobody can tell. */
  latest: Day | null
  rule: string
  state: 'running' | 'passed' | 'cancelled'
}

/** One deadline per kind and case: a new one replaces the old. `rule` says where the day comes from, in French. */
export const setDeadline = (
  db: Db,
  caseId: CaseId,
  kind: DeadlineKind,
  due: Day,
  rule: string,
  latest: Day | null = due,
): void => {
  sql(
    db,
    `INSERT INTO deadlines (case_id, kind, due, latest, rule, state) VALUES (?, ?, ?, ?, ?, 'running')
     ON CONFLICT (case_id, kind) DO UPDATE SET due = excluded.due, latest = excluded.latest, rule = excluded.rule, state = 'running'`,
  ).run(caseId, kind, due, latest, rule)
}

export const endDeadline = (db: Db, caseId: CaseId, kind: DeadlineKind, state: 'passed' | 'cancelled'): void => {
  sql(db, "UPDATE deadlines SET state = ? WHERE case_id = ? AND kind = ? AND state = 'running'").run(
    state,
    caseId,
    kind,
  )
}

export const deadlinesOf = (db: Db, caseId: CaseId): DeadlineRow[] =>
  sql<DeadlineRow>(db, 'SELECT * FROM deadlines WHERE case_id = ? ORDER BY due, kind').all(caseId)

export const dueDeadlines = (db: Db, on: Day): DeadlineRow[] =>
  sql<DeadlineRow>(db, "SELECT * FROM deadlines WHERE state = 'running' AND due <= ? ORDER BY due, case_id").all(on)
