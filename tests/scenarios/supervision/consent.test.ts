import { expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/events.ts'
import { eventRows } from '../../../src/store/events.ts'
import { onlyCase, reminded, requests, start } from '../../support/cases.ts'
import { LANDLORD, people, TENANT } from '../../support/people.ts'
import { MEDIATOR, type TestWorld, testWorld } from '../../support/test-world.ts'

test('consent names software’s help, and is kept with its day and the version of the text that was agreed to', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const p = people(w)
  await p.opensAlone('Mon propriétaire garde mon dépôt de garantie de 690 €. Je demande une médiation.')
  await p.mediatorSays('OK')
  const letter = p.lastTo(TENANT).mail.text
  expect(letter).toContain('Votre accord vaut aussi pour l’aide d’un logiciel')
  const n = /^(\d)\. Êtes-vous d’accord pour que nous écrivions/m.exec(letter)?.[1]
  await p.tenantWrites(`${n}. oui`)
  const consents = eventRows(w.world.db, onlyCase(w).header.id).filter(({ type }) => type === 'consent_recorded')
  expect(consents.map(({ at, body }) => [at.slice(0, 10), JSON.parse(body)])).toEqual([
    [
      '2026-04-07',
      {
        type: 'consent_recorded',
        basis: 'answer',
        wording: expect.stringMatching(/^questions\/consent-tenant@\d+-[0-9a-f]{8}$/),
      },
    ],
  ])
})

const told = (w: TestWorld) =>
  eventRows(w.world.db, onlyCase(w).header.id)
    .map(({ body }) => JSON.parse(body) as CaseEvent)
    .flatMap((e) =>
      e.type === 'software_agreed' || e.type === 'software_refused' ? [`${e.side} ${e.type.slice(9)}`] : [],
    )

const wordings = (w: TestWorld) =>
  eventRows(w.world.db, onlyCase(w).header.id)
    .map(({ body }) => JSON.parse(body) as CaseEvent)
    .flatMap((e) => (e.type === 'software_agreed' ? [e.wording] : []))

test('whoever answers on the matter a letter that says what answering means has agreed: both sides, each once, with its text', async () => {
  const { w, p } = await reminded()
  for (const who of [TENANT, LANDLORD])
    expect(p.lettersTo(who.address).find(({ mail }) => mail.text.includes('sans logiciel'))).toBeDefined()
  expect(told(w)).toEqual(['tenant agreed'])
  await p.landlordWrites('Qui êtes-vous ?')
  expect(told(w)).toEqual(['tenant agreed'])
  await p.landlordWrites('Je propose de rendre 500 euros.')
  await p.landlordWrites('Je propose de rendre 520 euros.')
  expect(told(w)).toEqual(['tenant agreed', 'landlord agreed'])
  for (const wording of wordings(w)) expect(wording).toMatch(/^notice\/information@\d+-[0-9a-f]{8}$/)
})

test('the opening mail, which nobody had answered to yet, agrees to nothing', async () => {
  const { w, p } = start()
  await p.opensJointly()
  await p.mediatorSays('OK')
  expect(told(w)).toEqual([])
})

test.each([
  ['a refusal of mediation', 'Je refuse la médiation, ne m’écrivez plus.'],
  ['the digit of the wrong person', '5'],
  ['anger alone', 'Vous êtes des escrocs.'],
])('%s agrees to nothing', async (_, words) => {
  const { w, p } = await reminded()
  await p.landlordWrites(words)
  expect(told(w).filter((each) => each.startsWith('landlord'))).toEqual([])
})

test('who wants no software gets no prepared letter, whatever time goes by, and a human is told to write', async () => {
  const { w, p } = await reminded()
  const asked = requests(w).length
  await p.landlordWrites('Je ne veux pas que mes données soient traitées par un logiciel.')
  await p.landlordWrites('Je refuse de rendre le dépôt, le mur était abîmé.')
  expect(told(w).at(-1)).toBe('landlord refused')
  const toLandlord = () =>
    requests(w)
      .slice(asked)
      .filter(({ mail }) => /\((?:locataire et )?bailleur\)/.test(mail.subject))
  expect(toLandlord()).toEqual([])
  const notice = w.sentTo(MEDIATOR).findLast(({ mail }) => mail.subject.startsWith('À vous d’écrire'))
  expect(notice?.mail.text).toContain('le mur était abîmé')
  await w.on('2026-05-20T12:00:00Z')
  expect(toLandlord()).toEqual([])
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(1)
})

test('the refusal can be taken back in words, and then letters are prepared again', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Sans logiciel')
  await p.landlordWrites('Je propose de rendre 500 euros.')
  const asked = requests(w).length
  expect(told(w).at(-1)).toBe('landlord refused')
  await p.landlordWrites('Finalement j’accepte l’aide d’un logiciel. Je propose de rendre 500 euros.')
  expect(told(w).at(-1)).toBe('landlord agreed')
  expect(requests(w).length).toBeGreaterThan(asked)
})

test('the mediator still closes such a case by an order of their own', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Sans logiciel')
  await p.tenantWrites('Je propose de m’arrêter à 600 euros.')
  await p.mediatorSays('CLORE sans suite')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.outcome).toBe('abandoned')
})
