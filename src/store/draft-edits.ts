import type { ParagraphEdit } from '../domain/decision.ts'
import type { DraftId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

export const keepEdits = (db: Db, draft: DraftId, edits: readonly ParagraphEdit[]): void => {
  for (const { paragraph, version, length, distance } of edits)
    sql(db, 'INSERT INTO draft_edits (draft_id, paragraph, version, length, distance) VALUES (?, ?, ?, ?, ?)').run(
      draft,
      paragraph,
      version,
      length,
      distance,
    )
}
