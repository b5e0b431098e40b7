import { expect, test } from 'vitest'
import { namesPerson } from '../../src/mail/person-named.ts'

test.each([
  ['Au sujet de Mme Lefebvre', 'Sandrine Lefebvre', true],
  ['Au sujet de M. Petit.', 'Jean-Paul Petit', true],
  ['Dossier LEFEBVRE', 'Mme Sandrine Lefebvre', true],
  ['lefebvre sandrine, appartement 3', 'Sandrine Lefebvre', true],
  ['Petit rappel', 'Jean-Paul Petit', false],
  ['Mme Lefebvre-Durand', 'Sandrine Lefebvre', false],
  ['Mme Lefebvrette', 'Sandrine Lefebvre', false],
  ['Bonjour', '', false],
  ['Bonjour (.*)', '(.*)', false],
])('%j names %j: %j', (text, name, named) => {
  expect(namesPerson(text, name)).toBe(named)
})
