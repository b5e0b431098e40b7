import type { Instant } from '../domain/day.ts'
import type { MailKind } from '../domain/decision.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** Mails of these kinds that were made since a moment: all of them, to one address, in one case. */
export function countAnswers(
  db: Db,
  since: Instant,
  kinds: readonly MailKind[],
  { address, caseId }: { address: string; caseId: CaseId | null },
): { all: number; toAddress: number; inCase: number } {
  const row = sql<{ n: number; a: number; c: number }>(
    db,
    `SELECT count(*) AS n, coalesce(sum(recipient = ? COLLATE NOCASE), 0) AS a, coalesce(sum(case_id = ?), 0) AS c
     FROM outbox WHERE created_at >= ? AND kind IN (SELECT value FROM json_each(?))`,
  ).get(address, caseId, since, JSON.stringify(kinds))
  return { all: row?.n ?? 0, toAddress: row?.a ?? 0, inCase: row?.c ?? 0 }
}
