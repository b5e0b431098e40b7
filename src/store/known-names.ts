import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

type PartyName = { rowid: number; case_id: CaseId; name: string }

/** Names of parties that were added after this one, oldest first, at most `most`: read along the table's own key. */
export const namesAfter = (db: Db, rowid: number, most: number): PartyName[] =>
  sql<PartyName>(
    db,
    "SELECT rowid, case_id, name FROM parties WHERE rowid > ? AND name <> '' ORDER BY rowid LIMIT ?",
  ).all(rowid, most)
