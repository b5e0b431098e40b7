import { expect, test } from 'vitest'
import { fetchMail } from '../../src/flows/fetch-mail.ts'
import type { FetchedMail, Mailbox } from '../../src/ports.ts'
import { testWorld } from '../support/test-world.ts'

const MEGABYTE = 1024 * 1024

test('a burst of large mails is stored as it comes: never more than some megabytes wait in memory', async () => {
  const { world, clock } = testWorld({ at: '2026-04-07T08:00:00Z' })
  const stored = () => (world.db.prepare('SELECT count(*) AS n FROM raw_mails').get() as { n: number }).n
  const waiting: number[] = []
  const mailbox: Pick<Mailbox, 'fetch'> = {
    async *fetch() {
      for (let n = 0; n < 12; n++) {
        waiting.push(n - stored())
        yield {
          place: { mailbox: 'INBOX', validity: '1', uid: String(n + 1) },
          receivedAt: clock.now(),
          size: 6 * MEGABYTE,
          raw: Buffer.alloc(6 * MEGABYTE, n),
        } satisfies FetchedMail
      }
    },
  }
  expect(await fetchMail(world, mailbox as Mailbox)).toBe(12)
  expect(stored()).toBe(12)
  expect(Math.max(...waiting) * 6).toBeLessThan(20)
})
