import type { PdfDoc } from './pdf-doc.ts'
import { printable } from './pdf-printable.ts'

/** `head`: the first row names the columns; otherwise the first cell of each row names the row. */
export type PdfTable = { widths: readonly number[]; head: boolean; rows: readonly (readonly string[])[] }

const PAD_X = 5
const PAD_Y = 3.6
const SIZE = 9
/** In points: a table that a page need not cut. */
const SHORT = 130
export const INK = '#1c2126'

/**
 * A tagged table with a line under each row; a row is never cut by a page, and the columns are named again on the next one.
 * (The library's own table opens the font anew for each cell, a hundred times slower.)
 */
export function pdfTable(doc: PdfDoc, parent: PDFKit.PDFStructureElement, given: PdfTable): void {
  const { widths, head } = given
  const table = doc.struct('Table')
  parent.add(table)
  const rows = printableRows(doc, given)
  rows.forEach((cells, i) => {
    const isHead = head && i === 0
    if (doc.y + heightOf(doc, cells, widths, isHead) > doc.page.height - doc.page.margins.bottom) {
      doc.addPage()
      if (head && !isHead) headAgain(doc, rows[0] ?? [], widths)
    }
    const height = heightOf(doc, cells, widths, isHead)
    const scope = (c: number): Scope => (isHead ? 'Column' : !head && c === 0 ? 'Row' : null)
    table.add(row(doc, cells, widths, scope))
    below(doc, widths, height)
  })
  table.end()
}

/** What must stay together for a reader to see what it is: a short table, or the names of the columns and one row. */
export function startHeight(doc: PdfDoc, table: PdfTable): number {
  const heights = printableRows(doc, table).map((cells, i) => heightOf(doc, cells, table.widths, table.head && i === 0))
  const whole = heights.reduce((sum, height) => sum + height, 0)
  return whole <= SHORT ? whole : heights.slice(0, table.head ? 2 : 1).reduce((sum, height) => sum + height, 0)
}

const printableRows = (doc: PdfDoc, { rows }: PdfTable): string[][] => {
  doc.font('text')
  return rows.map((cells) => cells.map((text) => printable(doc, text)))
}

/** Leaves the font of the row set. */
function heightOf(doc: PdfDoc, cells: readonly string[], widths: readonly number[], isHead: boolean): number {
  doc
    .font(isHead ? 'bold' : 'text')
    .fontSize(SIZE)
    .fillColor(INK)
  return 2 * PAD_Y + Math.max(...cells.map((text, c) => doc.heightOfString(text, { width: inner(widths, c) })))
}

/** For the eyes alone: the structure names the columns once. */
function headAgain(doc: PdfDoc, cells: readonly string[], widths: readonly number[]): void {
  const height = heightOf(doc, cells, widths, true)
  doc.markContent('Artifact', { type: 'Pagination' })
  drawCells(doc, cells, widths, (_, draw) => draw())
  doc.endMarkedContent()
  below(doc, widths, height)
}

function below(doc: PdfDoc, widths: readonly number[], height: number): void {
  doc.x = doc.page.margins.left
  doc.y += height
  ruleBelow(doc, widths)
}

/** What a heading cell names; null for a cell of data. */
type Scope = 'Column' | 'Row' | null

/** Cells are drawn when the row is added to its table; the height on the page stays, the caller moves on. */
function row(doc: PdfDoc, cells: readonly string[], widths: readonly number[], scope: (cell: number) => Scope) {
  const elements = drawCells(doc, cells, widths, (c, draw) => {
    // The library reads `scope`; its types do not know it yet.
    const options = (scope(c) === null ? {} : { scope: scope(c) }) as object
    return doc.struct(scope(c) === null ? 'TD' : 'TH', options, draw)
  })
  return doc.struct('TR', {}, elements)
}

/** Each cell is drawn by what `put` makes of its drawing, now or later. */
function drawCells<T>(
  doc: PdfDoc,
  cells: readonly string[],
  widths: readonly number[],
  put: (cell: number, draw: () => void) => T,
): T[] {
  const top = doc.y
  return cells.map((text, c) => {
    const x = doc.page.margins.left + widths.slice(0, c).reduce((sum, width) => sum + width, 0)
    return put(c, () => {
      doc.text(text, x + PAD_X, top + PAD_Y, { width: inner(widths, c) })
      doc.y = top
    })
  })
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
