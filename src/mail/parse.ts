import { hash } from 'node:crypto'
import { activeContent } from './active-content.ts'
import { decodeWords } from './encoded-words.ts'
import { envelope, type Headers } from './envelope.ts'
import { decodeBytes, headerBlock, headerFields } from './header-block.ts'
import { type HtmlText, htmlToText } from './html-text.ts'
import { stripInvisible } from './invisible.ts'
import type { AttachmentInfo, Parsed, ParsedMail } from './message.ts'
import { type Body, type BodyPart, mimeBody } from './mime-body.ts'
import { partsDiffer } from './parts-differ.ts'

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
  const html = body.html === null ? null : await htmlToText(body.html)
  return {
    kind: 'parsed',
    html: html?.text ?? null,
    mail: {
      ...envelope(headers),
      ...readable(body, html, bytes.subarray(header.bodyAt)),
      ...reportParts(body.parts),
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
  return body.parts.find((part) => sha256Of(part.content) === sha256)?.content ?? null
}

/** Old Macintosh programs end lines with a lone carriage return, which no parser understands. */
function withLineFeeds(raw: Buffer): Buffer {
  if (raw.includes(0x0a) || !raw.includes(0x0d)) return raw
  return Buffer.from(raw.map((byte) => (byte === 0x0d ? 0x0a : byte)))
}

function byName(fields: readonly { name: string; value: string }[]): Headers {
  const headers = new Map<string, string[]>()
  for (const { name, value } of fields) headers.set(name, [...(headers.get(name) ?? []).slice(0, 99), value])
  return headers
}

type Readable = Pick<ParsedMail, 'text' | 'hasHtml' | 'hidden' | 'partsDiffer'>

function readable(body: Body, html: HtmlText | null, rawBody: Buffer): Readable {
  const plain = body.text?.slice(0, MOST_TEXT).trim() ? body.text.slice(0, MOST_TEXT) : null
  // A MIME structure so broken that nothing came out: show the bytes rather than an empty mail.
  const source = plain ?? html?.text ?? (body.parts.length === 0 ? decodeBytes(rawBody.subarray(0, MOST_TEXT)) : '')
  const seen = stripInvisible(source.replace(/\r\n?/g, '\n').replaceAll('\0', ''))
  return {
    text: seen.text,
    hasHtml: html !== null,
    hidden: [...(html?.hidden ?? []), ...seen.hidden],
    partsDiffer: plain !== null && html !== null && partsDiffer(plain, html.text),
  }
}

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
  const name = stripInvisible(part.name.replace(/\p{Cc}+/gu, ' ')).text.slice(0, 255)
  const active = activeContent(name, part.content)
  return {
    name,
    mediaType: part.mediaType,
    sniffed: sniffed?.mime ?? null,
    bytes: part.content.length,
    sha256: sha256Of(part.content),
    ...(active ? { active } : {}),
  }
}

const sha256Of = (bytes: Buffer): string => hash('sha256', bytes)
