import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Day, instant, parisDay, plusSeconds } from '../../src/domain/day.ts'
import { settleInterrupted } from '../../src/flows/deliver-mail.ts'
import { digestView } from '../../src/flows/digest-view.ts'
import { drain } from '../../src/flows/drain.ts'
import { fetchMail } from '../../src/flows/fetch-mail.ts'
import { runSchedule } from '../../src/flows/schedule.ts'
import type { FetchedMail } from '../../src/ports.ts'
import { driftedCases } from '../../src/store/cases.ts'
import { openDatabase } from '../../src/store/database.ts'
import { distrustCopy } from '../../src/store/distrust-copy.ts'
import { firstBrokenLink } from '../../src/store/events.ts'
import { qualified, reminded, requests } from '../support/cases.ts'
import { LANDLORD, people, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, SUPERVISOR, type TestWorld, testWorld } from '../support/test-world.ts'

const ASKS = 'Mon propriétaire garde ma caution de 600 euros. Je demande une médiation.'
const mails = (count: number, size = 0): FetchedMail[] =>
  Array.from({ length: count }, (_, n) => {
    const text = `${ASKS} ${n} ${'x'.repeat(size)}`
    const raw = plainEml({ from: `p${n}@orange.example`, to: OURS, text, messageId: `m${n}@orange.example` })
    const place = { mailbox: 'INBOX', validity: '1', uid: String(n + 1) }
    return { place, receivedAt: instant('2026-04-07T08:00:00Z'), size: raw.length, raw }
  })

/** A server with these mails. */
const boxOf = (all: readonly FetchedMail[]) => ({
  async *fetch(seen: { has(place: FetchedMail['place']): boolean }) {
    for (const mail of all) if (!seen.has(mail.place)) yield mail
  },
  places: async () => all.map((mail) => mail.place),
  waitForNews: async () => undefined,
  check: async () => '',
  close: async () => undefined,
})

const count = (w: TestWorld, table: string): number =>
  (w.world.db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n

describe('the database cannot be written', () => {
  let folder: string
  let w: TestWorld
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drill-'))
    w = testWorld({ at: '2026-04-07T08:00:00Z' })
    w.world.db = openDatabase(join(folder, 'drill.sqlite'))
  })
  afterEach(() => {
    w.world.db.close()
    rmSync(folder, { recursive: true })
  })

  test('full disk: a mail is stored whole with its place or not at all, and all come once there is room', async () => {
    const all = mails(120, 20_000)
    const pages = Number(w.world.db.pragma('page_count', { simple: true }))
    w.world.db.pragma(`max_page_count = ${pages + 300}`)
    await expect(fetchMail(w.world, boxOf(all))).rejects.toMatchObject({ code: 'SQLITE_FULL' })
    const stored = count(w, 'places')
    expect(stored).toBeLessThan(all.length)
    expect([count(w, 'raw_mails'), count(w, 'tasks')]).toEqual([stored, stored])
    w.world.db.pragma('max_page_count = 1000000')
    await fetchMail(w.world, boxOf(all))
    expect([count(w, 'places'), count(w, 'raw_mails'), count(w, 'tasks')]).toEqual([120, 120, 120])
    expect(w.world.db.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  test('locked by another program: nothing is stored halfway, and all comes once it is free', async () => {
    const other = openDatabase(join(folder, 'drill.sqlite'))
    w.world.db.pragma('busy_timeout = 20')
    other.exec('BEGIN IMMEDIATE')
    await expect(fetchMail(w.world, boxOf(mails(3)))).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
    other.exec('ROLLBACK')
    other.close()
    await fetchMail(w.world, boxOf(mails(3)))
    await drain(w.world)
    expect(count(w, "messages WHERE fate = 'filed'")).toBe(3)
  })
})

test('restored from a copy, the service takes in what came since and is where it was', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const all = mails(12)
  await fetchMail(w.world, boxOf(all.slice(0, 7)))
  await drain(w.world)
  const folder = mkdtempSync(join(tmpdir(), 'drill-'))
  await w.world.db.backup(join(folder, 'copy.sqlite'))
  await fetchMail(w.world, boxOf(all))
  await drain(w.world)
  const lost = w.world.db
  w.world.db = openDatabase(join(folder, 'copy.sqlite'))
  await fetchMail(w.world, boxOf(all))
  await drain(w.world)
  const fates = (db: typeof lost) =>
    db.prepare('SELECT sha256, fate, reason, match FROM messages ORDER BY sha256').all()
  expect(fates(w.world.db)).toEqual(fates(lost))
  expect([driftedCases(w.world.db), firstBrokenLink(w.world.db)]).toEqual([[], null])
  expect(w.world.db.pragma('integrity_check', { simple: true })).toBe('ok')
  w.world.db.close()
  rmSync(folder, { recursive: true })
})

describe('restored from a copy that is older than an approval', () => {
  /** Everything up to the copy, then what the world saw after it; the service goes on with the copy. */
  async function restoredAfter(w: TestWorld, meanwhile: () => Promise<unknown>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'drill-'))
    await w.world.db.backup(join(folder, 'copy.sqlite'))
    await meanwhile()
    w.world.db = openDatabase(join(folder, 'copy.sqlite'))
    rmSync(folder, { recursive: true })
    distrustCopy(w.world.db, w.clock.now())
    settleInterrupted(w.world)
  }
  const toParties = (w: TestWorld) => [...w.sentTo(TENANT.address), ...w.sentTo(LANDLORD.address)]

  test('the same answer approves nothing again: the letter is put before its mediator anew, with a warning', async () => {
    const { w, p } = await qualified()
    const asked = requests(w).at(-1)
    const ok = () =>
      w.receive(
        plainEml({
          from: `Nadia Benali <${MEDIATOR}>`,
          to: asked?.mail.replyTo[0]?.address ?? '',
          text: 'OK',
          messageId: 'ok@mediation-logement.example',
          date: w.clock.now(),
        }),
      )
    await restoredAfter(w, ok)
    const left = toParties(w).length
    await ok()
    await w.on('2026-04-08T09:00:00Z')
    expect(toParties(w)).toHaveLength(left)
    expect(requests(w).at(-1)).not.toBe(asked)
    expect(requests(w).at(-1)?.mail.text.replace(/\s+/g, ' ')).toContain('base a été restaurée le 7 avril 2026')
    const { degraded } = digestView(w.world, parisDay(w.clock.now()))
    expect(degraded.map(({ text }) => text).join()).toContain('La base a été restaurée le 7 avril 2026')
    await p.mediatorSays('OK')
    expect(toParties(w).length).toBeGreaterThan(left)
  })

  test('a letter that waited to leave is in doubt, and does not leave again', async () => {
    const w = testWorld({ at: '2026-04-07T08:00:00Z', settings: { undoMinutes: 10 } })
    const p = people(w)
    await p.opensJointly()
    await p.mediatorSays('OK')
    await restoredAfter(w, () => w.on('2026-04-07T08:30:00Z'))
    const left = toParties(w).length
    expect(left).toBeGreaterThan(0)
    await w.on('2026-04-08T09:00:00Z')
    expect(toParties(w)).toHaveLength(left)
    const states = w.world.db.prepare("SELECT state FROM outbox WHERE kind = 'letter'").all()
    expect(states).toEqual(states.map(() => ({ state: 'unknown' })))
  })
})

describe('the clock', () => {
  test.each([
    ['2026-03-27T05:00:00Z', '2026-03-31T12:00:00Z', ['2026-03-27', '2026-03-30', '2026-03-31']],
    ['2026-10-23T04:00:00Z', '2026-10-27T12:00:00Z', ['2026-10-23', '2026-10-26', '2026-10-27']],
  ])(
    'over a change of the hour from %s on, the digest leaves once each working day at 07:30 in Paris',
    async (from, to, days) => {
      const { w } = await qualified(from)
      await w.on(to)
      const digests = w.sentTo(SUPERVISOR).filter((s) => s.mail.subject.startsWith('Point du'))
      expect(digests.map((s) => parisDay(s.mail.date as never)) as Day[]).toEqual(days)
      for (const { mail } of digests)
        expect(
          new Date(mail.date ?? '').toLocaleTimeString('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'short' }),
        ).toBe('07:30')
    },
  )

  test.each([
    ['three days off', 3 * 86_400],
    ['four hundred days ahead', 400 * 86_400],
    ['a year back', -365 * 86_400],
  ])('%s: nothing leaves to the parties by itself, and a case proposes one letter at most', async (_, seconds) => {
    const { w } = await reminded()
    const toParties = () => w.sentTo(TENANT.address).length + w.sentTo(LANDLORD.address).length
    const [before, asked] = [toParties(), requests(w).length]
    w.clock.moveTo(plusSeconds(w.clock.now(), seconds))
    for (let look = 0; look < 5; look += 1) {
      runSchedule(w.world)
      await drain(w.world)
    }
    expect(toParties()).toBe(before)
    expect(requests(w).length - asked).toBeLessThanOrEqual(1)
  })
})
