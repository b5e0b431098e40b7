import type { Instant } from '../domain/day.ts'
import { CaseEvent } from '../domain/events.ts'
import type { CaseId, DraftId } from '../domain/ids.ts'
import { caseIds } from './cases.ts'
import type { Db } from './database.ts'
import { dwellingKeys } from './dwelling-keys.ts'
import { type KeyOf, landlordKeys } from './landlord-keys.ts'
import { sql } from './prepared.ts'

type FactRow = { caseId: CaseId; key: 'dwelling_postcode' | 'landlord_kind'; value: string; staff: number }

/** Of few cases: what hides a column behind a `+` keeps SQLite from an index that a large part of all rows share. */
const THESE = '(SELECT value FROM json_each(?))'

/** The events of these cases; of others, the decision that the same person took just before one on these. */
const EVENTS = `WITH own AS (SELECT seq, actor, type FROM case_events WHERE case_id IN ${THESE})
  SELECT case_id AS caseId, at, actor, body FROM case_events WHERE seq IN (
    SELECT seq FROM own UNION SELECT (
      SELECT max(seq) FROM case_events e WHERE e.actor = own.actor AND e.seq < own.seq
        AND e.type IN ('draft_approved', 'draft_refused', 'draft_postponed'))
    FROM own WHERE +own.type IN ('draft_approved', 'draft_refused', 'draft_postponed'))
  ORDER BY seq`

const FACTS = `SELECT * FROM (
    SELECT m.case_id AS caseId, f.value ->> '$.key' AS key, f.value ->> '$.value' AS value, 0 AS staff, m.received_at AS at
    FROM messages m JOIN readings r ON r.message_id = m.id, json_each(r.body, '$.facts') f
    WHERE m.case_id IN ${THESE} AND m.automatic = 'no' AND f.value ->> '$.certainty' <> 'unsure'
      AND r.at = (SELECT max(at) FROM readings WHERE message_id = r.message_id)
    UNION ALL
    SELECT case_id, key, value ->> '$', 1, at FROM staff_facts WHERE case_id IN ${THESE})
  WHERE key IN ('dwelling_postcode', 'landlord_kind') ORDER BY at`

const ORIGINS = `SELECT m.case_id AS caseId, min(r.body ->> '$.origin') AS origin
  FROM messages m JOIN readings r ON r.message_id = m.id
  WHERE m.case_id IN ${THESE} AND +m.match = 'new_case' AND r.body ->> '$.origin' IS NOT NULL GROUP BY m.case_id`

/**
 * All that these cases are counted by, as of one moment, without stopping the service; of people only keys of landlords' and dwellings'
 * addresses.
 */
export function journalRows(db: Db, keyOf: KeyOf, cases: readonly CaseId[] = caseIds(db)) {
  const these = JSON.stringify(cases)
  return db
    .transaction(() => ({
      events: sql<{ caseId: CaseId; at: Instant; actor: string; body: string }>(db, EVENTS)
        .all(these)
        .map(({ body, ...row }) => ({ ...row, event: CaseEvent.parse(JSON.parse(body)) })),
      origins: sql<{ caseId: CaseId; origin: string }>(db, ORIGINS).all(these),
      facts: sql<FactRow>(db, FACTS)
        .all(these, these)
        .map((row) => ({ ...row, staff: row.staff === 1 })),
      edits: sql<{ draft: DraftId; paragraph: string; length: number; distance: number }>(
        db,
        `SELECT draft_id AS draft, paragraph, length, distance FROM drafts JOIN draft_edits ON draft_id = id
         WHERE case_id IN ${THESE}`,
      ).all(these),
      shown: sql<{ draft: DraftId; at: Instant }>(
        db,
        `SELECT o.draft_id AS draft, o.settled_at AS at FROM drafts d JOIN outbox o ON o.draft_id = d.id
         WHERE d.case_id IN ${THESE} AND o.kind = 'approval_request' AND +o.state = 'sent' ORDER BY o.settled_at`,
      ).all(these),
      mails: sql<{ caseId: CaseId; sent: number }>(
        db,
        `SELECT case_id AS caseId, count(*) AS sent FROM outbox WHERE case_id IN ${THESE} AND +state = 'sent' GROUP BY case_id`,
      ).all(these),
      tokens: sql<{ caseId: CaseId; tokens: number }>(
        db,
        `SELECT m.case_id AS caseId, sum((r.body ->> '$.usage.inputTokens') + (r.body ->> '$.usage.outputTokens')) AS tokens
         FROM messages m JOIN readings r ON r.message_id = m.id
         WHERE m.case_id IN ${THESE} AND r.body ->> '$.usage' IS NOT NULL GROUP BY m.case_id`,
      ).all(these),
      landlords: landlordKeys(db, keyOf, these),
      dwellings: dwellingKeys(db, these),
    }))
    .deferred()
}
