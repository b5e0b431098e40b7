import { expect, test } from 'vitest'
import { averageSentence, wordingWarnings } from '../../src/writing/wording.ts'

test.each([
  ['blame', 'Vous êtes de mauvaise foi.'],
  ['blame', 'Le bailleur ment.'],
  ['blame', 'Cette retenue est abusive.'],
  ['blame', 'C’est votre faute.'],
  ['promise', 'Vous allez récupérer votre argent.'],
  ['promise', 'Nous vous garantissons un résultat.'],
  ['advice to one side', 'Nous vous conseillons de refuser.'],
  ['advice to one side', 'Le locataire a raison.'],
  ['a link', 'Voir https://exemple.example/x?y=1'],
  ['a link', 'Voir mon-site.com/payer'],
  ['a long sentence', `${'mot '.repeat(41)}.`],
])('%s is shown to the mediator: %s', (_, text) => {
  expect(wordingWarnings(text)).not.toEqual([])
})

test.each([
  'Le bailleur peut justifier ses retenues.',
  'Les sommes dûment justifiées, le bien loué, une volée de marches.',
  'Adresses sur anil.org et justice.fr.',
  'Le volet de la chambre, le moment venu, un commentaire.',
  'Écrivez à mediation@exemple.fr ou mediation@service.exemple.fr.',
])('plain neutral words are not: %s', (text) => {
  expect(wordingWarnings(text)).toEqual([])
})

test('sentences are counted in words; a heading or an item is one', () => {
  expect(averageSentence('## Le délai\nUn deux trois. Quatre cinq.\n- Six')).toBe(2)
  expect(averageSentence('')).toBe(0)
})
