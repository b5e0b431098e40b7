import { expect, test } from 'vitest'
import { difference } from '../../src/writing/difference.ts'

const before = 'Bonjour,\n\nLa somme est de 690 €. Merci de répondre.\n\nBonne journée.'

test('says which sentences went and which came', () => {
  expect(difference(before, before.replace('690 €', '620 €'))).toBe(
    '- retiré : La somme est de 690 €.\n- ajouté : La somme est de 620 €.',
  )
  expect(difference(before, before.replace('\n\nBonne journée.', ''))).toBe('- retiré : Bonne journée.')
  expect(difference(before, `${before} À bientôt.`)).toBe('- ajouté : À bientôt.')
})

test('spaces alone are no difference', () => {
  expect(difference(before, before.replace(/ /g, '\u00a0'))).toBe('')
})

test('a rewritten letter is told in few lines', () => {
  const sentences = Array.from({ length: 40 }, (_, i) => `Phrase numéro ${i}.`).join(' ')
  const lines = difference(sentences, 'Tout autre chose.').split('\n')
  expect(lines).toHaveLength(13)
  expect(lines.at(-1)).toBe('- … et 29 autres changements')
})
