import type { PdfText } from '../domain/filed-message.ts'
import { stripInvisible } from '../mail/invisible.ts'
import type { AttachmentInfo } from '../mail/message.ts'
import type { World } from './world.ts'

const MOST_FILES = 5
const LARGEST = 10 * 1024 * 1024

/** The first words of the PDFs of one mail, by hash, for people to see what came; of more than five nobody looks. */
export async function pdfTexts(
  world: World,
  raw: Buffer,
  attachments: readonly AttachmentInfo[],
): Promise<ReadonlyMap<string, PdfText>> {
  const pdfs = new Map(attachments.filter((a) => a.sniffed === 'application/pdf').map((a) => [a.sha256, a.bytes]))
  const looked = [...pdfs].slice(0, MOST_FILES)
  const small = looked.flatMap(([sha256, bytes]) => (bytes <= LARGEST ? [sha256] : []))
  const read = small.length === 0 ? new Map<string, PdfText>() : await world.readPdfs(raw, small)
  return new Map(looked.map(([sha256]) => [sha256, readable(read.get(sha256))]))
}

/** The same hidden characters are left out as from a mail. */
function readable(text: PdfText | undefined): PdfText {
  if (!text) return { kind: 'unread', why: 'too_large' }
  return text.kind === 'read'
    ? { ...text, start: stripInvisible(text.start.replace(/\p{Cc}+/gu, ' ')).text.trim() }
    : text
}
