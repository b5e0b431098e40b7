import { buffer } from 'node:stream/consumers'
import { deflateSync } from 'node:zlib'
import PdfDocument from 'pdfkit'

/** A PDF as a word processor would make it, one text a page. */
export async function pdfOf(pages: readonly string[], options: { userPassword?: string } = {}): Promise<Buffer> {
  const doc = new PdfDocument({ autoFirstPage: false, ...options })
  const bytes = buffer(doc)
  for (const text of pages) doc.addPage().text(text)
  doc.end()
  return bytes
}

/** A PDF of one page whose drawing orders are given, packed `times` over. */
export function pdfDrawing(orders: Buffer, times = 1): Buffer {
  let packed = orders
  for (let i = 0; i < times; i += 1) packed = deflateSync(packed)
  const filters = '/FlateDecode '.repeat(times)
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Length ${packed.length}/Filter[${filters}]>>stream\n`,
    ),
    packed,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ])
}
