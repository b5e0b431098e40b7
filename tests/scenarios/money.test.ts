import { expect, test } from 'vitest'
import { acceptancesOf } from '../../src/flows/negotiation.ts'
import { onlyCase, reminded, requests, start } from '../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../support/people.ts'

async function agreed(words: string) {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 500 euros.')
  await p.mediatorSays('OK')
  await p.tenantWrites('Non, 500 c’est trop peu. Je propose 620 €.')
  await p.mediatorSays('OK')
  await p.landlordWrites(words)
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.agreement).toMatchObject({ amount: 62_000 })
  return { w, p }
}

test('an agreement without a day comes back: somebody asks whether the money came', async () => {
  const { w } = await agreed('C’est d’accord pour 620 €.')
  const before = requests(w).length
  await w.on('2026-07-30T12:00:00Z')
  expect(requests(w).length).toBeGreaterThan(before)
})

test('the day of payment that the landlord gives after the recap becomes the deadline', async () => {
  const { w, p } = await agreed('C’est d’accord pour 620 €.')
  await p.landlordWrites('Je ferai le virement de 620 € le 4 mai 2026.')
  expect(onlyCase(w).deadlines.find((d) => d.kind === 'payment')).toMatchObject({ state: 'running' })
})

test('a promise chased once and still not kept is chased again', async () => {
  const { w, p } = await agreed('C’est d’accord pour 620 €. Je fais le virement au plus tard lundi 4 mai.')
  await w.on('2026-05-06T07:00:00Z')
  await p.tenantWrites('Bonjour, il n’y a toujours pas de virement, je n’ai rien reçu.')
  await p.mediatorSays('OK')
  expect(p.lastTo(LANDLORD).mail.subject).toMatch(/paiement|versement|somme|accord/i)
  const before = requests(w).length
  await w.on('2026-07-30T12:00:00Z')
  expect(requests(w).length).toBeGreaterThan(before)
})

test('the question whether the money came is asked again after an unrelated mail', async () => {
  const { w, p } = await agreed('C’est d’accord pour 620 €. Je fais le virement au plus tard lundi 4 mai.')
  await w.on('2026-05-05T07:00:00Z')
  expect(p.request().mail.subject).toContain('vérification du paiement')
  await p.landlordWrites('Merci, bonne journée.')
  const before = requests(w).length
  await w.on('2026-07-30T12:00:00Z')
  expect(requests(w).length).toBeGreaterThan(before)
})

test('a request that ends with the usual threat of the commission is not closed towards it', async () => {
  const { p } = start()
  await p.opensJointly(
    `${COMPLETE_REQUEST}\n\nSans réponse de votre part sous quinze jours, je saisirai la commission départementale de conciliation.`,
  )
  expect(p.request().mail.subject).not.toContain('dossier pour la commission')
})

test('a refused offer is told to the side that made it', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 500 euros.')
  await p.mediatorSays('OK')
  const before = requests(w).length
  await p.tenantWrites('Non, je refuse cette proposition.')
  await w.on('2026-06-30T12:00:00Z')
  expect(
    requests(w)
      .slice(before)
      .some((r) => r.mail.text.includes(LANDLORD.address)),
  ).toBe(true)
})

test('the agreed sum paid in two parts resolves the case', async () => {
  const { p } = await agreed('C’est d’accord pour 620 €. Je fais le virement au plus tard lundi 4 mai.')
  await p.tenantWrites('J’ai bien reçu 300 € ce matin.')
  await p.tenantWrites('J’ai bien reçu les 320 € restants, tout est réglé.')
  expect(p.request().mail.subject).toContain('clôture')
})

test('a part of the agreed sum has the rest chased', async () => {
  const { w, p } = await agreed('C’est d’accord pour 620 €. Je fais le virement au plus tard lundi 4 mai.')
  await w.on('2026-05-06T07:00:00Z')
  await p.tenantWrites('J’ai bien reçu 300 € ce matin.')
  expect(p.request().mail.subject).toContain('relance de paiement')
})

test.each([
  ['1', 'je rends tout'],
  ['2', 'je rends une partie'],
  ['3', 'je justifie'],
  ['4', 'je conteste'],
  ['5', 'pas la bonne personne'],
  ['6', 'besoin de temps'],
])('the landlord’s digit %s (%s) leads to a letter', async (digit) => {
  const { w, p } = await reminded()
  const before = requests(w).length
  await p.landlordWrites(digit)
  await w.on('2026-06-30T12:00:00Z')
  expect(requests(w).length).toBeGreaterThan(before)
})

test('a question of the tenant outlives the letter that answers the landlord', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Est-ce qu’il a le droit de tout garder sans facture ?')
  await p.landlordWrites('J’ai besoin de temps, pouvez-vous me laisser jusqu’au 30 avril ?')
  const before = requests(w).length
  await p.mediatorSays('OK')
  await w.on('2026-04-10T12:00:00Z')
  expect(
    requests(w)
      .slice(before)
      .some((r) => r.mail.text.includes(TENANT.address)),
  ).toBe(true)
})

test('the mediator sees offers, gap, who accepted what, what was paid, and a promise that was not kept', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 500 euros.')
  expect(p.request().mail.text).toMatch(/Propositions : bailleur 500 € \(le 7 avril 2026, pas encore transmise\)/)
  await p.mediatorSays('OK')
  await p.tenantWrites('Non, 500 c’est trop peu. Je propose 620 €.')
  expect(p.request().mail.text.replace(/\s+/g, ' ')).toMatch(
    /bailleur 500 € \(le 7 avril 2026, refusée\) ; locataire 620 € \(le 7 avril 2026, pas encore transmise\) ; écart 120 €/,
  )
  await p.mediatorSays('OK')
  await p.landlordWrites('C’est d’accord pour 620 €. Je fais le virement au plus tard lundi 4 mai.')
  expect(p.request().mail.text.replace(/\s+/g, ' ')).toContain(
    'Accord : 620 € pour le 4 mai 2026, accepté par le locataire et le bailleur ; reçu : 0 €',
  )
  await p.mediatorSays('OK')
  await w.on('2026-05-06T07:00:00Z')
  expect(p.request().mail.text.replace(/\s+/g, ' ')).toContain(
    'Accord non tenu : le 4 mai 2026 est passé, il manque 620 €',
  )
})

test('the recap has a text to print: who offered and accepted, on which day, by which mail', async () => {
  const { w, p } = await agreed('C’est d’accord pour 620 €. Je fais le virement au plus tard lundi 4 mai.')
  for (const who of [LANDLORD, TENANT]) {
    const text = p.lastTo(who).mail.text.replace(/\s+/g, ' ')
    expect(text).toContain('À imprimer : l’accord (version V')
    expect(text).toContain(
      'Le locataire a proposé ces conditions par courriel le 7 avril 2026. Marque de ce courriel :',
    )
    expect(text).toContain('Le bailleur a accepté ces conditions par courriel le 7 avril 2026. Marque de ce courriel :')
  }
  expect(acceptancesOf(w.world, onlyCase(w)).map(({ side, how }) => [side, how])).toEqual([
    ['tenant', 'offered'],
    ['landlord', 'accepted'],
  ])
})

test('after the last day of an offer an acceptance goes back to its author, who takes it up again', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 500 euros.')
  await p.mediatorSays('OK')
  expect(p.lastTo(TENANT).mail.text).toContain('Cette proposition reste ouverte jusqu’au mardi 5 mai 2026')
  await w.on('2026-05-06T10:00:00Z')
  await p.tenantWrites('J’accepte 500 €.')
  expect(onlyCase(w).file).toMatchObject({ agreement: null, offer: { by: 'tenant', amount: 50_000, relayed: false } })
  await p.mediatorSays('OK')
  expect(p.lastTo(LANDLORD).mail.text).toContain('C’est la somme que vous aviez proposée.')
  await p.landlordWrites('J’accepte 500 €.')
  expect(onlyCase(w).file.agreement).toMatchObject({ amount: 50_000, acceptedBy: ['tenant', 'landlord'] })
})
