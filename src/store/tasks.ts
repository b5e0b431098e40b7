import type { Instant } from '../domain/day.ts'
import type { TaskKind } from '../domain/decision.ts'
import type { CaseId, CaseRef } from '../domain/ids.ts'
import { type Db, repeatably } from './database.ts'
import { sql } from './prepared.ts'

export type TaskRow = {
  id: string
  kind: TaskKind
  key: string
  run_at: Instant
  attempts: number
  last_error: string | null
}

/** Adds a task about one thing (`subject`); one that waits for the same thing, or was given up, starts afresh. */
export const addTask = (db: Db, kind: TaskKind, subject: string, runAt: Instant): void => {
  sql(
    db,
    `INSERT INTO tasks (id, kind, key, state, run_at, created_at) VALUES (?, ?, ?, 'due', ?, ?)
     ON CONFLICT (key) DO UPDATE SET run_at = CASE state WHEN 'due' THEN min(run_at, excluded.run_at) ELSE excluded.run_at END,
       state = 'due', attempts = 0, last_error = NULL, settled_at = NULL`,
  ).run(`${kind}:${subject}`, kind, `${kind}:${subject}`, runAt, runAt)
}

export const nextTask = (db: Db, now: Instant): TaskRow | null =>
  sql<TaskRow>(db, "SELECT * FROM tasks WHERE state = 'due' AND run_at <= ? ORDER BY run_at, rowid LIMIT 1").get(now) ??
  null

/** What waits now, in the order of `nextTask`. */
export const dueSubjects = (db: Db, kind: TaskKind, now: Instant, limit: number): string[] =>
  sql<TaskRow>(
    db,
    "SELECT * FROM tasks WHERE state = 'due' AND run_at <= ? AND kind = ? ORDER BY run_at, rowid LIMIT ?",
  )
    .all(now, kind, limit)
    .map(subjectOf)

/** Counts an attempt before it is made, and puts the task behind those that are due: work that kills the process comes last. */
export const claimTask = (db: Db, key: string, retryAt: Instant): void => {
  repeatably(db, () => sql(db, 'UPDATE tasks SET attempts = attempts + 1, run_at = ? WHERE key = ?').run(retryAt, key))
}

export const subjectOf = (task: TaskRow): string => task.key.slice(task.kind.length + 1)

/** Removes a task that was done; call it in the transaction of what it did. */
export const finishTask = (db: Db, kind: TaskKind, subject: string): void => {
  sql(db, 'DELETE FROM tasks WHERE key = ?').run(`${kind}:${subject}`)
}

/** The work went well but is not done, since its case moved on meanwhile: again at once. Nothing when it is done. */
export const releaseTask = (db: Db, { key, run_at }: TaskRow): void => {
  sql(db, "UPDATE tasks SET run_at = min(run_at, ?) WHERE key = ? AND state = 'due'").run(run_at, key)
}

export const noteFailure = (db: Db, key: string, error: string): void => {
  sql(db, 'UPDATE tasks SET last_error = ? WHERE key = ?').run(error, key)
}

export const giveUpTask = (db: Db, key: string, at: Instant): void => {
  sql(db, "UPDATE tasks SET state = 'given_up', settled_at = ? WHERE key = ?").run(at, key)
}

/** What was given up or failed so often that somebody should look, with the case that it concerns, oldest first. */
export const failingTasks = (db: Db, attempts: number): { caseId: CaseId | null; ref: CaseRef | null }[] =>
  sql<{ caseId: CaseId | null; ref: CaseRef | null }>(
    db,
    `SELECT c.id AS caseId, c.ref FROM tasks t LEFT JOIN messages m ON t.kind = 'read_message' AND m.id = substr(t.key, length(t.kind) + 2)
     LEFT JOIN cases c ON c.id = CASE t.kind WHEN 'weigh_case' THEN substr(t.key, length(t.kind) + 2) ELSE m.case_id END
     WHERE t.state = 'given_up' OR t.attempts >= ? ORDER BY t.rowid`,
  ).all(attempts)

export const nextTaskDue = (db: Db): Instant | null =>
  sql<{ at: Instant | null }>(db, "SELECT min(run_at) AS at FROM tasks WHERE state = 'due'").get()?.at ?? null
