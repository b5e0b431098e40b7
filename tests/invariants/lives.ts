import { expect } from 'vitest'
import { isOpen } from '../../src/domain/states.ts'
import { countedCases } from '../../src/flows/counted-cases.ts'
import { statisticsJournal } from '../../src/flows/statistics-journal.ts'
import { caseRecords } from '../../src/statistics/case-record.ts'
import { caseIds, driftedCases, loadCaseRow } from '../../src/store/cases.ts'
import { type DraftRow, draftsOf } from '../../src/store/drafts.ts'
import { eventRows, firstBrokenLink } from '../../src/store/events.ts'
import { messageBySha } from '../../src/store/messages.ts'
import type { OutboxRow } from '../../src/store/outbox.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { failingTasks, nextTaskDue } from '../../src/store/tasks.ts'
import { everyDepartureWasAllowed, isPartysAddress, nothingLeftTwice } from './departures.ts'
import { everyYesIsHeardOnce } from './heard.ts'
import { everyOpenCaseHasOwnerAndDate, noLandlordBeforeConsent } from './kept.ts'
import { type Life, randomLife } from './random-life.ts'

/** In all, over the files that share the work; more in the nightly run: SEQUENCES=10000. */
export const SEQUENCES = Number(process.env['SEQUENCES'] ?? 1000)
const STEPS = 18

const outboxOf = ({ w }: Life): OutboxRow[] =>
  w.world.db
    .prepare('SELECT outbox.*, raw FROM outbox LEFT JOIN outbox_bytes ON mail = id ORDER BY outbox.rowid')
    .all() as OutboxRow[]

function check(life: Life): void {
  const { db } = life.w.world
  const outbox = outboxOf(life)
  everyDepartureWasAllowed(life, outbox)
  nothingLeftTwice(life)
  everyYesIsHeardOnce(life)
  everyMailIsAccountedFor(life, outbox)
  noApprovedLetterIsLost(life, outbox)
  nobodyElseWasWrittenTo(life, outbox)
  expect(noLandlordBeforeConsent(life.w.world)).toEqual([])
  theRecusedGetNothing(life)
  expect(everyOpenCaseHasOwnerAndDate(life.w.world)).toEqual([])
  expect(firstBrokenLink(db)).toBeNull()
  expect(driftedCases(db)).toEqual([])
  expect(countedCases(life.w.world)).toEqual(caseRecords(statisticsJournal(life.w.world)))
}

function everyMailIsAccountedFor({ w, received }: Life, outbox: readonly OutboxRow[]): void {
  const { db } = w.world
  const held = new Set((db.prepare('SELECT sha256 FROM held').all() as { sha256: string }[]).map((h) => h.sha256))
  const keys = new Set(outbox.map((row) => row.key))
  for (const raw of received) {
    const row = messageBySha(db, sha256(raw))
    expect(row?.fate).toMatch(/^(filed|held|command|ignored)$/)
    if (row?.fate === 'held') expect(held).toContain(row.sha256)
    if (row?.fate === 'held') expect(row.reason).not.toBe('unreadable')
    if (row?.fate === 'command') expect(keys).toContain(`command_receipt:${row.sha256}`)
  }
  expect(failingTasks(db, 6)).toEqual([])
  expect(nextTaskDue(db) ?? '9').toSatisfy((at: string) => at > w.clock.now())
}

/** Sent, in doubt, refused, waiting for its time; or taken back, and then proposed anew or overtaken by the end of its case. */
function noApprovedLetterIsLost({ w }: Life, outbox: readonly OutboxRow[]): void {
  const { db, clock } = w.world
  for (const id of caseIds(db))
    for (const draft of draftsOf(db, id)) {
      const mails = outbox.filter((r) => r.draft_id === draft.id && r.kind === 'letter')
      const states = mails.map((m) => m.state)
      if (draft.state !== 'approved' && draft.state !== 'stopped') expect(mails).toEqual([])
      else expect(mails).toHaveLength(draft.recipients.length)
      // What was approved as it was shown has nothing that the last look could find.
      for (const mail of mails) expect(mail.last_answer ?? '').not.toMatch(/^last look/)
      for (const mail of mails) if (mail.state === 'queued') expect(mail.not_before > clock.now()).toBe(true)
      if (draft.state === 'approved')
        for (const state of states) expect(['sent', 'unknown', 'refused', 'given_up', 'queued']).toContain(state)
      if (draft.state === 'stopped') {
        expect(states).toContain('stopped')
        expect(states).not.toContain('queued')
        expect({ draft: draft.purpose, cameBack: cameBack(w, draft) }).toEqual({ draft: draft.purpose, cameBack: true })
      }
    }
}

/** After it was stopped the case got another letter or its end, or an address failed and nobody is left to write to. */
function cameBack({ world: { db } }: Life['w'], draft: DraftRow): boolean {
  const rows = eventRows(db, draft.case_id)
  const at = rows.findIndex((r) => r.type === 'draft_stopped' && r.body.includes(draft.id))
  const since = rows.slice(at + 1).map((r) => r.type)
  const file = loadCaseRow(db, draft.case_id)?.file
  return since.includes('draft_proposed') || !file || !isOpen(file.state) || file.bounced.length > 0
}

const expected =
  /^(?:(?:lea\.martin|noe\.petit)@locataire|paul\.durand@bailleur|(?:nadia\.benali|karim\.haddad|chef)@mediation-logement|eve@ailleurs)\.example$/

function nobodyElseWasWrittenTo({ w }: Life, outbox: readonly OutboxRow[]): void {
  const letters = new Set(outbox.filter((r) => r.kind === 'letter').map((r) => r.message_id))
  for (const { to, mail, messageId } of w.sent) {
    expect(to).toMatch(expected)
    expect(mail.to.map((p) => p.address)).toEqual([to])
    expect(mail.cc).toEqual([])
    // What is no letter says that it is automatic.
    if (isPartysAddress(to)) expect(mail.headers.has('auto-submitted')).toBe(!letters.has(messageId))
    else expect(letters).not.toContain(messageId)
  }
}

/** No mail that was written after the mediator stepped back names the case or what it is joined to; nobody of them owns it. */
function theRecusedGetNothing({ w, account }: Life): void {
  const { db } = w.world
  for (const id of caseIds(db))
    for (const row of eventRows(db, id).filter((r) => r.type === 'mediator_recused')) {
      const { mediator } = JSON.parse(row.body) as { mediator: string }
      const { header, file } = loadCaseRow(db, id) ?? {}
      expect(header?.owner).not.toBe(mediator)
      const joined = file?.merged && loadCaseRow(db, file.merged.into)
      const joinedAt = joined
        ? eventRows(db, joined.header.id).findLast((r) => r.type === 'case_joined')?.seq
        : undefined
      const told = (ref: string | undefined, since: number | undefined) =>
        [...account.written.values()].find(
          ({ mail, position }) =>
            mail.to.address === mediator &&
            position >= (since ?? Number.POSITIVE_INFINITY) &&
            // An answer quotes the mediator's own words.
            `${mail.subject}\n${mail.text.replace(/«[^»]*»/g, '')}`.includes(ref ?? ''),
        )
      const heard = told(header?.ref, row.seq) ?? told(joined?.header.ref, joinedAt && Math.max(joinedAt, row.seq))
      if (heard) throw new Error(`${mediator}, recused, hears of ${header?.ref}: ${heard.mail.subject}`)
    }
}

type Lived = { letters: number; crashes: number }

/** Throws where an invariant breaks: the failure names the seed and the steps. */
async function oneLife(seed: number): Promise<Lived> {
  const life = await randomLife(seed, STEPS)
  life.machine.calm()
  try {
    check(life)
    return {
      letters: outboxOf(life).filter((r) => r.kind === 'letter' && r.state === 'sent').length,
      crashes: life.steps.filter((s) => s === 'crash').length,
    }
  } catch (cause) {
    throw new Error(`seed ${seed}: ${life.steps.join(', ')}`, { cause })
  } finally {
    life.w.world.db.close()
  }
}

/** Lives the random lives `from` to `to` and checks every invariant after each. */
export async function checkLives(from: number, to: number): Promise<void> {
  let [letters, crashes] = [0, 0]
  for (let seed = from; seed <= to; seed += 1) {
    const life = await oneLife(seed)
    letters += life.letters
    crashes += life.crashes
  }
  // A property that never sends a letter nor crashes would prove nothing.
  expect(letters).toBeGreaterThan((to - from) / 2)
  expect(crashes).toBeGreaterThan((to - from) / 20)
}
