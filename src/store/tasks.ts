import type { Instant } from '../domain/day.ts'
import type { TaskKind } from '../domain/decision.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

export type TaskRow = {
  id: string
  kind: TaskKind
  key: string
  run_at: Instant
  attempts: number
  last_error: string | null
}

/** Adds a task about one thing (`subject`); one that still waits for the same thing is enough. */
export const addTask = (db: Db, kind: TaskKind, subject: string, runAt: Instant): void => {
  sql(
    db,
    `INSERT INTO tasks (id, kind, key, state, run_at, created_at) VALUES (?, ?, ?, 'due', ?, ?)
     ON CONFLICT (key) DO UPDATE SET state = 'due', run_at = min(run_at, excluded.run_at)`,
  ).run(`${kind}:${subject}`, kind, `${kind}:${subject}`, runAt, runAt)
}

export const nextTask = (db: Db, now: Instant): TaskRow | null =>
  sql<TaskRow>(db, "SELECT * FROM tasks WHERE state = 'due' AND run_at <= ? ORDER BY run_at, rowid LIMIT 1").get(now) ??
  null

export const subjectOf = (task: TaskRow): string => task.key.slice(task.kind.length + 1)

/** Removes a task that was done; call it in the transaction of what it did. */
export const finishTask = (db: Db, kind: TaskKind, subject: string): void => {
  sql(db, 'DELETE FROM tasks WHERE key = ?').run(`${kind}:${subject}`)
}

export const retryTask = (db: Db, key: string, runAt: Instant, error: string): void => {
  sql(db, 'UPDATE tasks SET run_at = ?, attempts = attempts + 1, last_error = ? WHERE key = ?').run(runAt, error, key)
}

export const giveUpTask = (db: Db, key: string, error: string, at: Instant): void => {
  sql(
    db,
    "UPDATE tasks SET state = 'given_up', attempts = attempts + 1, last_error = ?, settled_at = ? WHERE key = ?",
  ).run(error, at, key)
}

export const givenUpTasks = (db: Db): TaskRow[] =>
  sql<TaskRow>(db, "SELECT * FROM tasks WHERE state = 'given_up' ORDER BY rowid").all()

export const nextTaskDue = (db: Db): Instant | null =>
  sql<{ at: Instant | null }>(db, "SELECT min(run_at) AS at FROM tasks WHERE state = 'due'").get()?.at ?? null
