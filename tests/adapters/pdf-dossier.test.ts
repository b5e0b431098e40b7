import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { pdfDossier } from '../../src/adapters/pdf-dossier.ts'
import { sfntFromWoff } from '../../src/adapters/woff-font.ts'
import { day, instant } from '../../src/domain/day.ts'
import { dossier } from '../../src/writing/dossier.ts'
import { dossierView } from '../writing/samples.ts'

const at = instant('2026-05-06T08:00:00Z')
const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

test('the same dossier and moment give the same bytes, another moment others', async () => {
  const content = dossier(dossierView)
  const first = await pdfDossier(content, at)
  expect(first.equals(await pdfDossier(content, at))).toBe(true)
  expect(first.equals(await pdfDossier(content, instant('2026-05-06T08:00:01Z')))).toBe(false)
})

test('it is a tagged French document with a title, headings and tables', async () => {
  const pdf = (await pdfDossier(dossier(dossierView), at)).toString('latin1')
  expect(pdf.startsWith('%PDF-1.7')).toBe(true)
  for (const mark of [
    '/Lang (fr-FR)',
    '/Marked true',
    '/StructTreeRoot',
    '/DisplayDocTitle true',
    '/S /H1',
    '/S /H2',
    '/S /Table',
    '/S /TH',
  ])
    expect(pdf).toContain(mark)
})

test('an empty dossier and one with many exhibits both become whole documents', async () => {
  const empty = { ...dossierView, facts: {}, steps: [], exhibits: [], commission: null, dwellingAddress: null }
  const many = Array.from({ length: 150 }, (_, i) => ({
    name: `pièce ${i}.pdf`,
    receivedOn: day('2026-04-10'),
    by: 'tenant' as const,
  }))
  const small = await pdfDossier(dossier(empty), at)
  const large = await pdfDossier(dossier({ ...dossierView, exhibits: many }), at)
  expect(small.toString('latin1').trimEnd().endsWith('%%EOF')).toBe(true)
  expect(pages(large)).toBeGreaterThan(pages(small) + 3)
})

test('the font loses nothing when it is uncompressed', async () => {
  const woff = await readFile(
    createRequire(import.meta.url).resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff'),
  )
  const sfnt = sfntFromWoff(woff)
  expect(sfnt.readUInt16BE(4)).toBe(woff.readUInt16BE(12))
  expect(sfnt.length).toBe(woff.readUInt32BE(16))
  expect(() => sfntFromWoff(Buffer.from('no font at all'))).toThrow('Not a WOFF font')
})
