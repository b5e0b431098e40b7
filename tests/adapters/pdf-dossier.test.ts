import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { pdfDossier } from '../../src/adapters/pdf-dossier.ts'
import { sfntFromWoff } from '../../src/adapters/woff-font.ts'
import { day, instant } from '../../src/domain/day.ts'
import { dossier } from '../../src/writing/dossier.ts'
import { elementsOf, pdfStructure, pdfText } from '../support/pdf-structure.ts'
import { dossierView } from '../writing/samples.ts'

const at = instant('2026-05-06T08:00:00Z')
const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

test('the same dossier and moment give the same bytes, another moment others', async () => {
  const content = dossier(dossierView)
  const first = await pdfDossier(content, at)
  expect(first.equals(await pdfDossier(content, at))).toBe(true)
  expect(first.equals(await pdfDossier(content, instant('2026-05-06T08:00:01Z')))).toBe(false)
})

test('it is a tagged French document with a title, whose text comes in reading order', async () => {
  const content = dossier(dossierView)
  const pdf = await pdfDossier(content, at)
  for (const mark of ['/Lang (fr-FR)', '/Marked true', '/DisplayDocTitle true', 'pdfuaid'])
    expect([mark, pdf.toString('latin1').includes(mark)]).toEqual([mark, true])
  const all = elementsOf(pdfStructure(pdf))
  expect(all.filter((e) => e.type === 'H1').map((e) => e.text)).toEqual([content.title])
  expect(all.filter((e) => e.type === 'H2').map((e) => e.text)).toEqual([
    ...content.sections.map((s) => s.heading),
    'Le calcul',
    'Les démarches faites',
    'Les pièces du demandeur',
    'Signature du demandeur',
  ])
  const cells = all.filter((e) => e.type === 'TH' || e.type === 'TD')
  expect(cells.filter((e) => e.type === 'TH').every((e) => e.scope === 'Row' || e.scope === 'Column')).toBe(true)
  const said = pdfText(pdf)
  const inOrder = content.sections.flatMap((s) => s.fields.flatMap((f) => [f.label, f.value ?? 'à compléter']))
  let from = 0
  for (const text of inOrder) {
    const found = said.indexOf(text, from)
    expect([text, found >= from]).toEqual([text, true])
    from = found
  }
})

test('an empty dossier and one with many exhibits both become whole documents', async () => {
  const empty = { ...dossierView, facts: {}, steps: [], exhibits: [], commission: null, dwellingAddress: null }
  const many = Array.from({ length: 150 }, (_, i) => ({
    number: i + 1,
    name: `pièce ${i}.pdf`,
    receivedOn: day('2026-04-10'),
    place: { kind: 'file', why: 'document' } as const,
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
