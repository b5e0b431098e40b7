import type { AttachmentStream, MessageText, MailParser as Parser } from 'mailparser'
import { unflowed } from './flowed.ts'

export type BodyPart = { name: string; mediaType: string; content: Buffer }
export type Body = { text: string | null; html: string | null; parts: readonly BodyPart[] }

/**
 * The MIME tree of a mail, or why it could not be read. mailparser's own limits hold (1,000 parts, header blocks of 1 MB a
 * part); its HTML to text is never used (305 s on 5 MB of unclosed `div`). A text with a file name that stands beside others
 * is a file, whatever its disposition: nobody typed it into this mail.
 */
export async function mimeBody(raw: Buffer): Promise<Body | { unreadable: string }> {
  const { MailParser } = await import('mailparser')
  try {
    return await collected(partsOf(new (filesApart(MailParser as unknown as Internals))(options), raw))
  } catch (error) {
    // The sender's bytes made the parser give up: a state of this mail, not a fault of ours.
    return { unreadable: error instanceof Error ? error.message.slice(0, 200) : 'MIME structure refused' }
  }
}

/** What mailparser has no option for; its version is pinned, and tests/mail/parse.test.ts fails when this no longer holds. */
type Internals = new (_: object) => Parser & { createNode(found: FoundPart): MimeNode }
type FoundPart = {
  filename: string | false
  contentType: string | false
  parentNode?: FoundPart | false
  flowed?: boolean
  delSp?: boolean
}
type MimeNode = { isAttachment?: boolean; disposition?: string; textContent?: string }

const filesApart = (base: Internals): Internals =>
  class extends base {
    override createNode(found: FoundPart): MimeNode {
      // RFC 2045 § 5.2: a type that is none is plain text.
      if (found.contentType && !found.contentType.includes('/')) found.contentType = 'text/plain'
      const node = super.createNode(found)
      if (found.flowed) unflowLater(found, node)
      return Object.assign(node, isFile(found) ? { isAttachment: true, disposition: 'attachment' } : {})
    }
  }

/** mailparser gives the text when its part has ended; its own unflowing leaves quote marks inside sentences. */
function unflowLater(found: FoundPart, node: MimeNode): void {
  found.flowed = false
  let text: string | undefined
  Object.defineProperty(node, 'textContent', {
    enumerable: true,
    get: () => text,
    set: (given: string) => {
      text = unflowed(given, found.delSp === true)
    },
  })
}

/** The whole mail, or one of the alternatives of its body, is a body even if a program names it. */
const isFile = ({ filename, contentType, parentNode }: FoundPart): boolean =>
  Boolean(filename && parentNode && parentNode.contentType !== 'multipart/alternative') &&
  /^text\/(?:plain|html)$/.test(contentType || '')

type Found = MessageText | (Omit<AttachmentStream, 'content'> & { content: NodeJS.ReadableStream })
type Pieces = { text: MessageText | null; parts: { name: string; mediaType: string; chunks: Buffer[] }[] }

const partsOf = (parser: Parser, raw: Buffer): Promise<Pieces> =>
  new Promise((resolve, reject) => {
    const pieces: Pieces = { text: null, parts: [] }
    parser.on('error', reject)
    parser.on('end', () => resolve(pieces))
    parser.on('data', (found) => take(found as Found, pieces, reject))
    parser.end(raw)
  })

function take(found: Found, pieces: Pieces, failed: (error: unknown) => void): void {
  if (found.type === 'text') {
    pieces.text = found
    return
  }
  const part = {
    name: found.filename ?? '',
    mediaType: (found.contentType ?? 'application/octet-stream').toLowerCase(),
    chunks: [] as Buffer[],
  }
  pieces.parts.push(part)
  found.content.on('error', failed)
  found.content.on('data', (chunk: Buffer) => part.chunks.push(chunk))
  found.content.on('end', () => found.release())
}

async function collected(pieces: Promise<Pieces>): Promise<Body> {
  const { text, parts } = await pieces
  return {
    text: text?.text ?? null,
    html: typeof text?.html === 'string' ? text.html || null : null,
    parts: parts.map(({ name, mediaType, chunks }) => ({ name, mediaType, content: Buffer.concat(chunks) })),
  }
}

const options = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  maxHtmlLengthToParse: 200_000,
  checksumAlgo: 'sha256',
}
