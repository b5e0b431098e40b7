import { Worker } from 'node:worker_threads'
import type { Parsed } from '../mail/message.ts'
import { parseMail } from '../mail/parse.ts'

/** Below it a mail is parsed faster than a thread starts. */
const LARGE = 1024 * 1024
const MOST_MS = 60_000
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }

/** Bytes → the mail as a value. Never throws. A large mail is parsed in a thread of its own: the service goes on meanwhile. */
export const parseApart = (raw: Buffer, mostMs = MOST_MS): Promise<Parsed> =>
  raw.length < LARGE ? parseMail(raw) : inThread(raw, mostMs)

function inThread(raw: Buffer, mostMs: number): Promise<Parsed> {
  const thread = new Worker(new URL('./parse-thread.ts', import.meta.url), {
    workerData: raw,
    resourceLimits: LIMITS,
    // The service's secrets are none of its business.
    env: {},
  })
  return new Promise<Parsed>((resolve) => {
    const giveUp = (why: string): void => resolve({ kind: 'unreadable', reason: 'unreadable', why })
    const bell = setTimeout(() => giveUp('took too long'), mostMs)
    thread.once('message', resolve)
    thread.once('error', (error) => giveUp(error.message.slice(0, 200)))
    thread.once('exit', () => {
      clearTimeout(bell)
      giveUp('the parser ended without a result')
    })
  }).finally(() => thread.terminate())
}
