import type { Instant } from '../domain/day.ts'
import type { Recipient } from '../domain/decision.ts'
import { noWords } from '../domain/filed-message.ts'
import type { CaseId, DraftId, MessageRef, PartyId } from '../domain/ids.ts'
import { type Db, transact } from './database.ts'
import { keepLandlordKeys, type LandlordKey } from './landlord-keys.ts'
import { sql } from './prepared.ts'
import { keepSetting, setting } from './settings.ts'

/** What goes, each thing by its id; whatever is not named stays as it is, byte for byte. */
export type Erasure = {
  /** Cases of which nothing is left but reference, journal and figures. */
  cases: readonly CaseId[]
  /** Cases that lose the notes and facts of their mediators, which are no party's own. */
  remarks: readonly CaseId[]
  parties: readonly PartyId[]
  /** What is kept of these parties' addresses, so that a landlord who comes back is counted as before. */
  landlordKeys: readonly LandlordKey[]
  messages: readonly { id: MessageRef; sha256: string }[]
  /** Of the outbox. `message_id` and `recipient` as they were, for the files that were written from them. */
  mails: readonly { id: string; message_id: string; recipient: string }[]
  drafts: readonly ErasedDraft[]
}

/** What is left of a draft. */
export type ErasedDraft = {
  id: DraftId
  letter: object
  approvedBody: string | null
  recipients: readonly Recipient[]
  keepsAttachments: boolean
}

/**
 * Takes people's words and names out of the database in one transaction. The journal, dates, states and roles stay, so that
 * every count stays the same. A raw mail keeps its row without bytes: the same mail found again is known, and stays erased.
 * Freed pages are overwritten; `compact` does the rest.
 */
export function erase(db: Db, what: Erasure, at: Instant): void {
  db.pragma('secure_delete = ON')
  transact(db, () => {
    for (const message of what.messages) eraseMessage(db, message, at)
    for (const { id } of what.mails) eraseMail(db, id, at)
    for (const draft of what.drafts) eraseDraft(db, draft)
    keepLandlordKeys(db, what.landlordKeys)
    for (const id of what.parties) eraseParty(db, id)
    for (const id of what.remarks) eraseRemarks(db, id)
    for (const id of what.cases) endCase(db, id, at)
  })
}

/** Rewrites the file without its free pages and empties the write-ahead log. False when another process was reading. */
export function compact(db: Db): boolean {
  db.exec('VACUUM')
  const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return result?.busy === 0
}

export const isErased = (db: Db, id: CaseId): boolean => setting(db, `erased:${id}`) !== null

function eraseMessage(db: Db, { id, sha256 }: Erasure['messages'][number], at: Instant): void {
  sql(db, 'DELETE FROM thread_ids WHERE message_id = (SELECT message_id FROM messages WHERE id = ?)').run(id)
  sql(db, "UPDATE raw_mails SET bytes = x'', size = 0 WHERE sha256 = ?").run(sha256)
  sql(db, 'UPDATE messages SET message_id = NULL, body = ? WHERE id = ?').run(JSON.stringify(noWords('erased')), id)
  eraseReadings(db, id)
  sql(
    db,
    `UPDATE held SET settled_at = coalesce(settled_at, ?), settled_by = coalesce(settled_by, 'service'),
       settled_how = coalesce(settled_how, 'effacé') WHERE sha256 = ?`,
  ).run(at, sha256)
  for (const key of [`take_in:${sha256}`, `read_message:${id}`]) dropTask(db, key)
}

type Read = { role: string; reader: string; origin?: string; usage?: object; facts: readonly ReadFact[] }
type ReadFact = { key: string; value: unknown; quote: string; certainty: string }

/** Who read it and at what cost, which page it came from, and the facts that are counted. */
function eraseReadings(db: Db, id: MessageRef): void {
  const nothing = { acts: [], answers: [], choice: null, addresses: [] }
  for (const { rowid, body } of sql<{ rowid: number; body: string }>(
    db,
    'SELECT rowid, body FROM readings WHERE message_id = ?',
  ).all(id)) {
    const { role, reader, origin, usage, facts } = JSON.parse(body) as Read
    const counted = facts
      .filter(({ key }) => COUNTED.includes(key))
      .map((fact) => ({ ...fact, value: counting(fact.key, fact.value), quote: '[effacé]' }))
    const left = {
      role,
      ...nothing,
      facts: counted,
      ...(origin ? { origin } : {}),
      ...(usage ? { usage } : {}),
      reader,
    }
    sql(db, 'UPDATE readings SET body = ? WHERE rowid = ?').run(JSON.stringify(left), rowid)
  }
}

function eraseRemarks(db: Db, id: CaseId): void {
  sql(db, 'DELETE FROM notes WHERE case_id = ?').run(id)
  for (const { rowid, key, value } of sql<{ rowid: number; key: string; value: string }>(
    db,
    'SELECT rowid, key, value FROM staff_facts WHERE case_id = ?',
  ).all(id))
    if (!COUNTED.includes(key)) sql(db, 'DELETE FROM staff_facts WHERE rowid = ?').run(rowid)
    else {
      const left = JSON.stringify(counting(key, JSON.parse(value)))
      sql(db, 'UPDATE staff_facts SET value = ? WHERE rowid = ?').run(left, rowid)
    }
}

/** Facts by which cases are counted. */
const COUNTED: readonly string[] = ['dwelling_postcode', 'landlord_kind']

/** Of a postcode the département alone, in the form of a postcode: three digits tell it in Corsica and overseas. */
const counting = (key: string, value: unknown): unknown =>
  key === 'dwelling_postcode'
    ? String(value)
        .slice(0, /^(?:20|97|98)/.test(String(value)) ? 3 : 2)
        .padEnd(5, '0')
    : value

/** A bounce, an answer or a `resend` finds it no more. The keys of notices hold their receiver's address. */
function eraseMail(db: Db, id: string, at: Instant): void {
  sql(db, 'DELETE FROM thread_ids WHERE message_id = (SELECT message_id FROM outbox WHERE id = ?)').run(id)
  sql(db, 'DELETE FROM outbox_bytes WHERE mail = ?').run(id)
  sql(
    db,
    `UPDATE outbox SET recipient = '', last_answer = NULL, message_id = 'erased:' || rowid,
       settled_at = coalesce(settled_at, ?),
       state = CASE WHEN state IN ('queued', 'sending', 'unknown', 'given_up') THEN 'stopped' ELSE state END,
       id = CASE kind WHEN 'hold_notice' THEN 'erased:' || rowid ELSE id END,
       key = CASE kind WHEN 'hold_notice' THEN 'erased:' || rowid ELSE key END
     WHERE id = ?`,
  ).run(at, id)
}

function eraseDraft(db: Db, { id, letter, approvedBody, recipients, keepsAttachments }: ErasedDraft): void {
  sql(
    db,
    'UPDATE drafts SET letter = ?, approved_body = ?, recipients = ?, computed = NULL, reason = NULL WHERE id = ?',
  ).run(JSON.stringify(letter), approvedBody, JSON.stringify(recipients), id)
  sql(db, 'DELETE FROM approval_tokens WHERE draft_id = ?').run(id)
  if (!keepsAttachments) sql(db, 'DELETE FROM draft_attachments WHERE draft_id = ?').run(id)
}

function eraseParty(db: Db, id: PartyId): void {
  // What is known of an address that is also in a case that stays is that case's too.
  sql(
    db,
    `DELETE FROM contact_notes WHERE address IN (SELECT address FROM addresses WHERE party_id = ?)
       AND NOT EXISTS (SELECT 1 FROM addresses a WHERE a.address = contact_notes.address AND a.party_id <> ?)`,
  ).run(id, id)
  sql(db, "UPDATE parties SET name = '', token = 'erased:' || id WHERE id = ?").run(id)
  for (const table of ['addresses', 'foreign_refs', 'thread_ids'])
    sql(db, `DELETE FROM ${table} WHERE party_id = ?`).run(id)
}

function endCase(db: Db, id: CaseId, at: Instant): void {
  sql(db, 'DELETE FROM thread_ids WHERE case_id = ?').run(id)
  sql(db, "UPDATE deadlines SET state = 'cancelled' WHERE case_id = ? AND state = 'running'").run(id)
  dropTask(db, `weigh_case:${id}`)
  keepSetting(db, `erased:${id}`, at)
}

const dropTask = (db: Db, key: string): void => {
  sql(db, 'DELETE FROM tasks WHERE key = ?').run(key)
}
