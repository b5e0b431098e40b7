import { type Day, type Instant, parisInstant } from '../domain/day.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'
import { dropSetting, keepSetting, setting } from './settings.ts'

const MAILBOX = 'trouble:mailbox'
const READ = 'mailbox:read'

/** Since when the mailbox cannot be read; kept from the first failure to the next success. */
export const mailboxFails = (db: Db, at: Instant): void => {
  if (setting(db, MAILBOX) === null) keepSetting(db, MAILBOX, at)
}
export const mailboxWorks = (db: Db, at: Instant): void => {
  dropSetting(db, MAILBOX)
  keepSetting(db, READ, at)
}
/** When the mailbox was last read to its end; null when it never was. */
export const mailboxReadAt = (db: Db): Instant | null => setting(db, READ) as Instant | null
export const mailboxFailsSince = (db: Db): Instant | null => setting(db, MAILBOX) as Instant | null

/** Mails that a server put off at least once and that still wait. */
export const mailsPutOff = (db: Db): number =>
  sql<{ n: number }>(db, "SELECT count(*) AS n FROM outbox WHERE state = 'queued' AND attempts > 0").get()?.n ?? 0

/** Messages that the built-in reader read since that day because the configured model failed. */
export const readWithoutModel = (db: Db, since: Day): number =>
  sql<{ n: number }>(db, "SELECT count(*) AS n FROM readings WHERE at >= ? AND reader LIKE '%(model:%'").get(
    parisInstant(since, '00:00'),
  )?.n ?? 0

const SEEN = 'seen:'

/** Somebody knows of this trouble: it is told again from that day on. */
export const troubleSeen = (db: Db, key: string, until: Day): void => keepSetting(db, `${SEEN}${key}`, until)
export const troubleSeenUntil = (db: Db, key: string): Day | null => setting(db, `${SEEN}${key}`) as Day | null
