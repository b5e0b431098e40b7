import { buffer } from 'node:stream/consumers'
import type { Instant } from '../domain/day.ts'
import type { ExhibitPlace } from '../writing/exhibits.ts'
import { oneLine } from '../writing/letter-context.ts'
import { isWholeImage, looksLikeImage } from './image-check.ts'
import { openPdf } from './pdf-open.ts'

type Exhibit = { number: number; name: string; bytes: Buffer }
type Joined = { pdf: Buffer | null; places: ReadonlyMap<number, ExhibitPlace> }

/**
 * The images of a dossier as one tagged PDF, a page each under its number; every other file stays as it is, with why. No
 * `pdf` when no page came of it. The same files and moment give the same bytes.
 */
export async function joinExhibits(ref: string, exhibits: readonly Exhibit[], at: Instant): Promise<Joined> {
  const places = new Map<number, ExhibitPlace>()
  const images = exhibits.filter(({ number, bytes }) => {
    if (isWholeImage(bytes)) return true
    places.set(number, { kind: 'file', why: whyApart(bytes) })
    return false
  })
  if (images.length === 0) return { pdf: null, places }
  const doc = await openPdf(`Pièces du dossier ${ref}`, at)
  const bytes = buffer(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const { left, top } = doc.page.margins
  const room = { width: doc.page.width - 2 * left, height: doc.page.height - top - 120 }
  images.forEach(({ number, name, bytes: image }, i) => {
    if (i > 0) doc.addPage()
    const title = `Pièce n° ${number} : ${oneLine(name, 100)}`
    root.add(
      doc.struct('H1', {}, () => {
        doc.font('bold').fontSize(12).text(title, left, top, { paragraphGap: 8 })
      }),
    )
    root.add(
      doc.struct('Figure', { alt: `Image remise par le demandeur : ${oneLine(name, 100)}` }, () => {
        doc.image(image, left, doc.y, { fit: [room.width, room.height] })
      }),
    )
    places.set(number, { kind: 'page', page: i + 1 })
  })
  root.end()
  doc.end()
  return { pdf: await bytes, places }
}

function whyApart(bytes: Buffer): 'document' | 'other_form' | 'damaged' {
  if (bytes.length === 0 || looksLikeImage(bytes)) return 'damaged'
  if (!bytes.subarray(0, 1_024).includes('%PDF-')) return 'other_form'
  const end = bytes.subarray(-2_048)
  return end.includes('startxref') && end.includes('%%EOF') ? 'document' : 'damaged'
}
