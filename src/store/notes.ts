import type { Instant } from '../domain/day.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** A mediator's remark on a case, for the team alone. */
export type Note = { by: string; text: string; at: Instant }

export const keepNote = (db: Db, id: string, caseId: CaseId, { by, text, at }: Note): void => {
  sql(db, 'INSERT INTO notes (id, case_id, by, text, at) VALUES (?, ?, ?, ?, ?)').run(id, caseId, by, text, at)
}

/** Oldest first. */
export const notesOf = (db: Db, caseId: CaseId): Note[] =>
  sql<Note>(db, 'SELECT by, text, at FROM notes WHERE case_id = ? ORDER BY at, rowid').all(caseId)
