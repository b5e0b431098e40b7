import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildMessage } from '../../tests/support/build-message.ts'
import { mailDateHeader } from '../../tests/support/french-date.ts'
import type { LabelledConversation, LabelledMessage } from '../../tests/support/labelled.ts'
import { seededChance } from '../../tests/support/seeded-chance.ts'
import type { Draw } from './people.ts'
import { story } from './story.ts'

export const AUTHSERV = 'mx.exemple.example'
const FIRST_DAY = Date.UTC(2026, 0, 5, 7)
/** Some 48 cases a day: 10,000 mails are about 1,800 cases of seven weeks. */
const BETWEEN_CASES_MS = 1_800_000

/** `story`: mails of one number belong into one case. */
type GeneratedMail = { n: number; story: number; at: string; raw: Buffer }

/** `attachments`: one mail in four carries 50 to 500 kB. The same options give the same bytes. */
export type MailboxOptions = { mails: number; seed?: number; attachments?: boolean }

/** A service’s mailbox in the order of arrival, written mail by mail: any length needs the same memory. */
function* mailbox({ mails, seed = 1, attachments = false }: MailboxOptions): Generator<GeneratedMail> {
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
    const raw = transported(draw, buildMessage(next.conversation, next.message, { authservId: AUTHSERV }), next.at)
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

/** What the servers on the way add: hops, signatures, filters’ scores. */
function transported(draw: Draw, raw: Buffer, at: string): Buffer {
  const date = mailDateHeader(at)
  const noise = (length: number) =>
    scan(draw, length)
      .toString('base64')
      .replace(/.{64}(?=.)/g, '$&\r\n\t')
  const headers = [
    `Received: from smtp-${1 + draw.number(40)}.relais.example (smtp.relais.example [192.0.2.${draw.number(250)}])\r\n\tby ${AUTHSERV} (Postfix) with ESMTPS id ${draw.number(1e9).toString(36)}\r\n\tfor <mediation@mediation-logement.example>; ${date}`,
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=relais.example; s=s2026;\r\n\th=from:to:subject:date:message-id; bh=${noise(32)};\r\n\tb=${noise(256)}`,
    `ARC-Seal: i=1; a=rsa-sha256; d=relais.example; s=arc; cv=none;\r\n\tb=${noise(256)}`,
    `ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=relais.example; s=arc;\r\n\tbh=${noise(32)};\r\n\tb=${noise(256)}`,
    `X-Spam-Status: No, score=${draw.number(30) / 10}`,
  ]
  return Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n`), raw])
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

const scan = (draw: Draw, size: number): Buffer => {
  const start = draw.number(NOISE.length - size)
  return NOISE.subarray(start, start + size)
}

/** A mebibyte that no compressor shortens, the same each time. */
const NOISE = Buffer.concat(
  Array.from({ length: 16_384 }, (_, n) => createHash('sha512').update(`bench ${n}`).digest()),
)
