import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib'

type PdfLib = typeof import('@cantoo/pdf-lib')

/** `turn`: degrees clockwise. The box is what a reader shows of the page, in points. */
export type PageBox = { left: number; bottom: number; width: number; height: number; turn: 0 | 90 | 180 | 270 }
export type Readable = { kind: 'pages'; document: PDFDocument; boxes: PageBox[] }
export type KeptApart = { kind: 'file'; why: 'document' | 'protected' | 'too_long' | 'damaged' }

/** More is read as a file of its own, and would make one of many documents unwieldy. */
const MOST_PAGES = 60

/**
 * The pages of somebody's PDF, when showing them elsewhere loses nothing: a signature, a form, a remark or a layer would be
 * lost, and such a document stays as it came.
 */
export async function readPdf(bytes: Buffer): Promise<Readable | KeptApart> {
  const lib = await import('@cantoo/pdf-lib')
  try {
    const document = await lib.PDFDocument.load(bytes, {
      updateMetadata: false,
      ignoreEncryption: true,
      parseSpeed: 1_500,
    })
    if (document.isEncrypted) return { kind: 'file', why: 'protected' }
    if (document.getPageCount() > MOST_PAGES) return { kind: 'file', why: 'too_long' }
    const holds = (name: string): boolean => document.catalog.has(lib.PDFName.of(name))
    if (['AcroForm', 'OCProperties', 'Collection'].some(holds)) return { kind: 'file', why: 'document' }
    const pages = document.getPages()
    if (pages.length === 0) return { kind: 'file', why: 'damaged' }
    if (pages.some((page) => hasRemarks(lib, page))) return { kind: 'file', why: 'document' }
    const boxes = pages.map((page) => {
      const { x: left, y: bottom, width, height } = page.getCropBox()
      const turn = (((page.getRotation().angle % 360) + 360) % 360) as PageBox['turn']
      return { left, bottom, width, height, turn }
    })
    return boxes.every(isSane) ? { kind: 'pages', document, boxes } : { kind: 'file', why: 'damaged' }
  } catch {
    return { kind: 'file', why: 'damaged' }
  }
}

/** Links are no part of what a page shows. */
const hasRemarks = ({ PDFDict, PDFName }: PdfLib, { node }: PDFPage): boolean =>
  (node.Annots()?.asArray() ?? []).some((ref) => {
    const kind = String(node.context.lookup(ref, PDFDict).get(PDFName.of('Subtype')))
    return kind !== '/Link' && kind !== '/Popup'
  })

const isSane = ({ width, height, turn, left, bottom }: PageBox): boolean =>
  [left, bottom, width, height].every(Number.isFinite) &&
  width >= 10 &&
  height >= 10 &&
  width <= 14_400 &&
  height <= 14_400 &&
  [0, 90, 180, 270].includes(turn)

/** Puts a page upright into a frame of the sheet, from its lower left corner, no larger than it was. */
export function fitted(
  box: PageBox,
  frame: { left: number; bottom: number; width: number; height: number },
): [number, number, number, number, number, number] {
  const upright = box.turn % 180 === 0
  const [width, height] = upright ? [box.width, box.height] : [box.height, box.width]
  const s = Math.min(1, frame.width / width, frame.height / height)
  const x = frame.left + (frame.width - width * s) / 2
  const y = frame.bottom + frame.height - height * s
  const { left, bottom } = box
  const [right, top] = [left + box.width, bottom + box.height]
  switch (box.turn) {
    case 0:
      return [s, 0, 0, s, x - left * s, y - bottom * s]
    case 90:
      return [0, -s, s, 0, x - bottom * s, y + right * s]
    case 180:
      return [-s, 0, 0, -s, x + right * s, y + top * s]
    case 270:
      return [0, s, -s, 0, x + top * s, y - left * s]
  }
}
