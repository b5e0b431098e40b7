import { buffer } from 'node:stream/consumers'
import type { Instant } from '../domain/day.ts'
import type { ExhibitPlace } from '../writing/exhibits.ts'
import { oneLine } from '../writing/letter-context.ts'
import { isWholeImage, looksLikeImage } from './image-check.ts'
import { unpacksTooLarge } from './pdf-bomb.ts'
import type { PdfDoc } from './pdf-doc.ts'
import { MARGIN, openPdf } from './pdf-open.ts'
import { fitted, type KeptApart, type Readable, readPdf } from './pdf-pages.ts'
import { printable } from './pdf-printable.ts'

export type Exhibit = { number: number; name: string; bytes: Buffer }
export type Joined = { pdf: Buffer | null; places: ReadonlyMap<number, ExhibitPlace> }

type Shown = { kind: 'image' } | Readable
type Seen = { exhibit: Exhibit; shown: Shown | Extract<ExhibitPlace, { kind: 'file' }> }

/**
 * Images and documents in their order as one tagged PDF: each page says its exhibit, and of how many pages. `documents`
 * false: only the images. No `pdf` when no page came of it. The same files and moment give the same bytes.
 */
export async function joinHere(
  ref: string,
  exhibits: readonly Exhibit[],
  at: Instant,
  { documents }: { documents: boolean },
): Promise<Joined> {
  const places = new Map<number, ExhibitPlace>()
  const seen: Seen[] = []
  for (const exhibit of exhibits) seen.push({ exhibit, shown: await look(exhibit.bytes, documents) })
  for (const { exhibit, shown } of seen) if (shown.kind === 'file') places.set(exhibit.number, shown)
  const shownOnes = seen.filter((one): one is { exhibit: Exhibit; shown: Shown } => one.shown.kind !== 'file')
  if (shownOnes.length === 0) return { pdf: null, places }
  const foreign = shownOnes.some(({ shown }) => shown.kind === 'pages')
  // Pages that others made are not ours to vouch for.
  const doc = await openPdf(`Pièces du dossier ${ref}`, at, { accessible: !foreign })
  const bytes = buffer(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  let page = 0
  for (const { exhibit, shown } of shownOnes) {
    const pages = shown.kind === 'image' ? 1 : shown.boxes.length
    places.set(exhibit.number, { kind: 'page', page: page + 1, pages })
    for (let n = 1; n <= pages; n++) {
      if (page > 0) doc.addPage()
      if (n === 1) doc.outline.addItem(titleOf(exhibit))
      sheet(doc, root, exhibit, { n, pages, image: shown.kind === 'image' })
      page++
    }
  }
  root.end()
  doc.end()
  const drawn = await bytes
  return { pdf: foreign ? await withPages(drawn, shownOnes, places) : drawn, places }
}

async function look(bytes: Buffer, documents: boolean): Promise<Seen['shown']> {
  if (isWholeImage(bytes)) return { kind: 'image' }
  const why = whyNoDocument(bytes)
  if (why) return { kind: 'file', why }
  if (!documents || unpacksTooLarge(bytes)) return { kind: 'file', why: 'too_long' }
  return readPdf(bytes) satisfies Promise<Readable | KeptApart>
}

function whyNoDocument(bytes: Buffer): 'other_form' | 'damaged' | null {
  if (bytes.length === 0 || looksLikeImage(bytes)) return 'damaged'
  if (!bytes.subarray(0, 1_024).includes('%PDF-')) return 'other_form'
  const end = bytes.subarray(-2_048)
  return end.includes('startxref') && end.includes('%%EOF') ? null : 'damaged'
}

const TOP = 48
const HEADING = 36
const FOOT = 64

const titleOf = ({ number, name }: Exhibit): string => `Pièce n° ${number} : ${oneLine(name, 100)}`

function sheet(
  doc: PdfDoc,
  root: PDFKit.PDFStructureElement,
  exhibit: Exhibit,
  { n, pages, image }: { n: number; pages: number; image: boolean },
): void {
  const which = pages > 1 ? `, page ${n} sur ${pages}` : ''
  const title = n === 1 ? `${titleOf(exhibit)}${which}` : `Pièce n° ${exhibit.number}${which}`
  root.add(
    doc.struct(n === 1 ? 'H1' : 'P', {}, () => {
      doc.font('bold').fontSize(12)
      doc.text(printable(doc, title), MARGIN, TOP, { paragraphGap: 8 })
    }),
  )
  const what = image ? 'Image remise' : `Page ${n} sur ${pages} du document remis`
  root.add(
    doc.struct('Figure', { alt: `${what} par le demandeur : ${oneLine(exhibit.name, 100)}` }, () => {
      if (image) doc.image(exhibit.bytes, MARGIN, TOP + HEADING, { fit: [room(doc.page).width, room(doc.page).height] })
      // Undoes the library's turn of the vertical axis; what is drawn is put there by `withPages`.
      else doc.addContent(`q 1 0 0 -1 0 ${doc.page.height} cm /${PAGE} Do Q`)
    }),
  )
}

/** What a sheet has for its exhibit, under the heading. */
const room = ({ width, height }: { width: number; height: number }) => ({
  left: MARGIN,
  bottom: FOOT,
  width: width - 2 * MARGIN,
  height: height - TOP - HEADING - FOOT,
})

const PAGE = 'Exhibit'

/** Each page of a document becomes what its sheet draws. */
async function withPages(
  drawn: Buffer,
  shown: readonly { exhibit: Exhibit; shown: Shown }[],
  places: Joined['places'],
): Promise<Buffer> {
  const { PDFDocument, PDFName } = await import('@cantoo/pdf-lib')
  const joined = await PDFDocument.load(drawn, { updateMetadata: false })
  for (const { exhibit, shown: read } of shown) {
    const place = places.get(exhibit.number)
    if (read.kind !== 'pages' || place?.kind !== 'page') continue
    const sheets = joined.getPages().slice(place.page - 1, place.page - 1 + place.pages)
    const pages = read.document.getPages()
    for (const { node } of pages) if (!node.Contents()) node.set(PDFName.of('Contents'), read.document.context.obj([]))
    const bounds = read.boxes.map(({ left, bottom, width, height }) => ({
      left,
      bottom,
      right: left + width,
      top: bottom + height,
    }))
    const fits = read.boxes.map((box, i) => fitted(box, room(sheets[i]?.getSize() ?? { width: 0, height: 0 })))
    const embedded = await joined.embedPages(pages, bounds, fits)
    for (const [i, page] of embedded.entries()) {
      await page.embed()
      sheets[i]?.node.Resources()?.set(PDFName.of('XObject'), joined.context.obj({ [PAGE]: page.ref }))
    }
  }
  return Buffer.from(await joined.save({ useObjectStreams: false, updateFieldAppearances: false }))
}
