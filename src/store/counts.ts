import { type Day, type Instant, parisInstant } from '../domain/day.ts'
import type { EventType } from '../domain/events.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Outcome } from '../domain/states.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** From the Paris day `from` to the one before `to`, in all cases but these. */
type Counted = { from: Day; to: Day; but: ReadonlySet<CaseId> }

/** Events of one kind. */
export const countEvents = (db: Db, type: EventType, { from, to, but }: Counted): number =>
  sql<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM case_events WHERE type = ? AND at >= ? AND at < ?
       AND case_id NOT IN (SELECT value FROM json_each(?))`,
  ).get(type, parisInstant(from, '00:00'), parisInstant(to, '00:00'), JSON.stringify([...but]))?.n ?? 0

/** New cases of these days by the code of the page that their first mail names; mails written by hand have none. */
export const countOrigins = (db: Db, { from, to, but }: Counted): readonly { origin: string; n: number }[] =>
  sql<{ origin: string; n: number }>(
    db,
    `SELECT json_extract(r.body, '$.origin') AS origin, count(DISTINCT m.case_id) AS n
     FROM readings r JOIN messages m ON m.id = r.message_id
     WHERE m.match = 'new_case' AND m.received_at >= ? AND m.received_at < ? AND json_extract(r.body, '$.origin') IS NOT NULL
       AND m.case_id NOT IN (SELECT value FROM json_each(?))
     GROUP BY origin ORDER BY n DESC, origin`,
  ).all(parisInstant(from, '00:00'), parisInstant(to, '00:00'), JSON.stringify([...but]))

type HourRow = { type: EventType; outcome: Outcome | null; at: Instant; count: number }

/** By hour since that Paris day, in all cases but these: openings, messages, letters, agreements; closings by outcome. */
export const countHours = (db: Db, from: Day, but: ReadonlySet<CaseId>): readonly HourRow[] => {
  const [since, hidden] = [parisInstant(from, '00:00'), JSON.stringify([...but])]
  return [
    // The index alone tells all of them; looking at each row for its case would take ten times as long.
    ...sql<HourRow>(
      db,
      `SELECT type, NULL AS outcome, substr(at, 1, 13) || ':00:00.000Z' AS at, count(*) AS count FROM case_events
       WHERE type IN ('case_opened', 'message_filed', 'letter_sent', 'agreement_recorded') AND at >= ?
       GROUP BY type, substr(at, 1, 13)`,
    ).all(since),
    ...sql<HourRow>(
      db,
      `SELECT type, NULL AS outcome, at, -1 AS count FROM case_events
       WHERE +type IN ('case_opened', 'message_filed', 'letter_sent', 'agreement_recorded') AND at >= ?
         AND case_id IN (SELECT value FROM json_each(?))`,
    ).all(since, hidden),
    ...sql<HourRow>(
      db,
      `SELECT type, body ->> '$.outcome' AS outcome, at, 1 AS count FROM case_events
       WHERE type = 'case_closed' AND at >= ? AND case_id NOT IN (SELECT value FROM json_each(?))`,
    ).all(since, hidden),
  ]
}

/** The first event of any case but these. */
export const firstEventAt = (db: Db, but: ReadonlySet<CaseId>): Instant | null =>
  sql<{ at: Instant }>(
    db,
    'SELECT at FROM case_events WHERE case_id NOT IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT 1',
  ).get(JSON.stringify([...but]))?.at ?? null
