import { expect, test } from 'vitest'
import { start } from '../../support/cases.ts'
import { TENANT } from '../../support/people.ts'

test.each([
  [
    'J’avais un bail mobilité à Lyon',
    'Un bail mobilité ne permet aucun dépôt de garantie et la commission de conciliation n’est pas compétente.',
  ],
  [
    'C’était notre résidence secondaire, un appartement vide, ce n’était pas ma résidence principale',
    'Ce logement n’était pas la résidence principale du locataire.',
  ],
])('an orientation says why, in the words of the rules base: %s', async (lease, because) => {
  const { p } = start()
  await p.opensAlone(
    `Bonjour, ${lease}. Le propriétaire ne me rend pas mon dépôt de garantie de 600 €. Je demande une médiation.`,
  )
  expect(p.request().mail.subject).toContain('orientation hors champ')
  await p.mediatorSays('OK')
  const letter = p.lastTo(TENANT).mail.text.replace(/\s+/g, ' ').replaceAll("'", '’')
  expect(letter).toContain(because)
  expect(letter).not.toMatch(/commission départementale de conciliation, à la préfecture/)
})
