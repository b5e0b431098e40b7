import { expect, test } from 'vitest'
import { day, instant } from '../../src/domain/day.ts'
import { digestView } from '../../src/flows/digest-view.ts'
import { drain } from '../../src/flows/drain.ts'
import { fetchMail, storeRaw } from '../../src/flows/fetch-mail.ts'
import { difference, readHeldAgain } from '../../src/flows/read-held-again.ts'
import { reconcile, reconciliationIsDue } from '../../src/flows/reconcile.ts'
import { holdUnreadable } from '../../src/flows/take-in-message.ts'
import { watchMailbox } from '../../src/flows/watch-mailbox.ts'
import type { FetchedMail, Mailbox, Place } from '../../src/ports.ts'
import { openHeld } from '../../src/store/held.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { mailboxWorks } from '../../src/store/troubles.ts'
import { COMPLETE_REQUEST } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { OURS, SUPERVISOR, testWorld } from '../support/test-world.ts'

const mailOf = (n: number): FetchedMail => {
  const raw = plainEml({
    from: `p${n}@orange.example`,
    to: OURS,
    text: `Voici le plan ${n}.`,
    messageId: `m${n}@orange.example`,
  })
  return {
    place: { mailbox: 'INBOX', validity: '1', uid: String(n) },
    receivedAt: instant('2026-04-07T08:00:00Z'),
    size: raw.length,
    raw,
  }
}

/** A server with these mails, which hides some from every look that only asks for what is new. */
function boxOf(mails: FetchedMail[], hidden: () => readonly string[] = () => []): Mailbox {
  let whole = false
  return {
    async *fetch(seen) {
      for (const mail of mails) {
        const { mailbox, validity, uid } = mail.place
        if (seen.has(mail.place) || hidden().includes(uid)) continue
        if (whole || Number(uid) > seen.highestUid(mailbox, validity)) yield mail
      }
    },
    places: async (): Promise<readonly Place[]> => {
      whole = true
      return mails.map((mail) => mail.place)
    },
    waitForNews: async () => undefined,
    check: async () => '',
    close: async () => undefined,
  }
}

const degraded = (w: ReturnType<typeof testWorld>) =>
  digestView(w.world, day('2026-04-08'))
    .degraded.map(({ text }) => text)
    .join('\n')

test('at night what the server has and the database lacks is fetched, and the digest says what differed', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  let hidden = ['2', '3']
  const mails = [1, 2, 3, 4].map(mailOf)
  const box = boxOf(mails, () => hidden)
  await fetchMail(w.world, box)
  hidden = ['3']
  expect(await reconcile(w.world, box)).toMatchObject({ listed: 4, found: 1, missing: 1, gone: 0 })
  expect(degraded(w)).toContain('1 courriel retrouvé par la vérification de la nuit')
  expect(degraded(w)).toContain('1 courriel de la boîte n’a pas pu être lu cette nuit')
  hidden = []
  mails.splice(0, 1)
  expect(await reconcile(w.world, box)).toMatchObject({ listed: 3, found: 1, missing: 0, gone: 1 })
  expect(await reconcile(w.world, box)).toMatchObject({ found: 0, missing: 0, gone: 0, allGone: 1 })
  expect(degraded(w)).toBe('')
})

test('a mail that came since the last look is no difference', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const mails = [mailOf(1)]
  await fetchMail(w.world, boxOf(mails))
  mails.push(mailOf(2))
  expect(await reconcile(w.world, boxOf(mails))).toMatchObject({ listed: 2, found: 0, missing: 0 })
  expect(w.world.db.prepare('SELECT count(*) AS n FROM places').get()).toEqual({ n: 2 })
})

test('the comparison is due at the first start, then once a night', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  expect(reconciliationIsDue(w.world)).toBe(true)
  await reconcile(w.world, boxOf([]))
  expect(reconciliationIsDue(w.world)).toBe(false)
  w.clock.moveTo(instant('2026-04-08T00:59:00Z'))
  expect(reconciliationIsDue(w.world)).toBe(false)
  w.clock.moveTo(instant('2026-04-08T01:00:00Z'))
  expect(reconciliationIsDue(w.world)).toBe(true)
})

test('half an hour without a look at the mailbox alerts each supervisor once; a look in between starts it anew', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const startedAt = w.clock.now()
  const alerts = async (at: string) => {
    w.clock.moveTo(instant(at))
    await watchMailbox(w.world, startedAt)
    await drain(w.world)
    return w.sentTo(SUPERVISOR).filter((s) => s.mail.subject.includes('n’est plus relevée')).length
  }
  mailboxWorks(w.world.db, instant('2026-04-04T08:00:00Z'))
  expect(await alerts('2026-04-07T08:29:59Z')).toBe(0)
  mailboxWorks(w.world.db, w.clock.now())
  expect(await alerts('2026-04-07T08:59:58Z')).toBe(0)
  expect(await alerts('2026-04-07T08:59:59Z')).toBe(1)
  expect(await alerts('2026-04-07T20:00:00Z')).toBe(1)
})

test('a mail that no program could read is taken in anew once one can, and what has become of it is told', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const asking = plainEml({ from: 'Rose <rose@orange.example>', to: OURS, text: COMPLETE_REQUEST })
  const asked: FetchedMail = { ...mailOf(3), size: asking.length, raw: asking }
  const [good, bad] = [mailOf(1), { ...mailOf(2), raw: Buffer.from('\u0000\u0001 rien de lisible') }]
  const mails = [good, bad, asked]
  storeRaw(w.world, mails)
  // What an older program did with all of them.
  for (const { raw } of mails) holdUnreadable(w.world, sha256(raw ?? Buffer.of()))
  const { again, still } = await readHeldAgain(w.world)
  const told = () => again.map((unread) => difference(w.world, unread))
  const was = 'message illisible'
  expect(told()).toEqual([`${was} → à lire par le service, qui tourne`, `${was} → à lire par le service, qui tourne`])
  expect(still.map((unread) => unread.sha256)).toEqual([sha256(bad.raw)])
  await drain(w.world)
  expect(told()).toEqual([
    `${was} → retenu : aucun dossier correspondant`,
    expect.stringMatching(/^message illisible → joint au dossier ML-/),
  ])
  expect(openHeld(w.world.db).map((row) => row.reason)).toEqual(['unreadable', 'no_matching_case'])
  expect(await readHeldAgain(w.world)).toEqual({ again: [], still })
})
