import type { Db } from './database.ts'
import { sql } from './prepared.ts'

export const setting = (db: Db, key: string): string | null =>
  sql<{ value: string }>(db, 'SELECT value FROM settings WHERE key = ?').get(key)?.value ?? null

export const keepSetting = (db: Db, key: string, value: string): void => {
  sql(db, 'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  )
}

export const dropSetting = (db: Db, key: string): void => {
  sql(db, 'DELETE FROM settings WHERE key = ?').run(key)
}
