import { threadOf } from '../adapters/thread.ts'
import type { Parsed } from '../mail/message.ts'
import { parseMail } from '../mail/parse.ts'

/** Below it a mail is parsed here. */
const LARGE = 1024 * 1024

const thread = threadOf<Uint8Array, Parsed>(new URL('./parse-thread.ts', import.meta.url), {
  ms: 60_000,
  resources: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
})

/** Bytes → the mail as a value. Never throws. A large mail is parsed in another thread: the service goes on meanwhile. */
export async function parseApart(raw: Buffer, ms?: number): Promise<Parsed> {
  if (raw.length < LARGE) return parseMail(raw)
  let parsed: Parsed | null = null
  const heard = (mail: Parsed): void => {
    parsed = mail
  }
  const end = await thread(raw, heard, ms)
  return parsed ?? { kind: 'unreadable', reason: 'unreadable', why: `the parser's thread ended: ${end}` }
}
