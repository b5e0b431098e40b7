import { createHash } from 'node:crypto'
import { parseAddresses } from './addresses.ts'
import { decodeWords } from './encoded-words.ts'
import { decodeBytes, headerBlock, headerFields } from './header-block.ts'
import { htmlToText } from './html-text.ts'
import { stripInvisible } from './invisible.ts'
import { mailDate } from './mail-date.ts'
import type { AttachmentInfo, MailAddress, Parsed, ParsedMail } from './message.ts'
import { messageIds } from './message-ids.ts'
import { type Body, type BodyPart, mimeBody } from './mime-body.ts'

const LARGEST_MAIL = 25 * 1024 * 1024
const LARGEST_HEADER = 256 * 1024
const MOST_TEXT = 1_000_000
const MOST_ATTACHMENTS = 200

/** Bytes → the mail as a value. Never throws: what cannot be read is `unreadable` with a short English reason. */
export async function parseMail(raw: Buffer): Promise<Parsed> {
  if (raw.length > LARGEST_MAIL) return unreadable('larger than 25 MB', 'too_large')
  const bytes = withLineFeeds(raw)
  const header = headerBlock(bytes)
  if (header.bodyAt > LARGEST_HEADER) return unreadable('header block larger than 256 kB', 'too_large')
  const fields = headerFields(header.text)
  if (fields.length === 0) return unreadable('no header field')
  const body = await mimeBody(bytes)
  if ('unreadable' in body) return unreadable(body.unreadable)
  const headers = byName(fields)
  const reports = reportParts(body.parts)
  return {
    kind: 'parsed',
    mail: {
      ...envelope(headers),
      ...(await readable(body, bytes.subarray(header.bodyAt))),
      ...reports,
      attachments: await Promise.all(body.parts.slice(0, MOST_ATTACHMENTS).map(attachmentInfo)),
      headers: new Map([...headers].map(([name, values]) => [name, values.map(decodeWords)])),
    },
  }
}

const unreadable = (why: string, reason: 'unreadable' | 'too_large' = 'unreadable'): Parsed => ({
  kind: 'unreadable',
  reason,
  why,
})

/** The bytes of the attachment with this hash; null when the mail does not have it. */
export async function attachmentBytes(raw: Buffer, sha256: string): Promise<Buffer | null> {
  const body = await mimeBody(withLineFeeds(raw))
  if ('unreadable' in body) return null
  return body.parts.find((part) => hash(part.content) === sha256)?.content ?? null
}

/** Old Macintosh programs end lines with a lone carriage return, which no parser understands. */
function withLineFeeds(raw: Buffer): Buffer {
  if (raw.includes(0x0a) || !raw.includes(0x0d)) return raw
  return Buffer.from(raw.map((byte) => (byte === 0x0d ? 0x0a : byte)))
}

type Headers = ReadonlyMap<string, readonly string[]>

function byName(fields: readonly { name: string; value: string }[]): Headers {
  const headers = new Map<string, string[]>()
  for (const { name, value } of fields) headers.set(name, [...(headers.get(name) ?? []).slice(0, 99), value])
  return headers
}

type Envelope = Pick<
  ParsedMail,
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'from'
  | 'fromHeaders'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'deliveredTo'
  | 'returnPath'
  | 'subject'
  | 'date'
>

function envelope(headers: Headers): Envelope {
  const all = (name: string): readonly string[] => headers.get(name) ?? []
  const addresses = (name: string): readonly MailAddress[] => all(name).flatMap(parseAddresses).slice(0, 500)
  return {
    messageId: messageIds(all('message-id')[0] ?? '')[0] ?? null,
    inReplyTo: messageIds(all('in-reply-to').join(' ')),
    references: messageIds(all('references').join(' ')),
    from: addresses('from'),
    fromHeaders: all('from').length,
    replyTo: addresses('reply-to').filter(usable),
    to: addresses('to').filter(usable),
    cc: addresses('cc').filter(usable),
    deliveredTo: ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']
      .flatMap(addresses)
      .filter(usable)
      .map((a) => a.address),
    returnPath: returnPath(all('return-path')[0]),
    subject: stripInvisible(decodeWords(all('subject')[0] ?? '').replace(/\p{Cc}+/gu, ' '))
      .text.trim()
      .slice(0, 1000),
    date: mailDate(all('date')[0] ?? ''),
  }
}

const usable = ({ address }: MailAddress): boolean => address !== ''

function returnPath(value: string | undefined): string | null {
  if (value === undefined) return null
  return parseAddresses(value)[0]?.address ?? ''
}

type Readable = Pick<ParsedMail, 'text' | 'hasHtml' | 'hidden' | 'partsDiffer'>

async function readable(body: Body, rawBody: Buffer): Promise<Readable> {
  const plain = body.text?.slice(0, MOST_TEXT).trim() ? body.text.slice(0, MOST_TEXT) : null
  const html = body.html === null ? null : await htmlToText(body.html)
  // A MIME structure so broken that nothing came out: show the bytes rather than an empty mail.
  const source = plain ?? html?.text ?? (body.parts.length === 0 ? decodeBytes(rawBody.subarray(0, MOST_TEXT)) : '')
  const seen = stripInvisible(source.replace(/\r\n?/g, '\n').replaceAll('\0', ''))
  return {
    text: seen.text,
    hasHtml: html !== null,
    hidden: [...(html?.hidden ?? []), ...seen.hidden],
    partsDiffer: plain !== null && html !== null && differ(plain, html.text),
  }
}

/** More than a third of the longer words of one part are absent from the other (quotations and links set aside). */
function differ(plain: string, html: string): boolean {
  const [a, b] = [words(plain), words(html)]
  const missing = (from: Set<string>, other: Set<string>) => [...from].filter((word) => !other.has(word)).length
  return (
    [missing(a, b) / (a.size || 1), missing(b, a) / (b.size || 1)].some((share) => share > 1 / 3) &&
    a.size + b.size > 12
  )
}

const words = (text: string): Set<string> =>
  new Set(
    text
      .slice(0, 50_000)
      .replace(/^>.*$/gm, '')
      .replace(/https?:\/\/\S{1,2000}/g, '')
      .toLowerCase()
      .match(/\p{L}{4,30}/gu) ?? [],
  )

function reportParts(parts: readonly BodyPart[]): Pick<ParsedMail, 'deliveryStatus' | 'returnedHeaders'> {
  const status = parts.find(
    (part) => part.mediaType === 'message/delivery-status' || part.mediaType === 'message/global-delivery-status',
  )
  const returned = parts.find((part) =>
    /^(?:text\/rfc822-headers|message\/(?:rfc822|global)(?:-headers)?)$/.test(part.mediaType),
  )
  return {
    deliveryStatus: status ? decodeBytes(status.content.subarray(0, LARGEST_HEADER)) : null,
    returnedHeaders: returned ? headerBlock(returned.content.subarray(0, LARGEST_HEADER)).text : null,
  }
}

async function attachmentInfo(part: BodyPart): Promise<AttachmentInfo> {
  const { fileTypeFromBuffer } = await import('file-type')
  // A truncated or hostile file makes the sniffer throw: then its bytes say nothing.
  const sniffed = await fileTypeFromBuffer(part.content.subarray(0, 100_000)).catch(() => undefined)
  return {
    name: stripInvisible(part.name.replace(/\p{Cc}+/gu, ' ')).text.slice(0, 255),
    mediaType: part.mediaType,
    sniffed: sniffed?.mime ?? null,
    bytes: part.content.length,
    sha256: hash(part.content),
  }
}

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
