import { buffer } from 'node:stream/consumers'
import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { extractText } from 'unpdf'
import { expect, test } from 'vitest'
import { joinExhibits } from '../../src/adapters/pdf-exhibits.ts'
import { joinHere } from '../../src/adapters/pdf-join.ts'
import { openPdf } from '../../src/adapters/pdf-open.ts'
import { fitted } from '../../src/adapters/pdf-pages.ts'
import { instant } from '../../src/domain/day.ts'
import { jpeg, png, pngOf, smallPdf } from '../support/images.ts'
import { elementsOf, pdfStructure, pdfText } from '../support/pdf-structure.ts'

const at = instant('2026-05-06T08:00:00Z')
const join = (...files: Buffer[]) =>
  joinExhibits(
    'ML-K7Q4-M',
    files.map((bytes, i) => ({ number: i + 1, name: `pièce ${i + 1}`, bytes })),
    at,
  )

test('images and documents become pages in their order, each under its number, of how many, and described', async () => {
  const files = [png(), await written(3), jpeg(), png(4, 4)]
  const { pdf, places } = await join(...files)
  expect(Object.fromEntries(places)).toEqual({
    1: { kind: 'page', page: 1, pages: 1 },
    2: { kind: 'page', page: 2, pages: 3 },
    3: { kind: 'page', page: 5, pages: 1 },
    4: { kind: 'page', page: 6, pages: 1 },
  })
  if (!pdf) throw new Error('No page')
  expect(pdfText(pdf)).toBe(
    [
      'Pièce n° 1 : pièce 1',
      'Pièce n° 2 : pièce 2, page 1 sur 3',
      'Pièce n° 2, page 2 sur 3',
      'Pièce n° 2, page 3 sur 3',
      'Pièce n° 3 : pièce 3',
      'Pièce n° 4 : pièce 4',
    ].join('\n'),
  )
  const figures = elementsOf(pdfStructure(pdf)).filter((e) => e.type === 'Figure')
  expect(figures.map((f) => f.alt)).toEqual(Array(6).fill('given'))
  expect((await join(...files)).pdf?.equals(pdf)).toBe(true)
})

test('the text of a joined document stays text, and every exhibit has its bookmark', async () => {
  const { pdf } = await join(await written(2), png())
  const joined = await extractText(new Uint8Array(pdf ?? []), { mergePages: true })
  expect(joined.text.match(/Ligne \d/g)).toEqual(['Ligne 1', 'Ligne 2'])
  expect(pdf?.toString('latin1').match(/\/Title/g)?.length).toBeGreaterThanOrEqual(2)
})

test('pages alone make no claim to be accessible that documents of others may not keep', async () => {
  const claims = async (...files: Buffer[]) => (await join(...files)).pdf?.includes('pdfuaid')
  expect([await claims(png()), await claims(png(), smallPdf())]).toEqual([true, false])
})

/** A document of this many pages. */
async function written(pages: number): Promise<Buffer> {
  const doc = await openPdf('Bail', at)
  const bytes = buffer(doc)
  for (let n = 1; n <= pages; n++) {
    if (n > 1) doc.addPage()
    doc.font('text').text(`Ligne ${n}`)
  }
  doc.end()
  return bytes
}

const altered = async (change: (doc: PDFDocument) => unknown): Promise<Buffer> => {
  const doc = await PDFDocument.load(await written(1))
  await change(doc)
  return Buffer.from(await doc.save({ useObjectStreams: false }))
}
const packed = (data: Buffer): Buffer =>
  Buffer.from(
    smallPdf()
      .toString('latin1')
      .replace(
        'xref',
        `9 0 obj\n<< /Filter /FlateDecode >>\nstream\n${data.toString('latin1')}\nendstream\nendobj\nxref`,
      ),
    'latin1',
  )

test.each<[string, () => Promise<Buffer>, string]>([
  [
    'a form to be filled in',
    () => altered((d) => d.getForm().createTextField('nom').addToPage(d.getPage(0))),
    'document',
  ],
  [
    'a page with a remark',
    () =>
      altered((d) =>
        d.getPage(0).node.addAnnot(d.context.register(d.context.obj({ Type: 'Annot', Subtype: 'FreeText' }))),
      ),
    'document',
  ],
  ['hidden layers', () => altered((d) => d.catalog.set(PDFName.of('OCProperties'), d.context.obj({}))), 'document'],
  ['a password', () => altered((d) => d.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })), 'protected'],
  ['sixty-one pages', () => written(61), 'too_long'],
  ['a stream that unpacks to 100 MB', async () => packed(deflateSync(Buffer.alloc(100_000_000))), 'too_long'],
  ['a stream packed twice', async () => packed(deflateSync(deflateSync(Buffer.alloc(1_000)))), 'too_long'],
])('a document with %s stays as it came, and it is said why', async (_, bytes, why) => {
  const files = [await bytes(), png()].map((each, i) => ({ number: i + 1, name: 'pièce', bytes: each }))
  const { pdf, places } = await joinHere('ML-K7Q4-M', files, at, { documents: true })
  expect(places.get(1)).toEqual({ kind: 'file', why })
  expect(places.get(2)).toEqual({ kind: 'page', page: 1, pages: 1 })
  expect(pdf).not.toBeNull()
})

test.each([0, 90, 180, 270] as const)('a page turned by %i° stands upright inside its frame', (turn) => {
  const box = { left: 20, bottom: 30, width: 500, height: 900, turn }
  const frame = { left: 56, bottom: 64, width: 480, height: 690 }
  const [a, b, c, d, e, f] = fitted(box, frame)
  const put = ([x, y]: readonly [number, number]) => [a * x + c * y + e, b * x + d * y + f] as const
  const [x0, y0] = [box.left, box.bottom]
  const [x1, y1] = [x0 + box.width, y0 + box.height]
  const corners = [put([x0, y0]), put([x1, y0]), put([x0, y1]), put([x1, y1])]
  for (const [x, y] of corners) {
    expect(x).toBeGreaterThanOrEqual(frame.left - 0.01)
    expect(x).toBeLessThanOrEqual(frame.left + frame.width + 0.01)
    expect(y).toBeGreaterThanOrEqual(frame.bottom - 0.01)
    expect(y).toBeLessThanOrEqual(frame.bottom + frame.height + 0.01)
  }
  const topLeft = { 0: [x0, y1], 90: [x0, y0], 180: [x1, y0], 270: [x1, y1] }[turn] as [number, number]
  const [x, y] = put(topLeft)
  expect(x).toBeCloseTo(Math.min(...corners.map(([each]) => each)), 5)
  expect(y).toBeCloseTo(Math.max(...corners.map(([, each]) => each)), 5)
})

const header = (width: number, height: number): Buffer => {
  const bytes = Buffer.alloc(13)
  bytes.writeUInt32BE(width, 0)
  bytes.writeUInt32BE(height, 4)
  bytes.set([8, 2, 0, 0, 0], 8)
  return bytes
}

test.each<[string, Buffer, string]>([
  ['an image cut in the middle', png().subarray(0, 60), 'damaged'],
  ['an image with a wrong byte', Buffer.from(png().map((byte, i) => (i === 45 ? byte ^ 1 : byte))), 'damaged'],
  ['an image with fewer rows than it says', pngOf(header(30, 20), Buffer.alloc(91 * 3)), 'damaged'],
  ['an image of a billion pixels', pngOf(header(40_000, 40_000), Buffer.alloc(10)), 'damaged'],
  ['a photo cut in the middle', jpeg().subarray(0, 120), 'damaged'],
  ['an empty file', Buffer.alloc(0), 'damaged'],
  ['a document cut in the middle', smallPdf().subarray(0, 120), 'damaged'],
  ['a text', Buffer.from('Bonjour'), 'other_form'],
])('%s stays as it came, and it is said why', async (_, bytes, why) => {
  const { pdf, places } = await join(bytes)
  expect(pdf).toBeNull()
  expect(places.get(1)).toEqual({ kind: 'file', why })
})

test('whatever bytes arrive, each has its place and the pages of the others are made', async () => {
  const damaged = fc
    .tuple(fc.constantFrom(png(), jpeg(), smallPdf()), fc.nat(), fc.nat(255))
    .map(([file, at, byte]) => Buffer.from(file.map((old, i) => (i === at % file.length ? byte : old))))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(damaged, fc.uint8Array().map(Buffer.from)), { maxLength: 4 }), async (files) => {
      const { pdf, places } = await joinHere(
        'ML-K7Q4-M',
        [png(), ...files].map((bytes, i) => ({ number: i + 1, name: 'pièce', bytes })),
        at,
        { documents: true },
      )
      expect(places.size).toBe(files.length + 1)
      expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-')
    }),
    { numRuns: 30 },
  )
})
