import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Instant } from '../domain/day.ts'
import type { PdfDoc } from './pdf-doc.ts'
import { sfntFromWoff } from './woff-font.ts'

export const MARGIN = 56

/** The library marks the file as PDF/UA; its types do not know it yet. */
const PDF_UA = { subset: 'PDF/UA' } as object

/**
 * An empty tagged PDF in French, with the fonts `text` and `bold`. The same title and moment give the same bytes.
 * `accessible`: it says that all of it is (PDF/UA).
 */
export async function openPdf(title: string, at: Instant, { accessible } = { accessible: true }): Promise<PdfDoc> {
  const { default: PdfDocument } = await import('pdfkit')
  const doc = new PdfDocument({
    size: 'A4',
    margins: { top: 48, left: MARGIN, right: MARGIN, bottom: 64 },
    pdfVersion: '1.7',
    ...(accessible ? PDF_UA : {}),
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, CreationDate: new Date(at), ModDate: new Date(at) },
  })
  doc.registerFont('text', await font('text'))
  doc.registerFont('bold', await font('bold'))
  return doc
}

const require = createRequire(import.meta.url)
const fontFiles = {
  text: () => require.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff'),
  bold: () => require.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-700-normal.woff'),
}

const font = async (name: keyof typeof fontFiles): Promise<Buffer> => sfntFromWoff(await readFile(fontFiles[name]()))
