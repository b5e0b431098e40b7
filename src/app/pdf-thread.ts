import { parentPort, workerData } from 'node:worker_threads'
import { boundArrays } from '../adapters/bounded-memory.ts'
import { pdfText } from '../adapters/pdf-text.ts'
import { attachmentBytes } from '../mail/parse.ts'
import type { PdfRequest } from './read-pdfs.ts'

// The body of a thread: `read-pdfs.ts` starts it, and ends it when it takes too long.
const { raw, sha256s, mostArrayBytes } = workerData as PdfRequest
// pdf.js lets what it was doing for a page that nobody reads to its end fail unheard.
process.on('unhandledRejection', () => undefined)
const wentOver = boundArrays(mostArrayBytes)
for (const sha256 of sha256s) {
  const bytes = await attachmentBytes(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), sha256)
  const text = bytes && (await pdfText(new Uint8Array(bytes)))
  // pdf.js leaves out what it had no room for, and goes on.
  const isEmpty = text?.kind === 'unread' || text?.start === ''
  parentPort?.postMessage({ sha256, text: wentOver() && isEmpty ? { kind: 'unread', why: 'too_large' } : text })
}
