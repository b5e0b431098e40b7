import { expect, test } from 'vitest'
import { drain } from '../../src/flows/drain.ts'
import { openHeld } from '../../src/store/held.ts'
import { messageBySha } from '../../src/store/messages.ts'
import { rawBytes, sha256 } from '../../src/store/raw-mails.ts'
import { hostileMails } from '../support/hostile-mail.ts'
import { type TestWorld, testWorld } from '../support/test-world.ts'

/** Nothing else is done by the service meanwhile: in time of this thread, so that a busy machine changes nothing. */
const LONGEST_STALL_MS = 2_000
/** Far below the lock of a job. */
const LONGEST_MS = 60_000

const mails = hostileMails()

async function take(w: TestWorld, raw: Buffer): Promise<string> {
  const hash = sha256(raw)
  w.store([raw])
  const began = performance.now()
  const stall = await longestStall(() => drain(w.world))
  expect(stall).toBeLessThan(LONGEST_STALL_MS)
  expect(performance.now() - began).toBeLessThan(LONGEST_MS)
  const row = messageBySha(w.world.db, hash)
  if (!row) return 'lost'
  expect(rawBytes(w.world.db, hash)?.equals(raw)).toBe(true)
  const waits = openHeld(w.world.db).filter(({ sha256: held }) => held === hash)
  expect(waits).toHaveLength(row.fate === 'held' ? 1 : 0)
  return [row.fate, row.fate === 'filed' ? null : row.reason].filter(Boolean).join(' ')
}

/** The most that this thread computed without letting anything else happen. */
async function longestStall(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let before = process.threadCpuUsage()
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(before)
    longest = Math.max(longest, (user + system) / 1000)
    before = process.threadCpuUsage()
  }
  const beat = setInterval(look, 10)
  await work()
  clearInterval(beat)
  look()
  return longest
}

test('there are more than 150', () => expect(mails.length).toBeGreaterThanOrEqual(150))

test.each(mails)(
  '$name: $ends',
  async ({ raw, ends }) => {
    const w = testWorld({ at: '2026-04-07T10:00:00Z' })
    expect(ends.split(' | ')).toContain(await take(w, raw))
    expect(w.world.db.prepare('SELECT count(*) AS n FROM tasks WHERE last_error IS NOT NULL').get()).toEqual({ n: 0 })
    for (const { to } of w.sent) expect(to).not.toMatch(/evil|victim/)
  },
  120_000,
)
