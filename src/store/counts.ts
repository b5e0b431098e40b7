import { addDays, type Day, parisInstant } from '../domain/day.ts'
import type { EventType } from '../domain/events.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** Events of one kind on one Paris day. */
export const countEvents = (db: Db, type: EventType, on: Day): number =>
  sql<{ n: number }>(db, 'SELECT count(*) AS n FROM case_events WHERE type = ? AND at >= ? AND at < ?').get(
    type,
    parisInstant(on, '00:00'),
    parisInstant(addDays(on, 1), '00:00'),
  )?.n ?? 0
