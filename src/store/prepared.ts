import type BetterSqlite3 from 'better-sqlite3'

const cache = new WeakMap<BetterSqlite3.Database, Map<string, BetterSqlite3.Statement>>()

/** The statement for this text, prepared once per connection. Rows come back as the caller declares: the schema is STRICT. */
export function sql<Row = unknown>(db: BetterSqlite3.Database, text: string): Query<Row> {
  const known = cache.get(db) ?? new Map<string, BetterSqlite3.Statement>()
  if (known.size === 0) cache.set(db, known)
  const statement = known.get(text) ?? db.prepare(text)
  known.set(text, statement)
  return statement as unknown as Query<Row>
}

export type Query<Row> = {
  get(...params: unknown[]): Row | undefined
  all(...params: unknown[]): Row[]
  run(...params: unknown[]): BetterSqlite3.RunResult
}
