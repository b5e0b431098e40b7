import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import type { Instant } from '../domain/day.ts'
import type { Dossier } from '../writing/dossier.ts'
import { frenchDay } from '../writing/french-day.ts'
import { type PdfDoc, pdfTable } from './pdf-table.ts'
import { sfntFromWoff } from './woff-font.ts'

const MARGIN = 56
const FOOT = 20
const INK = '#1c2126'
const SOFT = '#4a5158'

/**
 * The dossier as an accessible PDF (tagged, French, headings and tables with structure): a form that the claimant
 * completes, signs and sends. The same dossier and moment give the same bytes.
 */
export async function pdfDossier(dossier: Dossier, at: Instant): Promise<Buffer> {
  const { default: PdfDocument } = await import('pdfkit')
  const doc = new PdfDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    bufferPages: true,
    info: { Title: `${dossier.title} (dossier ${dossier.ref})`, CreationDate: new Date(at), ModDate: new Date(at) },
  })
  doc.registerFont('text', await font(400))
  doc.registerFont('bold', await font(700))
  const bytes = buffer(doc)
  write(doc, dossier)
  pageFeet(doc, dossier)
  doc.end()
  return bytes
}

async function font(weight: 400 | 700): Promise<Buffer> {
  const file = `@fontsource/dejavu-sans/files/dejavu-sans-latin-${weight}-normal.woff`
  return sfntFromWoff(await readFile(createRequire(import.meta.url).resolve(file)))
}

function write(doc: PdfDoc, dossier: Dossier): void {
  const root = doc.struct('Document')
  doc.addStructure(root)
  const add = (type: string, draw: () => void): void => {
    root.add(doc.struct(type, {}, draw))
  }
  const paragraph = (text: string, style: { font?: string; size?: number; color?: string; gap?: number } = {}): void =>
    add('P', () => {
      doc
        .font(style.font ?? 'text')
        .fontSize(style.size ?? 10)
        .fillColor(style.color ?? INK)
      doc.text(text, MARGIN, doc.y, { paragraphGap: style.gap ?? 6, lineGap: 2 })
    })
  const heading = (type: 'H1' | 'H2', text: string): void => {
    if (type === 'H2') keepTogether(doc, 90)
    add(type, () => {
      doc
        .font('bold')
        .fontSize(type === 'H1' ? 17 : 12.5)
        .fillColor(INK)
      doc.text(text, MARGIN, doc.y + (type === 'H1' ? 0 : 10), { paragraphGap: type === 'H1' ? 10 : 6 })
    })
  }
  const table = (widths: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]): void => {
    pdfTable(doc, root, { widths, head: head.length > 0, rows: head.length > 0 ? [head, ...rows] : rows })
    doc.moveDown(0.4)
  }

  heading('H1', dossier.title)
  paragraph(
    dossier.commission === null
      ? 'À adresser à la commission du département du logement.'
      : `À l’attention de : ${dossier.commission}`,
  )
  paragraph(
    `Dossier ${dossier.ref}, préparé le ${frenchDay(dossier.on)} à partir des déclarations du demandeur. À relire, compléter, dater et signer.`,
    { color: SOFT },
  )
  for (const { heading: title, fields } of dossier.sections) {
    heading('H2', title)
    table(
      [190, 293],
      [],
      fields.map(({ label, value }) => [label, value ?? TO_COMPLETE]),
    )
  }
  if (dossier.sums.length > 0) {
    heading('H2', 'Le calcul')
    table(
      [110, 168, 85, 120],
      ['Somme ou date', 'Calcul', 'Résultat', 'Texte'],
      dossier.sums.map(({ label, computation, result, articles }) => [
        label,
        computation,
        result,
        articles.join(' ; '),
      ]),
    )
  }
  if (dossier.steps.length > 0) {
    heading('H2', 'Les démarches faites')
    table(
      [110, 373],
      ['Date', 'Démarche'],
      dossier.steps.map(({ on, what }) => [frenchDay(on), what]),
    )
    paragraph('Ce qui a été dit, écrit ou proposé en médiation est confidentiel et ne figure pas ici.', { color: SOFT })
  }
  heading('H2', 'Les pièces du demandeur')
  if (dossier.exhibits.length === 0)
    paragraph(
      'Aucune pièce n’a été remise au service. Joindre les copies utiles : bail, états des lieux, preuve du versement, courriers.',
    )
  else
    table(
      [40, 323, 120],
      ['N°', 'Pièce (copie à joindre)', 'Reçue le'],
      dossier.exhibits.map(({ number, name, receivedOn }) => [String(number), name, frenchDay(receivedOn)]),
    )
  if (dossier.missing.length > 0) {
    heading('H2', 'À compléter avant l’envoi')
    paragraph(`${dossier.missing.join(' ; ')}.`)
  }
  keepTogether(doc, 110)
  heading('H2', 'Signature du demandeur')
  paragraph('Je certifie exactes les informations ci-dessus et je demande à la commission d’examiner ce litige.')
  paragraph('Fait à ______________________   le ______________________', { gap: 14 })
  paragraph('Signature :')
  root.end()
}

const TO_COMPLETE = 'à compléter : ____________________________'

/** A heading is not left alone at the foot of a page. */
function keepTogether(doc: PdfDoc, height: number): void {
  if (doc.y + height > doc.page.height - MARGIN - FOOT) doc.addPage()
}

/** Page numbers are artifacts: a screen reader skips them. */
function pageFeet(doc: PdfDoc, { ref }: Dossier): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('text').fontSize(8).fillColor(SOFT)
    doc.text(`Dossier ${ref} – page ${page - start + 1} sur ${count}`, MARGIN, doc.page.height - MARGIN, {
      width: doc.page.width - 2 * MARGIN,
      align: 'right',
      lineBreak: false,
    })
    doc.endMarkedContent()
  }
}
