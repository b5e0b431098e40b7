import { readdirSync, readFileSync } from 'node:fs'
import type BetterSqlite3 from 'better-sqlite3'
import { UnusableDatabase } from './unusable-database.ts'

const folder = new URL('./migrations/', import.meta.url)

/** Applies `migrations/NNNN_*.sql` in order, each once, each in a transaction; the number reached is SQLite's user_version. */
export function migrate(db: BetterSqlite3.Database): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const done = Number(db.pragma('user_version', { simple: true }))
  if (done > files.length) throw new UnusableDatabase(db.name, 'newer')
  for (const [index, name] of files.entries()) {
    if (index < done) continue
    const sql = readFileSync(new URL(name, folder), 'utf8')
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    })()
  }
}
