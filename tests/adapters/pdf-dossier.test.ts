import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extractText, getDocumentProxy } from 'unpdf'
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
    'Les étapes de la médiation',
    'Les pièces du demandeur',
    'À vérifier avant l’envoi',
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

/** The lines of each page, without the foot. */
async function linesByPage(pdf: Buffer): Promise<string[][]> {
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 })
  const { text } = await extractText(document)
  return text.map((page) => page.split('\n').filter((line) => line && !line.startsWith('Dossier ML')))
}

test('no page ends with a heading or the names of columns, and a table that goes on names them again', async () => {
  const step = { on: day('2026-04-14'), step: 'other_reminded' } as const
  for (const n of [1, 9, 10, 11, 12, 13, 14, 15, 36, 40, 44]) {
    const steps = Array.from({ length: n }, () => step)
    for (const page of await linesByPage(await pdfDossier(dossier({ ...dossierView, steps }), at))) {
      expect([n, /^(?:Date Étape|Somme ou date|N° Pièce|Le |La |Les )/.test(page.at(-1) ?? '')]).toEqual([n, false])
      const row = page.findIndex((line) => line.startsWith('14 avril 2026 Relance'))
      if (row >= 0) expect([n, page.indexOf('Date Étape')]).toEqual([n, row - 1])
    }
  }
})

test('who signs reads on the same page what is signed', async () => {
  const step = { on: day('2026-04-14'), step: 'other_reminded' } as const
  const pagesFor = async (n: number): Promise<string[][]> => {
    const steps = Array.from({ length: n }, () => step)
    return linesByPage(await pdfDossier(dossier({ ...dossierView, steps }), at))
  }
  const heading = (pages: readonly string[][]) => pages.findIndex((page) => page.includes('Signature du demandeur'))
  // Each length at which it is about to go to the next page.
  let last = 1
  const first = heading(await pagesFor(last))
  while (heading(await pagesFor(last)) === first) last += 5
  for (let n = last - 8; n <= last; n++) {
    const pages = await pagesFor(n)
    expect([n, pages.findIndex((page) => page.includes('Signature :'))]).toEqual([n, heading(pages)])
  }
})

test('one sentence that answers several boxes is written once', async () => {
  const said = 'J’ai rendu les clés avec ma nouvelle adresse'
  const account = { keys: said, forwarding_address: said }
  const text = pdfText(await pdfDossier(dossier({ ...dossierView, account }), at))
  expect(text.split(said)).toHaveLength(2)
  expect(text).toContain('même phrase que « Clés remises à qui, et comment »')
})

test.each([
  ['🏠 état des lieux العربية.jpg', 'état des lieux [autre alphabet].jpg'],
  ['Кузнецов 中文 名字 Łukasz', 'Кузнецов [autre alphabet] Łukasz'],
  ['½ ﬁ œ “guillemets” – tiret', '½ ﬁ œ “guillemets” – tiret'],
])('what the font can’t show is named as such, never as empty boxes or turned round: %s', async (name, shown) => {
  const pdf = await pdfDossier(dossier({ ...dossierView, floor: name }), at)
  expect(pdfText(pdf)).toContain(`\n${shown}\n`)
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
