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
