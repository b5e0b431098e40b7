import { expect, test } from 'vitest'
import { caseRef } from '../../src/domain/ids.ts'
import { caseRefsIn } from '../../src/mail/thread.ts'

const ref = caseRef('abcdefghijklmnopqrstuvwxyz')

test('references are found in any letter case, once, and only with a right check character', () => {
  const wrong = `${ref.slice(0, -1)}${ref.endsWith('A') ? 'B' : 'A'}`
  expect(caseRefsIn(`Re: [${ref}] caution, ${ref.toLowerCase()} et ${wrong}, ML-ABC-D, XML-${ref}`)).toEqual([ref])
})

test('a text without a reference has none', () => {
  expect(caseRefsIn('Bonjour, dossier ML')).toEqual([])
})

test.each([
  ref.replaceAll('-', ' '),
  ref.replaceAll('-', ''),
  ref.toLowerCase().replaceAll('-', ' – '),
  ref.replaceAll('-', '_'),
])('a reference copied from paper is read: %s', (copied) => {
  expect(caseRefsIn(`Mon code est ${copied}, merci.`)).toEqual([ref])
})

test('any one wrong character of a copied reference is noticed', () => {
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  for (const at of [3, 4, 5, 6, 8])
    for (const char of alphabet) {
      const copied = `${ref.slice(0, at)}${char}${ref.slice(at + 1)}`
      expect(caseRefsIn(copied)).toEqual(copied === ref ? [ref] : [])
    }
})
