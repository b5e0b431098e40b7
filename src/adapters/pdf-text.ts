import type { PdfText } from '../domain/filed-message.ts'

const MOST_PAGES = 10
const MOST_TEXT = 1_000

/** The first words of a PDF. Never throws. Nothing of it is drawn, run or fetched. */
export async function pdfText(bytes: Uint8Array): Promise<PdfText> {
  const { getDocumentProxy } = await import('unpdf')
  try {
    const pdf = await getDocumentProxy(bytes, { verbosity: 0, enableXfa: false, maxImageSize: 0 })
    let start = ''
    for (let n = 1; n <= Math.min(pdf.numPages, MOST_PAGES) && start.length < MOST_TEXT; n += 1)
      start += await firstWords((await pdf.getPage(n)).streamTextContent().getReader(), MOST_TEXT - start.length)
    return { kind: 'read', pages: pdf.numPages, start: start.replace(/\s+/g, ' ').trim().slice(0, MOST_TEXT) }
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    return { kind: 'unread', why: isLocked ? 'locked' : 'damaged' }
  }
}

type Chunk = { items: readonly { str?: string; hasEOL?: boolean }[] }

async function firstWords(reader: ReadableStreamDefaultReader<Chunk>, most: number): Promise<string> {
  let text = ''
  while (text.length < most) {
    const { value, done } = await reader.read()
    if (done) break
    for (const { str = '', hasEOL } of value.items) text += hasEOL ? `${str} ` : str
  }
  return `${text} `
}
