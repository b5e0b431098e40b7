import type { Instant } from '../domain/day.ts'
import type { CaseId, PartyId } from '../domain/ids.ts'
import { Outcome } from '../domain/states.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** Cases that are closed, were last closed in that time (`to` excluded), and of whose people nobody was ever asked. */
export const closedAndNotAsked = (db: Db, from: Instant, to: Instant): CaseId[] =>
  sql<{ id: CaseId }>(
    db,
    `SELECT c.id FROM cases c WHERE c.state IN (SELECT value FROM json_each(?))
       AND (SELECT max(at) FROM case_events e WHERE e.case_id = c.id AND e.type = 'case_closed') BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM case_events e WHERE e.case_id = c.id AND e.type = 'satisfaction_asked') ORDER BY c.rowid`,
  )
    .all(JSON.stringify(Outcome.options), from, to)
    .map(({ id }) => id)

export const satisfactionAsked = (db: Db, id: CaseId): PartyId[] =>
  sql<{ party: PartyId }>(
    db,
    "SELECT body ->> '$.party' AS party FROM case_events WHERE case_id = ? AND +type = 'satisfaction_asked'",
  )
    .all(id)
    .map(({ party }) => party)
