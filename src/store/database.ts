import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { migrate } from './migrate.ts'
import { UnusableDatabase } from './unusable-database.ts'

export type Db = BetterSqlite3.Database

/**
 * Opens the one SQLite file, or `:memory:`; creates its folder; applies missing migrations. WAL with FULL
 * synchronisation: what was committed survives a power cut. Throws `UnusableDatabase` when the file is not a database or
 * is newer than us.
 */
export function openDatabase(path: string): Db {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  try {
    const db = new BetterSqlite3(path)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('busy_timeout = 5000')
    db.pragma('cache_size = -4000')
    // 64 MB: a drained mailbox is moved from the log into the file seldom, not after every batch.
    db.pragma('wal_autocheckpoint = 16000')
    migrate(db)
    return db
  } catch (error) {
    throw isNoDatabase(error) ? new UnusableDatabase(path, 'no_database') : error
  }
}

/** Reads a database file without changing a byte of it: `ok`, or what is wrong. Throws `UnusableDatabase`. */
export function inspectFile(path: string): string {
  try {
    const db = new BetterSqlite3(path, { readonly: true, fileMustExist: true })
    try {
      const ours = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'case_events'").get()
      if (!ours) throw new UnusableDatabase(path, 'no_database')
      return integrity(db)
    } finally {
      db.close()
    }
  } catch (error) {
    throw isNoDatabase(error) ? new UnusableDatabase(path, 'no_database') : error
  }
}

/** Everything committed in `from`, also what stands beside it in a WAL, as one file `to`. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const db = new BetterSqlite3(from, { readonly: true, fileMustExist: true })
  try {
    await db.backup(to)
  } finally {
    db.close()
  }
}

const isNoDatabase = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError && ['SQLITE_NOTADB', 'SQLITE_CANTOPEN'].includes(error.code)

/** Runs `work` in one transaction that takes the write lock at once; an exception undoes all of it. On disk when it returns. */
export const transact = <T>(db: Db, work: () => T): T => db.transaction(work).immediate()

/**
 * What a task would do again after a power cut does not wait for the disk: it reaches it with the next write that does,
 * at the latest before a mail is handed over. The end of the process loses nothing of it.
 */
export function repeatably<T>(db: Db, write: () => T): T {
  // The transaction around it decides.
  if (db.inTransaction) return write()
  // Never a kept statement: this pragma acts when it is prepared, not when it is run.
  db.pragma('synchronous = NORMAL')
  try {
    return write()
  } finally {
    db.pragma('synchronous = FULL')
  }
}

/** `ok`, or what SQLite finds broken. */
export const integrity = (db: Db): string => String(db.pragma('quick_check', { simple: true }))
