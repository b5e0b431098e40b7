import { buffer } from 'node:stream/consumers'
import type { Instant } from '../domain/day.ts'
import { articlesText } from '../writing/articles-text.ts'
import type { Dossier } from '../writing/dossier.ts'
import { frenchDay } from '../writing/french-day.ts'
import type { PdfDoc } from './pdf-doc.ts'
import { MARGIN, openPdf } from './pdf-open.ts'
import type { PdfTable } from './pdf-table.ts'
import { type PdfWriter, pdfWriter, SOFT } from './pdf-writer.ts'

/**
 * The dossier as an accessible PDF (tagged, French, headings and tables with structure): a form that the claimant
 * completes, signs and sends. The same dossier and moment give the same bytes.
 */
export async function pdfDossier(dossier: Dossier, at: Instant): Promise<Buffer> {
  const doc = await openPdf(`${dossier.title} (dossier ${dossier.ref})`, at)
  const bytes = buffer(doc)
  const out = pdfWriter(doc)
  introduction(out, dossier)
  form(out, dossier)
  computation(out, dossier)
  steps(out, dossier)
  exhibits(out, dossier)
  checklist(out, dossier)
  signature(out, dossier)
  out.end()
  pageFeet(doc, dossier)
  doc.end()
  return bytes
}

function introduction(out: PdfWriter, { title, commission, ref, on }: Dossier): void {
  out.title(title)
  out.paragraph(
    commission === null ? 'À adresser à la commission du département du logement.' : `À l’attention de : ${commission}`,
  )
  out.paragraph(
    `Dossier ${ref}, préparé le ${frenchDay(on)} à partir des déclarations du demandeur. À relire, compléter, dater et signer.`,
    { color: SOFT },
  )
}

const TO_COMPLETE = 'à compléter : ____________________________'

function form(out: PdfWriter, { sections }: Dossier): void {
  for (const { heading, fields } of sections) {
    const rows = fields.map(({ label, value }, i) => [
      label,
      value === null ? TO_COMPLETE : saidBefore(fields.slice(0, i), value),
    ])
    titledTable(out, heading, { widths: [190, 293], head: false, rows })
  }
}

/** One sentence may answer several boxes: it is written once, and named in the others. */
function saidBefore(fields: Dossier['sections'][number]['fields'], value: string): string {
  const first = fields.find((field) => field.value === value)
  return first && value.startsWith('«') ? `même phrase que « ${first.label} »` : value
}

function titledTable(out: PdfWriter, heading: string, table: PdfTable): void {
  out.heading(heading, table)
  out.table(table)
}

function computation(out: PdfWriter, { sums }: Dossier): void {
  if (sums.length === 0) return
  const rows = sums.map((sum) => [sum.label, sum.computation, sum.result, articlesText(sum.articles)])
  titledTable(out, 'Le calcul', {
    widths: [104, 143, 82, 154],
    head: true,
    rows: [['Somme ou date', 'Calcul', 'Résultat', 'Texte'], ...rows],
  })
}

function steps(out: PdfWriter, dossier: Dossier): void {
  if (dossier.steps.length === 0) return
  const rows = dossier.steps.map(({ on, what }) => [frenchDay(on), what])
  titledTable(out, 'Les étapes de la médiation', { widths: [110, 373], head: true, rows: [['Date', 'Étape'], ...rows] })
  out.paragraph(
    dossier.opened
      ? 'Les deux parties ont accepté que la commission sache ce qui s’est dit en médiation.'
      : 'Ce qui a été dit, écrit ou proposé en médiation est confidentiel et ne figure pas ici.',
    { color: SOFT },
  )
}

function exhibits(out: PdfWriter, dossier: Dossier): void {
  const heading = 'Les pièces du demandeur'
  if (dossier.exhibits.length === 0) {
    out.heading(heading)
    out.paragraph('Aucune pièce n’a été remise au service.')
    return
  }
  const rows = dossier.exhibits.map(({ number, name, receivedOn, where }) => [
    String(number),
    name,
    frenchDay(receivedOn),
    where,
  ])
  const head = ['N°', 'Pièce', 'Reçue le', 'Où la trouver']
  titledTable(out, heading, { widths: [34, 165, 94, 190], head: true, rows: [head, ...rows] })
}

/** What is joined and what the claimant adds, to be ticked on paper. */
function checklist(out: PdfWriter, dossier: Dossier): void {
  if (dossier.checklist.length === 0) return
  const rows = dossier.checklist.map(({ line, exhibits }) => [exhibits.length > 0 ? '[x]' : '[  ]', line])
  titledTable(out, 'À vérifier avant l’envoi', {
    widths: [60, 423],
    head: true,
    rows: [['Jointe', 'Document'], ...rows],
  })
}

/** What stands above the place to sign, and that place: all on one page. */
const TO_SIGN = 210
const SIGNED_LINES = 36

function signature(out: PdfWriter, { signatures }: Dossier): void {
  out.room(TO_SIGN + SIGNED_LINES * signatures.length)
  out.heading('Signature du demandeur')
  out.paragraph('Je certifie exactes les informations ci-dessus et je demande à la commission d’examiner ce litige.')
  out.paragraph('J’accepte que ces informations soient transmises à la commission et à l’autre partie.')
  for (const { text } of signatures) out.paragraph(text, { color: SOFT })
  out.paragraph('Fait à ______________________   le ______________________', { gap: 14 })
  out.paragraph('Signature :')
}

/** Page numbers are artifacts: a screen reader skips them. */
function pageFeet(doc: PdfDoc, { ref }: Dossier): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('text').fontSize(8).fillColor(SOFT)
    doc.text(`Dossier ${ref} – page ${page - start + 1} sur ${count}`, MARGIN, doc.page.height - 48, {
      width: doc.page.width - 2 * MARGIN,
      align: 'right',
      lineBreak: false,
    })
    doc.endMarkedContent()
  }
}
