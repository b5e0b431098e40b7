import { expect } from 'vitest'
import { driftedCases, loadCaseRow, partiesOf } from '../../src/store/cases.ts'
import { draftById } from '../../src/store/drafts.ts'
import { eventRows, firstBrokenLink } from '../../src/store/events.ts'
import { openHeld } from '../../src/store/held.ts'
import { messageBySha } from '../../src/store/messages.ts'
import type { OutboxRow } from '../../src/store/outbox.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { failingTasks, nextTaskDue } from '../../src/store/tasks.ts'
import { type Life, randomLife } from './random-life.ts'

/** In all, over the files that share the work; more in the nightly run: SEQUENCES=10000. */
export const SEQUENCES = Number(process.env['SEQUENCES'] ?? 1000)
const STEPS = 12

const outboxOf = ({ w }: Life): OutboxRow[] =>
  w.world.db.prepare('SELECT * FROM outbox ORDER BY rowid').all() as OutboxRow[]

function check(life: Life): void {
  const { w } = life
  const outbox = outboxOf(life)
  everyLetterWasApproved(life, outbox)
  nothingLeftTwice(life)
  nothingWasLost(life, outbox)
  nobodyElseWasWrittenTo(life)
  noLandlordBeforeConsent(life)
  expect(firstBrokenLink(w.world.db)).toBeNull()
  expect(driftedCases(w.world.db)).toEqual([])
}

/** By the test's own account of what was shown and answered, not by the service's. */
function everyLetterWasApproved(life: Life, outbox: OutboxRow[]): void {
  for (const sent of life.w.sent) {
    const row = outbox.find((r) => r.message_id === sent.messageId)
    if (row?.kind !== 'letter') continue
    const yes = life.yeses.find(
      (y) => squashed(sent.mail.text).includes(squashed(y.body)) && y.request.mail.text.includes(`<${sent.to}>`),
    )
    expect({ letter: sent.mail.subject, approved: yes !== undefined }).toEqual({
      letter: sent.mail.subject,
      approved: true,
    })
    const draft = draftById(life.w.world.db, row.draft_id as never)
    expect(draft?.state).toBe('approved')
    expect(draft?.recipients.map((r) => r.address)).toContain(sent.to)
  }
}

/** Heading marks become underlines in the text part. */
const squashed = (text: string): string => text.replace(/[\s>#-]+/g, '')

function nothingLeftTwice({ w }: Life): void {
  const letters = w.sent.map((s) => s.messageId)
  expect(new Set(letters).size).toBe(letters.length)
}

function nothingWasLost({ w, received }: Life, outbox: OutboxRow[]): void {
  const { db } = w.world
  for (const raw of received) {
    const row = messageBySha(db, sha256(raw))
    expect(row?.fate).toMatch(/^(filed|held|command|ignored)$/)
    if (row?.fate === 'held') expect(openHeld(db).some((h) => h.sha256 === row.sha256)).toBe(true)
  }
  expect(failingTasks(db, 6)).toEqual([])
  expect(nextTaskDue(db) ?? '9').toSatisfy((at: string) => at > w.clock.now())
  const approved = db.prepare("SELECT id, recipients FROM drafts WHERE state = 'approved'").all() as {
    id: string
    recipients: string
  }[]
  for (const draft of approved) {
    const states = outbox.filter((r) => r.draft_id === draft.id && r.kind === 'letter').map((r) => r.state)
    expect(states).toHaveLength((JSON.parse(draft.recipients) as unknown[]).length)
    for (const state of states) expect(['sent', 'unknown', 'refused', 'queued']).toContain(state)
  }
}

const expected =
  /^(?:lea\.martin@locataire|paul\.durand@bailleur|nadia\.benali@mediation-logement|chef@mediation-logement|eve@ailleurs)\.example$/

function nobodyElseWasWrittenTo({ w }: Life): void {
  for (const { to, mail } of w.sent) {
    expect(to).toMatch(expected)
    expect(mail.to.map((p) => p.address)).toEqual([to])
    expect(mail.cc).toEqual([])
  }
}

function noLandlordBeforeConsent({ w }: Life): void {
  const ids = w.world.db.prepare('SELECT id FROM cases').all() as { id: never }[]
  for (const { id } of ids) {
    const landlords = new Set(
      partiesOf(w.world.db, id)
        .filter((p) => p.role === 'landlord')
        .map((p) => p.id),
    )
    const rows = eventRows(w.world.db, id).map((r) => JSON.parse(r.body))
    const consent = rows.findIndex((e) => e.type === 'consent_recorded')
    const wroteFirst = rows.findIndex((e) => e.type === 'message_filed' && landlords.has(e.party))
    const first = rows.findIndex((e) => e.type === 'letter_sent' && landlords.has(e.party))
    const allowed = Math.min(
      consent < 0 ? Number.POSITIVE_INFINITY : consent,
      wroteFirst < 0 ? Number.POSITIVE_INFINITY : wroteFirst,
    )
    if (first >= 0) expect(allowed).toBeLessThan(first)
    expect(loadCaseRow(w.world.db, id)).not.toBeNull()
  }
}

/** Lives the random lives `from` to `to` and checks every invariant after each; a failure names its seed and steps. */
export async function checkLives(from: number, to: number): Promise<void> {
  let letters = 0
  let crashes = 0
  for (let seed = from; seed <= to; seed += 1) {
    const life = await randomLife(seed, STEPS)
    try {
      check(life)
    } catch (error) {
      throw new Error(`seed ${seed}: ${life.steps.join(', ')}`, { cause: error })
    }
    letters += outboxOf(life).filter((r) => r.kind === 'letter' && r.state === 'sent').length
    crashes += life.steps.filter((s) => s === 'crash').length
    life.w.world.db.close()
  }
  // A property that never sends a letter nor crashes would prove nothing.
  expect(letters).toBeGreaterThan((to - from) / 2)
  expect(crashes).toBeGreaterThan((to - from) / 20)
}
