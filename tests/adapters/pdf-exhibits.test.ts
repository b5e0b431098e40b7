import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinExhibits } from '../../src/adapters/pdf-exhibits.ts'
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

test('images become pages in their order, each under its number and described; documents stay files', async () => {
  const { pdf, places } = await join(png(), smallPdf(), jpeg(), png(4, 4))
  expect(Object.fromEntries(places)).toEqual({
    1: { kind: 'page', page: 1 },
    2: { kind: 'file', why: 'document' },
    3: { kind: 'page', page: 2 },
    4: { kind: 'page', page: 3 },
  })
  if (!pdf) throw new Error('No page')
  expect(pdfText(pdf)).toBe('Pièce n° 1 : pièce 1\nPièce n° 3 : pièce 3\nPièce n° 4 : pièce 4')
  const figures = elementsOf(pdfStructure(pdf)).filter((e) => e.type === 'Figure')
  expect(figures.map((f) => f.alt)).toEqual(['given', 'given', 'given'])
  expect((await join(png(), smallPdf(), jpeg(), png(4, 4))).pdf?.equals(pdf)).toBe(true)
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
      const { pdf, places } = await join(png(), ...files)
      expect(places.size).toBe(files.length + 1)
      expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-')
    }),
    { numRuns: 40 },
  )
})
