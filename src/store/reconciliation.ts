import type { Day } from '../domain/day.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'
import { keepSetting, setting } from './settings.ts'

/**
 * The mailbox beside the database, on one day: mails on the server, those that only this comparison found, those that
 * could not be had, and those that somebody took out of the mailbox since the last one.
 */
export type Reconciliation = { on: Day; listed: number; found: number; missing: number; gone: number; allGone: number }

const KEY = 'reconciled'

export const keepReconciliation = (db: Db, result: Reconciliation): void => keepSetting(db, KEY, JSON.stringify(result))

export const lastReconciliation = (db: Db): Reconciliation | null => {
  const text = setting(db, KEY)
  return text === null ? null : (JSON.parse(text) as Reconciliation)
}

/** UIDs stored under this validity of a mailbox. */
export const storedUids = (db: Db, mailbox: string, validity: string): string[] =>
  sql<{ uid: string }>(db, 'SELECT uid FROM places WHERE mailbox = ? AND validity = ?')
    .all(mailbox, validity)
    .map((row) => row.uid)
