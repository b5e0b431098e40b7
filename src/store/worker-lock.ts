import BetterSqlite3 from 'better-sqlite3'

export type WorkerLock = { release(): void }

/**
 * Makes this process the only one that works on the database, or returns null when another one does. The lock is SQLite's
 * own on a file beside the database: the system frees it whatever way the process ends.
 */
export function takeWorkerLock(databasePath: string): WorkerLock | null {
  if (databasePath === ':memory:') return { release: () => undefined }
  const lock = new BetterSqlite3(`${databasePath}.lock`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  return { release: () => lock.close() }
}
