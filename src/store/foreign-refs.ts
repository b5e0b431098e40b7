import type { CaseId, PartyId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

export const keepForeignRef = (db: Db, party: PartyId, ref: string): void => {
  sql(db, 'INSERT INTO foreign_refs (party_id, ref) VALUES (?, ?) ON CONFLICT DO NOTHING').run(party, ref)
}

/** Cases in which somebody with this address wrote this number before. */
export const casesByForeignRef = (db: Db, address: string, ref: string): CaseId[] =>
  sql<{ case_id: CaseId }>(
    db,
    `SELECT DISTINCT p.case_id FROM foreign_refs f JOIN parties p ON p.id = f.party_id JOIN addresses a ON a.party_id = p.id
     WHERE f.ref = ? AND a.address = ?`,
  )
    .all(ref, address)
    .map((row) => row.case_id)
