import type { Instant } from '../domain/day.ts'
import { CaseEvent } from '../domain/events.ts'
import type { CaseId, DraftId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { dwellingKeys } from './dwelling-keys.ts'
import { type KeyOf, landlordKeys } from './landlord-keys.ts'
import { sql } from './prepared.ts'

type FactRow = { caseId: CaseId; key: 'dwelling_postcode' | 'landlord_kind'; value: string; staff: number }

const FACTS = `SELECT * FROM (
    SELECT m.case_id AS caseId, f.value ->> '$.key' AS key, f.value ->> '$.value' AS value, 0 AS staff, m.received_at AS at
    FROM readings r JOIN messages m ON m.id = r.message_id, json_each(r.body, '$.facts') f
    WHERE m.case_id IS NOT NULL AND m.automatic = 'no' AND f.value ->> '$.certainty' <> 'unsure'
      AND r.at = (SELECT max(at) FROM readings WHERE message_id = r.message_id)
    UNION ALL
    SELECT case_id, key, value ->> '$', 1, at FROM staff_facts)
  WHERE key IN ('dwelling_postcode', 'landlord_kind') ORDER BY at`

const ORIGINS = `SELECT m.case_id AS caseId, min(r.body ->> '$.origin') AS origin
  FROM readings r JOIN messages m ON m.id = r.message_id
  WHERE m.match = 'new_case' AND m.case_id IS NOT NULL AND r.body ->> '$.origin' IS NOT NULL GROUP BY m.case_id`

/** All that statistics rest on, as of one moment, without stopping the service; of people only keys of landlords' addresses. */
export const journalRows = (db: Db, keyOf: KeyOf) =>
  db
    .transaction(() => ({
      events: sql<{ caseId: CaseId; at: Instant; actor: string; body: string }>(
        db,
        'SELECT case_id AS caseId, at, actor, body FROM case_events ORDER BY seq',
      )
        .all()
        .map(({ body, ...row }) => ({ ...row, event: CaseEvent.parse(JSON.parse(body)) })),
      origins: sql<{ caseId: CaseId; origin: string }>(db, ORIGINS).all(),
      facts: sql<FactRow>(db, FACTS)
        .all()
        .map((row) => ({ ...row, staff: row.staff === 1 })),
      edits: sql<{ draft: DraftId; paragraph: string; length: number; distance: number }>(
        db,
        'SELECT draft_id AS draft, paragraph, length, distance FROM draft_edits',
      ).all(),
      shown: sql<{ draft: DraftId; at: Instant }>(
        db,
        `SELECT draft_id AS draft, settled_at AS at FROM outbox
       WHERE kind = 'approval_request' AND state = 'sent' AND draft_id IS NOT NULL ORDER BY settled_at`,
      ).all(),
      mails: sql<{ caseId: CaseId; sent: number }>(
        db,
        "SELECT case_id AS caseId, count(*) AS sent FROM outbox WHERE state = 'sent' AND case_id IS NOT NULL GROUP BY case_id",
      ).all(),
      tokens: sql<{ caseId: CaseId; tokens: number }>(
        db,
        `SELECT m.case_id AS caseId, sum((r.body ->> '$.usage.inputTokens') + (r.body ->> '$.usage.outputTokens')) AS tokens
       FROM readings r JOIN messages m ON m.id = r.message_id
       WHERE m.case_id IS NOT NULL AND r.body ->> '$.usage' IS NOT NULL GROUP BY m.case_id`,
      ).all(),
      landlords: landlordKeys(db, keyOf),
      dwellings: dwellingKeys(db),
    }))
    .deferred()
