import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recapAnswers } from '../../src/reading/recap-lines.ts'

const refs = ['ML-AAAA-B', 'ML-CCCC-D', 'ML-EEEE-F']
const heard = (text: string): string[] => recapAnswers(text, refs).answers.map(({ n, words }) => `${n} ${words}`)

describe('each answer goes to the line that its number names', () => {
  test.each([
    ['1. ok 2. non 3. on paie le 5 mai', ['1 ok', '2 non', '3 on paie le 5 mai']],
    ['2 : voir avec le propriétaire', ['2 voir avec le propriétaire']],
    ['Bonjour,\n\n1 ok\n2) non\n3- 4', ['1 ok', '2 non', '3 4']],
    ['ligne 1 : ok, ligne 3 : non', ['1 ok', '3 non']],
    ['1 : 2 ; 2 : 5', ['1 2', '2 5']],
    ['ML-CCCC-D : le chèque est parti', ['2 le chèque est parti']],
    ['Dossier ml-eeee-f\nnon', ['3 non']],
    ['1. ok\n1. et nous payons', ['1 ok\net nous payons']],
    ['3. non\n1. oui', ['1 oui', '3 non']],
  ])('%j', (text, answers) => {
    expect(heard(text)).toEqual(answers)
    expect(recapAnswers(text, refs).unplaced).toBeNull()
  })
})

describe('a number inside a sentence is no line', () => {
  test.each([
    ['1. on paie le 2. Cordialement', ['1 on paie le 2. Cordialement']],
    ['1. ok\n3 mois de retard\n2. 4', ['1 ok\n3 mois de retard', '2 4']],
    ['1) nous versons 620,50 € le 3. 2) non', ['1 nous versons 620,50 € le 3.', '2 non']],
    ['2. payé à 2.30 près\n2.500 euros en tout', ['2 payé à 2.30 près\n2.500 euros en tout']],
  ])('%j', (text, answers) => expect(heard(text)).toEqual(answers))
})

test.each([
  ['7. ok\n1. oui', '7. ok'],
  ['1. oui 4. non', '4. non'],
  ['Bonjour, tout sera payé vendredi.\n1. oui', 'tout sera payé vendredi.'],
  ['ok', 'ok'],
])('what no line of the list takes is said to be left over: %j', (text, left) =>
  expect(recapAnswers(text, refs).unplaced).toBe(left),
)

test.each(['Bonjour Madame,\nVoici nos réponses :\n1. ok', 'Bonjour, 1. ok', 'Madame, Monsieur,\n1. ok'])(
  'a greeting is no answer: %j',
  (text) => expect(recapAnswers(text, refs)).toEqual({ answers: [{ n: 1, words: 'ok' }], unplaced: null }),
)

test('one line’s words never stand in another’s', () => {
  const words = fc
    .stringMatching(/^[a-zé]{2,9}( [a-zé]{2,9}){0,4}$/)
    .filter((text) => !/^(?:le|la|du|de|et|ou)$/.test(text))
  fc.assert(
    fc.property(fc.tuple(words, words, words), fc.constantFrom('. ', ') ', ' : ', ' - '), (said, mark) => {
      const { answers } = recapAnswers(said.map((text, i) => `${i + 1}${mark}${text}`).join('\n'), refs)
      expect(answers).toEqual(said.map((text, i) => ({ n: i + 1, words: text })))
    }),
  )
})
