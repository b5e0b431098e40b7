import { inThread } from '../adapters/thread.ts'
import type { Parsed } from '../mail/message.ts'
import { parseMail } from '../mail/parse.ts'

/** Below it a mail is parsed here. */
const LARGE = 1024 * 1024
const MOST_MS = 60_000
const RESOURCES = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }

/** Bytes → the mail as a value. Never throws. A large mail is parsed in a thread of its own: the service goes on meanwhile. */
export async function parseApart(raw: Buffer, ms = MOST_MS): Promise<Parsed> {
  if (raw.length < LARGE) return parseMail(raw)
  let parsed: Parsed | null = null
  const file = new URL('./parse-thread.ts', import.meta.url)
  const end = await inThread<Parsed>(file, raw, { ms, resources: RESOURCES }, (heard) => {
    parsed = heard
  })
  return parsed ?? { kind: 'unreadable', reason: 'unreadable', why: `the parser's thread ended: ${end}` }
}
