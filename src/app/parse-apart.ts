import { sandboxOf } from '../adapters/sandbox.ts'
import type { Parsed } from '../mail/message.ts'
import { parseMail } from '../mail/parse.ts'

/** Below it a mail is parsed here. */
const LARGE = 1024 * 1024

const sandbox = sandboxOf<Uint8Array, Parsed>(new URL('./parse-sandbox.ts', import.meta.url), {
  ms: 60_000,
  heapMb: 512,
})

/** Bytes → the mail as a value. Never throws. A large mail is parsed in another process: the service goes on meanwhile. */
export async function parseApart(raw: Buffer, ms?: number): Promise<Parsed> {
  if (raw.length < LARGE) return parseMail(raw)
  let parsed: Parsed | null = null
  const heard = (mail: Parsed): void => {
    parsed = mail
  }
  const end = await sandbox(raw, heard, ms)
  return parsed ?? { kind: 'unreadable', reason: 'unreadable', why: `the parser's process ended: ${end}` }
}
