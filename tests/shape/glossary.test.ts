import { describe, expect, test } from 'vitest'
import { factKeys } from '../../src/domain/facts.ts'
import { tableRows } from './markdown.ts'
import { codeOnly, filesIn, read, sources } from './source.ts'

const rows = tableRows(read('docs/GLOSSAIRE.md'), 'terme')
const names = new Set(rows.map((row) => row[1]?.replaceAll('`', '') ?? ''))

/** Legal terms that are never translated: where the code uses one, the glossary explains it. */
const legalTerms =
  /^(?:etat|lieux|edl|vetuste|mise|demeure|saisine|bail|mobilite|arrete|comptes|majoration|cdc|adil|solidarite|conciliator|dossier)$/

/** French words that have an English name in code. */
const refused = /^(?:bailleurs?|locataires?|loyers?|cautions?|dossiers?)$/

const wordsOf = (identifier: string): string[] =>
  identifier
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .split(/[_$\d]+/)
    .filter(Boolean)

const identifiersIn = (text: string): string[] => [...new Set(codeOnly(text).match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [])]

/** The keys of `rules/` are French, as jurists read them; the code that reads them names them so. */
const ruleWords = new Set(
  filesIn('rules/', '.yaml').flatMap((path) => read(path).match(/\p{L}+(?=:| ?[,}\]])/gu) ?? []),
)
const readsRules = (path: string): boolean => path.startsWith('src/rulebase/')

/** *Dossier* is the file for the commission; a case is a `case`. */
const isAboutCdcDossier = (path: string, text: string): boolean =>
  /\bcdc_dossier\b|\b(?:build-|pdf-)?dossier\.ts'/.test(text) || /dossier\.ts$/.test(path)

function refusedIn(path: string, text: string): string[] {
  return identifiersIn(text)
    .filter((name) => !(readsRules(path) && ruleWords.has(name)))
    .filter((name) =>
      wordsOf(name).some((word) => refused.test(word) && !(/^dossier/.test(word) && isAboutCdcDossier(path, text))),
    )
}

describe('the glossary', () => {
  test('is made of rows of five cells, with a name in code and a definition', () => {
    expect(rows.length).toBeGreaterThan(30)
    for (const row of rows) {
      expect(row).toHaveLength(5)
      expect(row[0] && row[1] && row[2]).toBeTruthy()
    }
  })

  test('names nothing twice', () => {
    expect(rows.map((row) => row[0])).toHaveLength(new Set(rows.map((row) => row[0])).size)
    expect(names.size).toBe(rows.length)
  })

  test('names only what exists in the code', () => {
    const all = [...sources.values()].join('\n')
    expect([...names].filter((name) => !new RegExp(`\\b${name}\\b`).test(all))).toEqual([])
  })

  test('has every fact', () => {
    const missing = factKeys.filter((key) => key !== 'offer' && !names.has(key))
    expect(missing).toEqual([])
    expect(names).toContain('offer')
  })

  test('has every French legal term of the code', () => {
    const known = new Set([...names].flatMap(wordsOf))
    const used = [...sources].flatMap(([path, text]) =>
      identifiersIn(text).filter((name) => !(readsRules(path) && ruleWords.has(name))),
    )
    const unknown = used.flatMap(wordsOf).filter((word) => legalTerms.test(word) && !known.has(word))
    expect([...new Set(unknown)]).toEqual([])
  })
})

test('no identifier uses a French word that has an English name', () => {
  expect([...sources].flatMap(([path, text]) => refusedIn(path, text).map((name) => `${path}: ${name}`))).toEqual([])
})

test.each([
  ['src/domain/case.ts', 'const cautionAmount = 1', ['cautionAmount']],
  ['src/rulebase/parse.ts', 'type Caution = { caution: number }', ['Caution', 'caution']],
  ['src/domain/case.ts', 'export type Dossier = { loyer: Cents }', ['Dossier', 'loyer']],
  ['src/rulebase/schema.ts', 'const preuve = { locataire: 1, bailleur: 2 }', []],
  ['src/writing/dossier.ts', 'export type DossierView = {}', []],
  ['src/domain/case.ts', "const label = 'le dossier du locataire' // bailleur", []],
])('%s: %s', (path, text, found) => {
  expect(refusedIn(path, text)).toEqual(found)
})

test('no file is named with one, but for the dossier of the commission', () => {
  const words = (path: string) => wordsOf(path.replace(/[-/.]/g, '_'))
  const named = [...sources.keys()].filter((path) => words(path).some((word) => refused.test(word)))
  expect(named.filter((path) => !/(?:^|[/-])dossier(?:-form|-view)?\.ts$/.test(path))).toEqual([])
})
