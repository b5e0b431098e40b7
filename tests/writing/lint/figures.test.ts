import { expect, test } from 'vitest'
import { CaseRef, caseRef } from '../../../src/domain/ids.ts'
import { block, type FindingKind } from '../../../src/writing/lint/finding.ts'
import { lintLetter } from '../../../src/writing/lint/letter-lint.ts'
import { corpus } from './corpus.ts'

type Change = { quoi: string; lettre: string; remplace: string; par: string }
type Corpus = {
  lettres: Record<string, { chiffres: string[]; texte: string }>
  altérations: (Change & { genre: FindingKind })[]
  variantes: Change[]
}

const { lettres, altérations, variantes } = corpus<Corpus>('chiffres')
const ref = CaseRef.parse(caseRef('k7q4mzs2'))

function findingsOf(texte: string, chiffres: readonly string[]) {
  return lintLetter({
    purpose: 'law_reminder',
    body: texte,
    writtenBody: texte,
    whole: texte,
    readers: [],
    figures: chiffres,
    ref,
    notes: [],
    tokens: [],
    outside: null,
  })
}

function changed({ lettre, remplace, par }: Change) {
  const { texte, chiffres } = lettres[lettre] ?? { texte: '', chiffres: [] }
  if (!texte.includes(remplace)) throw new Error(`The letter ${lettre} does not say "${remplace}"`)
  return findingsOf(texte.replace(remplace, par.replace('ml-7kq4-e', ref.toLowerCase())), chiffres)
}

const blocking = (change: Change) => changed(change).filter((finding) => finding.severity === 'block')

test('the letters themselves are honest', () => {
  for (const { texte, chiffres } of Object.values(lettres)) expect(findingsOf(texte, chiffres)).toEqual([])
})

test(`${altérations.length} corrupted letters: each is blocked under its kind`, () => {
  expect(altérations.length).toBeGreaterThanOrEqual(50)
  const missed = altérations.filter((change) => !blocking(change).some(({ kind }) => kind === change.genre))
  expect(missed.map((change) => ({ ...change, found: blocking(change) }))).toEqual([])
})

test(`${variantes.length} other ways to write the same figures: none is blocked`, () => {
  expect(
    variantes.map((change) => ({ ...change, found: blocking(change) })).filter(({ found }) => found.length > 0),
  ).toEqual([])
})

test('what blocks has a French sentence that ends no quotation early', () => {
  expect(block('sum', 'a\n b'.repeat(100)).quote).toHaveLength(121)
})
