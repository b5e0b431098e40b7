import { expect, test } from 'vitest'
import { onlyCase, reminded, start } from '../../support/cases.ts'
import { LANDLORD, TENANT } from '../../support/people.ts'

const plain = (text: string): string => text.replace(/\s+/g, ' ')

async function handedOver() {
  const { w, p } = await reminded()
  await p.landlordWrites('Je garde 345,67 € pour le ménage, sans facture.')
  await p.mediatorSays('CDC')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.state).toBe('with_cdc')
  return { w, p }
}

test('once the dossier has left, the other side is told of the end, of the commission and of its own ways, once', async () => {
  const { w, p } = await handedOver()
  expect(p.request().mail.subject).toContain('fin de la médiation, dite à l’autre partie')
  const before = w.sentTo(TENANT.address).length
  await p.mediatorSays('OK')
  const told = plain(p.lastTo(LANDLORD).mail.text)
  for (const words of [
    'La médiation sur le dépôt de garantie s’arrête ici, sans accord',
    'Le locataire a reçu un dossier pour la commission',
    'Rien de ce que vous nous avez écrit n’est dans ce dossier',
    'Saisir vous-même la commission, ou un conciliateur de justice',
  ])
    expect(told).toContain(words)
  expect(told).not.toContain('345,67')
  expect(w.sentTo(TENANT.address)).toHaveLength(before)
  expect(onlyCase(w).file.openDraft).toBeNull()
  expect(onlyCase(w).file.state).toBe('with_cdc')
})

test('both sides get the same law: the recourse and its last day, word for word', async () => {
  const { w } = await handedOver()
  const annexOf = (purpose: string) => onlyCase(w).drafts.find((d) => d.purpose === purpose)?.letter.annex ?? ''
  const lawIn = (annex: string) => /## Si aucun accord n’est trouvé\n(?:- .*\n?)+/.exec(annex)?.[0].trim()
  expect(lawIn(annexOf('handoff_notice'))).toMatch(/art\. 20[\s\S]*art\. 7-1/)
  expect(lawIn(annexOf('cdc_dossier'))).toBe(lawIn(annexOf('handoff_notice')))
})

test('with both agreements it says that its position is told', async () => {
  const { p } = await reminded()
  await p.landlordWrites('Je garde 345,67 € pour le ménage, sans facture.')
  await p.mediatorSays('CONFIDENTIALITÉ locataire\nCONFIDENTIALITÉ bailleur')
  await p.mediatorSays('CDC')
  await p.mediatorSays('OK')
  await p.mediatorSays('OK')
  expect(plain(p.lastTo(LANDLORD).mail.text)).toContain('le dossier dit aussi votre position')
})

test.each([
  ['a mediator’s no ends it', 'NON inutile'],
  ['the end stands without it', null],
])('%s, and the tenant’s dossier stays', async (_, says) => {
  const { w, p } = await handedOver()
  if (says) await p.mediatorSays(says)
  expect(w.sentTo(LANDLORD.address).filter((s) => s.mail.subject.includes('Fin de la médiation'))).toEqual([])
  expect(onlyCase(w).file.state).toBe('with_cdc')
})

test('nobody is told who never heard of the mediation', async () => {
  const { w, p } = start()
  await p.opensAlone('Bonjour, mon propriétaire garde mon dépôt de garantie de 690 €. Je demande une médiation.')
  await p.mediatorSays('CDC')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file).toMatchObject({ state: 'with_cdc', openDraft: null })
})
