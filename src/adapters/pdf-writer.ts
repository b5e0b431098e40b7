import type { PdfDoc } from './pdf-doc.ts'
import { printable } from './pdf-printable.ts'
import { INK, type PdfTable, pdfTable, startHeight } from './pdf-table.ts'

export const SOFT = '#4a5158'

/** Writes a tagged document from top to bottom: each part is drawn where the last one ended, and named in its structure. */
export type PdfWriter = {
  title(text: string): void
  /** Never at the foot of a page without what it announces: the start of `over`, or some lines. */
  heading(text: string, over?: PdfTable): void
  paragraph(text: string, style?: { color?: string; gap?: number }): void
  table(table: PdfTable): void
  /** Begins a new page when less than `height` points are left on this one. */
  room(height: number): void
  end(): void
}

export function pdfWriter(doc: PdfDoc): PdfWriter {
  const root = doc.struct('Document')
  doc.addStructure(root)
  const left = doc.page.margins.left
  const add = (type: string, draw: () => void): void => {
    root.add(doc.struct(type, {}, draw))
  }
  const room = (height: number): void => {
    if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage()
  }
  return {
    room,
    title: (text) =>
      add('H1', () => {
        doc.font('bold').fontSize(17).fillColor(INK)
        doc.text(printable(doc, text), left, doc.y, { paragraphGap: 10 })
      }),
    heading(text, over) {
      room(30 + (over ? startHeight(doc, over) : 60))
      add('H2', () => {
        doc.font('bold').fontSize(12.5).fillColor(INK)
        doc.text(printable(doc, text), left, doc.y + 8, { paragraphGap: 5 })
      })
    },
    paragraph: (text, { color = INK, gap = 6 } = {}) =>
      add('P', () => {
        doc.font('text').fontSize(10).fillColor(color)
        doc.text(printable(doc, text), left, doc.y, { paragraphGap: gap, lineGap: 2 })
      }),
    table(table) {
      pdfTable(doc, root, table)
      doc.y += 7
    },
    end: () => root.end(),
  }
}
