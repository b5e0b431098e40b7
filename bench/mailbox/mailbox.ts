import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildMessage } from '../../tests/support/build-message.ts'
import type { LabelledConversation, LabelledMessage } from '../../tests/support/labelled.ts'
import { AUTHSERV } from '../../tests/support/plain-eml.ts'
import { seededChance } from '../../tests/support/seeded-chance.ts'
import { htmlHead } from './html-heads.ts'
import type { Draw } from './people.ts'
import { story } from './story.ts'
import { scan, transported } from './transport.ts'

const FIRST_DAY = Date.UTC(2026, 0, 5, 7)
/** Some 48 cases a day: 10,000 mails are about 1,800 cases of seven weeks. */
const BETWEEN_CASES_MS = 1_800_000

/** `story`: mails of one number belong into one case. */
type GeneratedMail = { n: number; story: number; at: string; raw: Buffer }

/**
 * `attachments`: one mail in four carries 50 to 500 kB. `text`: none carries a file, where otherwise one in nine has a small PDF.
 * The same options give the same bytes.
 */
export type MailboxOptions = { mails: number; seed?: number; attachments?: boolean; text?: boolean }

/** A service’s mailbox in the order of arrival, written mail by mail: any length needs the same memory. */
export function* mailbox({
  mails,
  seed = 1,
  attachments = false,
  text = false,
}: MailboxOptions): Generator<GeneratedMail> {
  const draw = seededChance(seed)
  let pending: { at: string; story: number; conversation: LabelledConversation; message: LabelledMessage }[] = []
  let begun = 0
  for (let n = 1; n <= mails; n += 1) {
    const starts = () => new Date(FIRST_DAY + begun * BETWEEN_CASES_MS)
    while (pending.length === 0 || (pending[0]?.at ?? '') >= starts().toISOString()) {
      const conversation = story(draw, begun, starts())
      for (const message of conversation.messages)
        pending.push({ at: message.date, story: begun, conversation, message })
      pending.sort((a, b) => (a.at < b.at ? -1 : 1))
      begun += 1
    }
    const [next, ...rest] = pending
    pending = rest
    if (!next) return
    const message = text ? { ...next.message, attachments: [] } : next.message
    const built = buildMessage(next.conversation, message, { authservId: AUTHSERV, htmlHead })
    const raw = transported(draw, built, { at: next.at, client: message.client })
    yield { n, story: next.story, at: next.at, raw: attachments && draw.number(4) === 0 ? withFile(draw, raw) : raw }
  }
}

/** A Maildir of it, and the story of each file. */
export function writeMaildir(folder: string, options: MailboxOptions): { bytes: number; stories: Map<string, number> } {
  for (const name of ['new', 'cur', 'tmp']) mkdirSync(join(folder, name), { recursive: true })
  const stories = new Map<string, number>()
  let bytes = 0
  for (const { n, at, story: number, raw } of mailbox(options)) {
    const name = `${Math.floor(Date.parse(at) / 1000)}.${String(n).padStart(7, '0')}.bench:2,S`
    writeFileSync(join(folder, 'cur', name), raw)
    stories.set(name, number)
    bytes += raw.length
  }
  return { bytes, stories }
}

/** The mail inside a `multipart/mixed` beside a scan; random bytes are what a scan looks like to a compressor. */
function withFile(draw: Draw, raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n')
  const head = raw
    .subarray(0, end)
    .toString('latin1')
    .split(/\r\n(?![ \t])/)
  const content = head.filter((line) => /^content-/i.test(line))
  const others = head.filter((line) => !/^content-/i.test(line))
  const size = 50_000 + draw.number(450_000)
  const file = Buffer.concat([Buffer.from('%PDF-1.4\n'), scan(draw, size)]).toString('base64')
  const boundary = `piece-${draw.number(1e9)}`
  return Buffer.concat([
    Buffer.from(
      `${[...others, `Content-Type: multipart/mixed; boundary="${boundary}"`].join('\r\n')}\r\n\r\n--${boundary}\r\n${content.join('\r\n')}\r\n\r\n`,
      'latin1',
    ),
    raw.subarray(end + 4),
    Buffer.from(
      `\r\n--${boundary}\r\nContent-Type: application/pdf; name="scan.pdf"\r\nContent-Disposition: attachment; filename="scan.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${file.replace(/.{76}/g, '$&\r\n')}\r\n--${boundary}--\r\n`,
      'latin1',
    ),
  ])
}
