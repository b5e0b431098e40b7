import type { Instant } from '../domain/day.ts'
import type { ListLine } from '../domain/decision.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

export type ListToken = { recipient: string; lines: readonly ListLine[]; expires_at: Instant }

export const keepListToken = (db: Db, tokenSha: string, token: ListToken, at: Instant): void => {
  sql(
    db,
    'INSERT INTO list_tokens (token_sha256, recipient, lines, granted_at, expires_at) VALUES (?, ?, ?, ?, ?)',
  ).run(tokenSha, token.recipient, JSON.stringify(token.lines), at, token.expires_at)
}

export function listToken(db: Db, tokenSha: string): ListToken | null {
  const row = sql<{ recipient: string; lines: string; expires_at: Instant }>(
    db,
    'SELECT recipient, lines, expires_at FROM list_tokens WHERE token_sha256 = ?',
  ).get(tokenSha)
  return row ? { ...row, lines: JSON.parse(row.lines) as ListLine[] } : null
}
