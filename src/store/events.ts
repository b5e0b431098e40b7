import { createHash } from 'node:crypto'
import type { Instant } from '../domain/day.ts'
import { type Actor, CaseEvent, EVENT_VERSION } from '../domain/events.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

export type EventRow = {
  seq: number
  case_id: CaseId
  at: Instant
  actor: string
  type: string
  version: number
  body: string
  hash: string
}

/** Appends one event to the journal; its hash covers the one before. Returns its number. */
export function appendEvent(db: Db, caseId: CaseId, event: CaseEvent, actor: Actor, at: Instant): number {
  const last = sql<{ seq: number; hash: string }>(
    db,
    'SELECT seq, hash FROM case_events ORDER BY seq DESC LIMIT 1',
  ).get()
  const row = {
    seq: (last?.seq ?? 0) + 1,
    case_id: caseId,
    at,
    actor: actorText(actor),
    type: event.type,
    version: EVENT_VERSION,
    body: JSON.stringify(event),
  }
  sql(
    db,
    'INSERT INTO case_events (seq, case_id, at, actor, type, version, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(row.seq, row.case_id, row.at, row.actor, row.type, row.version, row.body, chained(last?.hash ?? '', row))
  return row.seq
}

export const eventRows = (db: Db, caseId: CaseId): EventRow[] =>
  sql<EventRow>(db, 'SELECT * FROM case_events WHERE case_id = ? ORDER BY seq').all(caseId)

export const lastEventAt = (db: Db, caseId: CaseId): Instant | null =>
  sql<{ at: Instant }>(db, 'SELECT at FROM case_events WHERE case_id = ? ORDER BY seq DESC LIMIT 1').get(caseId)?.at ??
  null

export const eventsOf = (db: Db, caseId: CaseId): CaseEvent[] =>
  eventRows(db, caseId).map((row) => CaseEvent.parse(JSON.parse(row.body)))

/** The number of the first row whose hash does not follow from the rows before it; null when the journal is whole. */
export function firstBrokenLink(db: Db): number | null {
  let previous = ''
  let expected = 1
  for (const row of sql<EventRow>(db, 'SELECT * FROM case_events ORDER BY seq').all()) {
    if (row.seq !== expected || row.hash !== chained(previous, row)) return row.seq
    previous = row.hash
    expected += 1
  }
  return null
}

const chained = (previous: string, row: Omit<EventRow, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, row.seq, row.case_id, row.at, row.actor, row.type, row.version, row.body]))
    .digest('hex')

const actorText = (actor: Actor): string => {
  switch (actor.kind) {
    case 'party':
      return `party:${actor.party}`
    case 'mediator':
      return `mediator:${actor.address}`
    case 'service':
      return 'service'
  }
}
