import { readdirSync, readFileSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'

const folder = new URL('../../src/store/migrations/', import.meta.url)
const migrations = readdirSync(folder).sort()

/** Every version of the database but the last: the number of migrations that it had. */
export const earlierVersions = migrations.slice(1).map((_, n) => n + 1)

/** Takes out of a database what later migrations than `version` made: tables, indexes and columns; what they moved goes back. */
export function asOfVersion(path: string, version: number): void {
  const [db, old] = [new BetterSqlite3(path), new BetterSqlite3(':memory:')]
  for (const name of migrations.slice(0, version)) old.exec(readFileSync(new URL(name, folder), 'utf8'))
  db.pragma('foreign_keys = OFF')
  if (columnsOf(old, 'outbox').includes('raw')) bytesIntoTheirRows(db)
  for (const type of ['index', 'trigger', 'table'])
    for (const name of namesOf(db, type)) if (!namesOf(old, type).includes(name)) db.exec(`DROP ${type} ${name}`)
  for (const table of namesOf(old, 'table'))
    for (const column of columnsOf(db, table))
      if (!columnsOf(old, table).includes(column)) db.exec(`ALTER TABLE ${table} DROP COLUMN ${column}`)
  db.pragma(`user_version = ${version}`)
  for (const each of [db, old]) each.close()
}

/** Migration 11 took them out. */
function bytesIntoTheirRows(db: BetterSqlite3.Database): void {
  db.exec(`ALTER TABLE outbox ADD COLUMN raw BLOB NOT NULL DEFAULT x'';
    UPDATE outbox SET raw = coalesce((SELECT raw FROM outbox_bytes WHERE mail = id), x'')`)
}

const namesOf = (db: BetterSqlite3.Database, type: string): string[] =>
  (
    db.prepare("SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%'").all(type) as {
      name: string
    }[]
  ).map(({ name }) => name)

const columnsOf = (db: BetterSqlite3.Database, table: string): string[] =>
  (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
