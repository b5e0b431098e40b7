import { boundArrays } from '../adapters/bounded-memory.ts'
import { pdfText } from '../adapters/pdf-text.ts'
import { answerRequests } from '../adapters/sandbox-body.ts'
import type { PdfText } from '../domain/filed-message.ts'
import { attachmentBytes } from '../mail/parse.ts'
import type { PdfRead, PdfRequest } from './read-pdfs.ts'

// pdf.js lets what it was doing for a page that nobody reads to its end fail unheard.
process.on('unhandledRejection', () => undefined)
const MOST_ARRAY_BYTES = 16 * 1024 * 1024
const wentOver = boundArrays(MOST_ARRAY_BYTES)
/** Mails whose files one process reads. */
const MOST_MAILS = 50
let mails = 0

answerRequests<PdfRequest, PdfRead>(async ({ raw, sha256s }, say) => {
  const mail = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  mails += 1
  let fit = mails < MOST_MAILS
  for (const sha256 of sha256s) {
    const bytes = await attachmentBytes(mail, sha256)
    const read = bytes && judged(await pdfText(new Uint8Array(bytes)))
    // What pdf.js could not read it may go on with: the next mail gets another process.
    if (read?.kind === 'unread') fit = false
    say({ sha256, text: read })
  }
  return { fit }
})

/** pdf.js leaves out what it had no room for, and goes on. */
function judged(text: PdfText): PdfText {
  const isEmpty = text.kind === 'unread' || text.start === ''
  return wentOver() && isEmpty ? { kind: 'unread', why: 'too_large' } : text
}
