import { expect, test } from 'vitest'
import { qualified, start } from '../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../support/people.ts'

test('a contested day: each side’s version is computed, and both sides read the same two', async () => {
  const { p } = await qualified()
  await p.landlordWrites('Bonjour, le locataire m’a rendu les clés le 14 février 2026 et non le 31 janvier.')
  await p.mediatorSays('OK')
  const [tenant, landlord] = [TENANT, LANDLORD].map((who) => p.lastTo(who).mail.text.replace(/\s+/g, ' '))
  for (const letter of [tenant, landlord]) {
    expect(letter).toMatch(/Selon le locataire : date limite le 28 février 2026.*?total 828 €/)
    expect(letter).toMatch(/Selon le bailleur : date limite le 14 mars 2026.*?total 759 €/)
  }
})

test('a disputed point of law: the mediator is asked to decide, both readings are in the letter', async () => {
  const { p } = start()
  await p.opensJointly(
    COMPLETE_REQUEST.replace(
      /Nous avons fait l'état des lieux.*?les clés le même jour/s,
      "Il n'y a pas eu d'état des lieux de sortie. Je vous ai rendu les clés le 31 janvier 2026",
    ),
  )
  await p.mediatorSays('OK')
  await p.tenantWrites('1. non\n2. oui')
  const { text } = p.request().mail
  expect(text).toContain('Point de droit discuté, à valider par vous')
  expect(text.replace(/\s+/g, ' ')).toMatch(/Autre lecture, délai d’un mois malgré l’absence d’état des lieux/)
})
