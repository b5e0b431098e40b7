import type { Instant } from '../domain/day.ts'
import { type Db, transact } from './database.ts'
import { sql } from './prepared.ts'
import { keepSetting, setting } from './settings.ts'

const LONG_AGO = '1970-01-01T00:00:00.000Z'

/**
 * The world went on after a copy was taken. What it holds as waiting to leave may have left: that is in doubt, as after an
 * interrupted sending. What it holds as not approved may have been: an answer from that time approves nothing any more, and
 * each open letter is put before its mediator anew.
 */
export function distrustCopy(db: Db, at: Instant): void {
  transact(db, () => {
    sql(db, "UPDATE outbox SET state = 'sending' WHERE state = 'queued'").run()
    sql(db, 'UPDATE approval_tokens SET expires_at = ?').run(LONG_AGO)
    sql(db, 'UPDATE list_tokens SET expires_at = ?').run(LONG_AGO)
    keepSetting(db, RESTORED_AT, at)
  })
}

const RESTORED_AT = 'restored_at'

/** When this database last took the place of another one. */
export const restoredAt = (db: Db): Instant | null => setting(db, RESTORED_AT) as Instant | null
