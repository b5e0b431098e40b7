import { describe, expect, test } from 'vitest'
import { approvalRequest } from '../../src/writing/approval-request.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import { approvalView, letters } from './samples.ts'

const { subject, text } = approvalRequest(approvalView)

test('the first line says what an OK does', () => {
  expect(text.split('\n')[0]).toBe(
    'Si vous répondez OK, cette lettre part à 2 personnes, séparément : rappel de la loi (locataire et bailleur).',
  )
  expect(subject).toMatch(/^À approuver, ML-/)
})

test.each(Object.entries(letters))('the letter ends within 60 lines: %s', (_, letter) => {
  const lines = approvalRequest({ ...approvalView, letter }).text.split('\n')
  expect(lines.indexOf(DRAFT_END)).toBeLessThan(60)
})

describe('it shows', () => {
  test.each([
    [
      'who gets the letter',
      /À : Gérard Maillot <gerard\.maillot52@free\.example>, bailleur \(attention : adresse donnée/,
    ],
    ['who is who', /Locataire : Sandrine Lefebvre <s\.lefebvre@orange\.example>/],
    ['the stage and the sum', /Étape : à l’étude\n- Somme en jeu : entre 0 € et 759 €/],
    ['what is disputed', /Contesté : retenues annoncées/],
    ['what one side alone says', /Dit par une seule partie : état des lieux/],
    ['what is agreed', /Admis par les deux : remise des clés/],
    ['the doubts', /## Attention\n- lecture incertaine/],
    ['why', /Pourquoi cette lettre : les faits suffisent/],
    ['what only the landlord gets', /## Ajouté après la lettre, pour le bailleur seul/],
    ['the four commands', /- OK : [\s\S]*- Pour la modifier[\s\S]*- NON[\s\S]*- ATTENDRE/],
    ['until when', /jusqu’au mardi 28 avril 2026 à 09:00/],
  ])('%s', (_, pattern) => expect(text).toMatch(pattern))
})

test('the letter stands between the markers exactly as it would leave', () => {
  expect(text.slice(text.indexOf(DRAFT_START) + DRAFT_START.length, text.indexOf(DRAFT_END)).trim()).toBe(
    approvalView.letter.body,
  )
})

test('long messages of the parties are shortened and stay on one line', () => {
  const words = 'mot '.repeat(500)
  const long = approvalRequest({ ...approvalView, messages: [{ from: 'X', on: 'hier', words }] }).text
  const line = long.split('\n').find((l) => l.startsWith('- X, le hier'))
  expect(line).toMatch(/\[…\] »$/)
  expect(line?.length).toBeLessThan(330)
})
