/** A PDF being written; `text` and `bold` are its registered fonts. */
export type PdfDoc = InstanceType<typeof import('pdfkit')>

/** `head`: the first row names the columns; otherwise the first cell of each row names the row. */
export type PdfTable = { widths: readonly number[]; head: boolean; rows: readonly (readonly string[])[] }

const PAD_X = 5
const PAD_Y = 3.6
const SIZE = 9
export const INK = '#1c2126'

/**
 * A tagged table with a line under each row; a row is never cut by a page. (The library's own table opens the font anew
 * for each cell, a hundred times slower.)
 */
export function pdfTable(doc: PdfDoc, parent: PDFKit.PDFStructureElement, { widths, head, rows }: PdfTable): void {
  const table = doc.struct('Table')
  parent.add(table)
  rows.forEach((cells, i) => {
    const isHead = head && i === 0
    doc
      .font(isHead ? 'bold' : 'text')
      .fontSize(SIZE)
      .fillColor(INK)
    const height =
      2 * PAD_Y + Math.max(...cells.map((text, c) => doc.heightOfString(text, { width: inner(widths, c) })))
    if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage().fillColor(INK)
    const scope = (c: number): Scope => (isHead ? 'Column' : !head && c === 0 ? 'Row' : null)
    table.add(row(doc, cells, widths, scope))
    doc.x = doc.page.margins.left
    doc.y += height
    ruleBelow(doc, widths)
  })
  table.end()
}

/** What a heading cell names; null for a cell of data. */
type Scope = 'Column' | 'Row' | null

/** Cells are drawn when the row is added to its table; the height on the page stays, the caller moves on. */
function row(doc: PdfDoc, cells: readonly string[], widths: readonly number[], scope: (cell: number) => Scope) {
  const top = doc.y
  const elements = cells.map((text, c) => {
    const x = doc.page.margins.left + widths.slice(0, c).reduce((sum, width) => sum + width, 0)
    // The library reads `scope`; its types do not know it yet.
    const options = (scope(c) === null ? {} : { scope: scope(c) }) as object
    return doc.struct(scope(c) === null ? 'TD' : 'TH', options, () => {
      doc.text(text, x + PAD_X, top + PAD_Y, { width: inner(widths, c) })
      doc.y = top
    })
  })
  return doc.struct('TR', {}, elements)
}

const inner = (widths: readonly number[], cell: number): number => (widths[cell] ?? 0) - 2 * PAD_X

function ruleBelow(doc: PdfDoc, widths: readonly number[]): void {
  const left = doc.page.margins.left
  doc.markContent('Artifact', { type: 'Layout' })
  doc
    .lineWidth(0.5)
    .strokeColor('#9aa4ac')
    .moveTo(left, doc.y)
    .lineTo(left + widths.reduce((a, b) => a + b, 0), doc.y)
    .stroke()
  doc.endMarkedContent()
}
