import { expect, test } from 'vitest'
import { readBuiltin } from '../../src/reading/builtin-reader.ts'
import { labelledInput } from '../../src/reading/labelled.ts'
import { opensCase } from '../../src/reading/opens-case.ts'
import { conversations } from './conversations.ts'
import { inputOf } from './input.ts'

const opens = (own: string, given: Parameters<typeof inputOf>[1] = {}) => {
  const input = inputOf(own, given)
  return opensCase(readBuiltin(input), input)
}

test.each([
  'Mon propriétaire ne me rend pas ma caution, pouvez-vous m’aider ?',
  'Puis-je retenir la peinture sur le dépôt de mon locataire ?',
  'Mon voisin du dessus fait du bruit.',
  'Je demande l’effacement de mes données.',
])('asks something of the service: %s', (own) => expect(opens(own)).toBe(true))

test.each([
  ['Découvrez nos solutions pour votre agence : essai gratuit, sans engagement.', 'Offre'],
  ['Pour 450 € par mois, nous vous plaçons en première page.', 'Votre site'],
  ['Au sommaire : dépôt de garantie, DPE, loyers. Se désabonner.', 'Newsletter'],
  ['Le déjeuner est à midi.', 'Cantine'],
])('asks nothing: %s', (own, subject) =>
  expect(opens(own, { subject, from: { name: 'Kelly', address: 'kelly@offres.example' } })).toBe(false),
)

test.each([
  ['Mon propriétaire m’a rendu ma caution, merci à vous.', false],
  ['L’agence nous a enfin remboursé le dépôt.', false],
  ['Mon propriétaire m’a rendu ma caution mais pas en entier.', true],
  ['Il m’a rendu ma caution, moins 200 €, pouvez-vous m’aider ?', true],
])('a deposit that came back asks nothing, unless something is missing: %s', (own, expected) =>
  expect(opens(own, { subject: 'Bonjour' })).toBe(expected),
)

test('every labelled first mail about a home opens a case, advertising does not', () => {
  for (const { id, messages } of conversations) {
    const [first] = messages
    if (first?.labels.automatic !== 'no') continue
    const input = labelledInput(first, 'mediation@mediation-logement.example', [])
    expect([id, opensCase(readBuiltin(input), input)]).toEqual([
      id,
      first.labels.role !== 'other' || !first.labels.acts.includes('out_of_scope'),
    ])
  }
})
