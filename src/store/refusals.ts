import type { Instant } from '../domain/day.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** How many mails under this author's address (in lower case) were held for this reason. */
export type Refusals = { address: string; reason: string; count: number }

/** Held mails of the given reasons since a moment, whatever became of them later, by author and reason. */
export const refusalsSince = (db: Db, since: Instant, reasons: readonly string[]): Refusals[] =>
  sql<Refusals>(
    db,
    `SELECT lower(json_extract(m.body, '$.from.address')) AS address, h.reason, count(*) AS count
     FROM held h JOIN messages m ON m.sha256 = h.sha256
     WHERE h.at >= ? AND h.reason IN (SELECT value FROM json_each(?))
     GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`,
  ).all(since, JSON.stringify(reasons))
