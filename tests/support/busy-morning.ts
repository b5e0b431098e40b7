import { addDays, type Day, type Instant, parisDay, parisInstant, plusSeconds } from '../../src/domain/day.ts'
import type { CaseEvent } from '../../src/domain/events.ts'
import { type CaseId, caseRef, type DraftId, type MessageRef, type PartyId } from '../../src/domain/ids.ts'
import type { Ladder } from '../../src/domain/ladder.ts'
import type { LetterPurpose } from '../../src/domain/letter-purposes.ts'
import { cents } from '../../src/domain/money.ts'
import { processDeadlines } from '../../src/domain/process-deadlines.ts'
import { loadCaseRow, openCaseIds, refold } from '../../src/store/cases.ts'
import type { Db } from '../../src/store/database.ts'
import { endDeadline, setDeadline } from '../../src/store/deadlines.ts'
import { appendEvent, lastEventAt } from '../../src/store/events.ts'
import { hold } from '../../src/store/held.ts'
import { keepReconciliation } from '../../src/store/reconciliation.ts'
import { keepRules } from '../../src/store/rule-versions.ts'
import { addTask } from '../../src/store/tasks.ts'
import { mailboxFails } from '../../src/store/troubles.ts'
import { journalOf } from './journals.ts'

export const OWNERS = ['nadia@service.example', 'karim@service.example', 'lea@service.example']
const FIRST_DAY = '2025-01-01' as Day
/** Nobody goes on with a case for so long without deciding. */
const GIVEN_UP_AFTER = 40

/**
 * The database of a year's cases as it stands on a morning, before the digest: letters that wait, silences, promises, returned
 * and doubtful mails, held ones, requests about data, parts that fail. Its journal tells all that its cases are.
 */
export function busyMorning(cases: number, on: Day, { ladder, rules }: { ladder: Ladder; rules: string }): Db {
  const now = parisInstant(on, '07:30')
  const db = journalOf(cases, 1, plusSeconds(now, -1800))
  const ago = (days: number, seconds = 0): Instant => plusSeconds(now, -Math.round(days * 86_400) - seconds)
  let told: { id: CaseId; event: CaseEvent; at: Instant }[] = []
  const tell = (id: CaseId, event: CaseEvent, at: Instant) => told.push({ id, event, at })
  const fold = () => {
    told.sort((a, b) => (a.at < b.at ? -1 : 1))
    for (const { id, event, at } of told) appendEvent(db, id, event, { kind: 'service' }, at)
    told = []
    db.prepare("DELETE FROM settings WHERE key = 'fold'").run()
    refold(db)
  }
  const idle = (id: CaseId): number => (Date.parse(now) - Date.parse(lastEventAt(db, id) ?? now)) / 86_400_000
  db.transaction(() => {
    nameCases(db, rules)
    fold()
    for (const id of openCaseIds(db))
      if (idle(id) > GIVEN_UP_AFTER)
        tell(id, { type: 'case_closed', outcome: 'abandoned', code: null }, ago(idle(id) - GIVEN_UP_AFTER))
    fold()
    for (const [i, id] of openCaseIds(db).entries()) happened(db, id, i, { on, ago, tell })
    fold()
    for (const [i, id] of openCaseIds(db).entries()) clocks(db, id, i, { on, ladder })
    mails(db, ago)
    troubles(db, on, ago)
  })()
  return db
}

function nameCases(db: Db, rules: string): void {
  for (const version of [rules, 'perdue']) keepRules(db, version, {}, parisInstant(FIRST_DAY, '00:00'))
  const ids = db.prepare('SELECT id FROM cases ORDER BY rowid').pluck().all() as CaseId[]
  const set = db.prepare('UPDATE cases SET ref = ?, owner = ?, rules_version = ? WHERE id = ?')
  ids.forEach((id, i) => {
    const chance = [i % 32, Math.floor(i / 32) % 32, (i * 7) % 32, (i * 13) % 32].map((n) =>
      String.fromCharCode(64 + n),
    )
    set.run(caseRef(chance.join('')), OWNERS[i % OWNERS.length], rules, id)
  })
}

type Telling = {
  on: Day
  ago(days: number, seconds?: number): Instant
  tell(id: CaseId, event: CaseEvent, at: Instant): unknown
}

const PURPOSES: readonly LetterPurpose[] = ['reply', 'law_reminder', 'reminder', 'offer_relay', 'fact_request']

/** What the last days brought to the n-th open case. */
function happened(db: Db, id: CaseId, n: number, { on, ago, tell }: Telling): void {
  const file = loadCaseRow(db, id)?.file
  const [tenant, landlord] = [`${id}-t` as PartyId, `${id}-l` as PartyId]
  const message = `${id}-m0` as MessageRef
  if (file && !file.agreement && n % 6 === 1) {
    const at = ago(n % 5, n * 60)
    const draft = `${id}-today` as DraftId
    const purpose = PURPOSES[n % PURPOSES.length] as LetterPurpose
    db.prepare(
      `INSERT INTO drafts (id, case_id, state, purpose, because, case_version, fingerprint, letter, recipients, proposed_at)
       VALUES (?, ?, 'proposed', ?, 'test', 1, '', '{}', '[]', ?)`,
    ).run(draft, id, purpose, at)
    tell(id, { type: 'draft_proposed', draft, purpose, because: 'test', until: null }, at)
  }
  if (file && !file.agreement && n % 17 === 5) {
    const terms = { amount: cents(30_000 + n * 500), payBy: addDays(on, (n % 3) * 4 - 6), instalments: 1 }
    tell(id, { type: 'agreement_recorded', ...terms, acceptedBy: ['tenant', 'landlord'], message }, ago(25))
    if (n % 2 === 0) tell(id, { type: 'payment_missed', message }, ago(2))
  }
  if (n % 29 === 3) {
    tell(id, { type: 'letter_bounced', party: landlord, message: null, permanent: true }, ago(1, n))
    db.prepare('UPDATE addresses SET bounced = 1 WHERE party_id = ?').run(landlord)
  }
  if (n % 19 === 7) {
    const rights = n % 2 === 0 ? (['access'] as const) : (['erasure'] as const)
    tell(id, { type: 'data_requested', party: tenant, rights: [...rights], message, proven: true }, ago(3 + (n % 20)))
  }
  if (n === 13) db.prepare("UPDATE cases SET rules_version = 'perdue' WHERE id = ?").run(id)
  if (n === 11) tell(id, { type: 'software_refused', party: landlord, side: 'landlord', message }, ago(2))
}

/** The clocks that run for the n-th open case, legal ones too; those that rang since yesterday have passed. */
function clocks(db: Db, id: CaseId, n: number, { on, ladder }: { on: Day; ladder: Ladder }): void {
  const file = loadCaseRow(db, id)?.file
  if (!file) return
  const setting = { asker: file.asker, alsaceMoselle: false }
  const last = parisDay(lastEventAt(db, id) as Instant)
  for (const [kind, wanted] of Object.entries(processDeadlines(file, ladder, last, setting))) {
    // What rang long ago led to a letter: its clock runs anew.
    const due = wanted.due < addDays(on, -4) ? addDays(on, (n % 12) - 1) : wanted.due
    setDeadline(db, id, kind as 'reply' | 'payment' | 'review', due, wanted.rule)
    if (due < on) endDeadline(db, id, kind as 'reply', 'passed')
  }
  const prescribed = addDays(on, 30 + ((n * 61) % 1000))
  const latest = n % 3 === 0 ? null : n % 3 === 1 ? prescribed : addDays(prescribed, 60)
  setDeadline(db, id, 'prescription', prescribed, 'prescription de trois ans (art. 7-1)', latest)
  if (n % 13 === 2) setDeadline(db, id, 'refund_due', addDays(on, n % 7), 'restitution du dépôt (art. 22)')
}

/** Held mails of many kinds, and letters of which no server has said yes. */
function mails(db: Db, ago: Telling['ago']): void {
  const open = openCaseIds(db)
  const held = [
    ['unknown_sender', 1, 0],
    ['several_matching_cases', 2, 1],
    ['authentication_failed', 0, 2],
    ['no_matching_case', 0, 4],
    ['dangerous_attachment', 1, 5],
    ['wrong_token', 0, 6],
    ['bounce_unmatched', 0, 9],
  ] as const
  held.forEach(([reason, candidates, days], i) => {
    hold(db, `held-${i}`, { sha: null, place: null }, reason, open.slice(i, i + candidates), ago(days, 300 * i))
  })
  const letters = db
    .prepare(
      `SELECT o.id FROM outbox o JOIN cases c ON c.id = o.case_id
       WHERE o.kind = 'letter' AND c.id IN (SELECT value FROM json_each(?)) ORDER BY o.rowid DESC LIMIT 6`,
    )
    .pluck()
    .all(JSON.stringify(open)) as string[]
  const states = ['refused', 'unknown', 'given_up', 'unknown', 'queued', 'queued']
  letters.forEach((id, i) => {
    db.prepare('UPDATE outbox SET state = ?, attempts = ? WHERE id = ?').run(states[i], i + 1, id)
  })
}

function troubles(db: Db, on: Day, ago: Telling['ago']): void {
  mailboxFails(db, ago(1, 7200))
  keepReconciliation(db, { on, listed: 4_000, found: 2, missing: 1, gone: 0, allGone: 0 })
  const [failing] = openCaseIds(db)
  addTask(db, 'weigh_case', failing ?? '', ago(1))
  db.prepare("UPDATE tasks SET state = 'given_up', attempts = 9").run()
}
