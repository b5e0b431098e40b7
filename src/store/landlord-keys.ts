import type { Day } from '../domain/day.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** `key`: what the addresses of one landlord or agent have in common in every case, and nobody reads an address from. */
export type LandlordKey = { caseId: CaseId; key: string }
/** Of an address, with the secret of the service. */
export type KeyOf = (address: string) => string

/** Of these cases (JSON): of their landlords' addresses, and those kept when addresses were erased. */
export const landlordKeys = (db: Db, keyOf: KeyOf, cases: string): LandlordKey[] => [
  ...sql<{ caseId: CaseId; address: string }>(
    db,
    `SELECT p.case_id AS caseId, a.address FROM parties p JOIN addresses a ON a.party_id = p.id
     WHERE p.case_id IN (SELECT value FROM json_each(?)) AND p.role IN ('landlord', 'agent')`,
  )
    .all(cases)
    .map(({ caseId, address }) => ({ caseId, key: keyOf(address) })),
  ...sql<LandlordKey>(
    db,
    'SELECT case_id AS caseId, key FROM landlord_keys WHERE case_id IN (SELECT value FROM json_each(?))',
  ).all(cases),
]

const liveKeys = (db: Db, keyOf: KeyOf): ReadonlySet<string> =>
  new Set(
    sql<{ address: string }>(
      db,
      `SELECT DISTINCT a.address FROM parties p JOIN addresses a ON a.party_id = p.id
       WHERE p.role IN ('landlord', 'agent')`,
    )
      .all()
      .map(({ address }) => keyOf(address)),
  )

export function keepLandlordKeys(db: Db, keys: readonly LandlordKey[]): void {
  for (const { caseId, key } of keys)
    sql(db, 'INSERT OR IGNORE INTO landlord_keys (case_id, key) VALUES (?, ?)').run(caseId, key)
}

/** Kept keys that no address in the database gives, and whose last case was opened before that day. */
export function endedKeys(db: Db, keyOf: KeyOf, before: Day): string[] {
  const live = liveKeys(db, keyOf)
  return sql<{ key: string }>(
    db,
    `SELECT key FROM landlord_keys l JOIN cases c ON c.id = l.case_id WHERE key NOT LIKE 'forgotten:%'
     GROUP BY key HAVING max(c.opened_on) < ? ORDER BY key`,
  )
    .all(before)
    .flatMap(({ key }) => (live.has(key) ? [] : key))
}

/** The cases stay those of one landlord; no address leads to them any more. */
export const forgetKey = (db: Db, key: string, id: string): void => {
  sql(db, 'UPDATE landlord_keys SET key = ? WHERE key = ?').run(`forgotten:${id}`, key)
}
