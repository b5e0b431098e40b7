import type { DataRight } from '../domain/data-rights.ts'
import type { Instant } from '../domain/day.ts'
import { CaseEvent } from '../domain/events.ts'
import type { CaseId, MessageRef, PartyId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** `settled`: null while nobody has decided on an answer. */
export type DataRequest = {
  caseId: CaseId
  message: MessageRef
  party: PartyId
  rights: readonly DataRight[]
  proven: boolean
  askedAt: Instant
  settled: 'answered' | 'by_hand' | null
}

const ROWS = `SELECT e.case_id AS caseId, e.at, e.body, (SELECT s.body ->> '$.how' FROM case_events s
    WHERE s.type = 'data_request_settled' AND s.body ->> '$.message' = e.body ->> '$.message') AS settled
  FROM case_events e WHERE e.type = 'data_requested'
    AND NOT EXISTS (SELECT 1 FROM settings WHERE key = 'erased:' || e.case_id)`

/** Of cases that are not erased, oldest first. */
export const dataRequests = (db: Db): DataRequest[] =>
  sql<{ caseId: CaseId; at: Instant; body: string; settled: DataRequest['settled'] }>(db, `${ROWS} ORDER BY e.seq`)
    .all()
    .flatMap(({ caseId, at, body, settled }) => {
      const event = CaseEvent.parse(JSON.parse(body))
      if (event.type !== 'data_requested') return []
      const { message, party, rights, proven } = event
      return [{ caseId, message, party, rights, proven, askedAt: at, settled }]
    })

export const dataRequestOf = (db: Db, message: string): DataRequest | null =>
  dataRequests(db).find((request) => request.message === message) ?? null
