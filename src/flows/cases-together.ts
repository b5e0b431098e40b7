import type { CaseId } from '../domain/ids.ts'
import { joinedTo, loadCaseRow } from '../store/cases.ts'
import type { Db } from '../store/database.ts'

/** A case and those joined to it, however often; none when there is no such case. */
export const casesTogether = (db: Db, id: CaseId): CaseId[] => (loadCaseRow(db, id) ? [id, ...joinedTo(db, id)] : [])
