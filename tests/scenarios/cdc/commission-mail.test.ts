import { expect, test } from 'vitest'
import { caseIds } from '../../../src/store/cases.ts'
import { openHeld } from '../../../src/store/held.ts'
import { brokenInvariants } from '../../invariants/kept.ts'
import { answerNotice } from '../../support/answer-notice.ts'
import { onlyCase, start } from '../../support/cases.ts'
import { mailWithFiles } from '../../support/mail-with-files.ts'
import { LANDLORD, TENANT } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { MEDIATOR, OURS, type TestWorld } from '../../support/test-world.ts'

const LISTED = 'UTHL 93 <uthl93.drihl-if@developpement-durable.gouv.fr>'
const STATE = 'DDETS <ddets-logement@seine.gouv.fr>'
const NAMED = 'Secrétariat de la commission de conciliation <secretariat@cdc-exemple.example>'

async function handedOver() {
  const { w, p } = start('2026-04-07T08:00:00Z')
  await p.opensJointly()
  await p.landlordWrites('Je refuse la médiation, ne m’écrivez plus.')
  await p.mediatorSays('OK')
  await w.on('2026-04-20T08:00:00Z')
  return { w, p, ref: onlyCase(w).header.ref }
}

const SUMMONS = (ref: string) =>
  `Madame, Monsieur,\n\nAffaire Lefebvre / Maillot, votre référence ${ref}. Vous êtes convoqués devant la commission départementale de conciliation. La séance se tiendra le vendredi 12 juin 2026 à 14 h 30, salle B12, préfecture de Bobigny.\n\nLe secrétariat`

const fromCommission = (w: TestWorld, from: string, text: string, subject = 'Convocation') =>
  w.receive(plainEml({ from, to: OURS, subject, text, date: w.clock.now() }))

const answers = (w: TestWorld, text: string) => {
  const notice = w.sentTo(MEDIATOR).findLast(({ mail }) => mail.subject.startsWith('De la commission'))
  return answerNotice(w, notice, text)
}

test.each([
  ['an address of the directory', LISTED, 'celle d’une commission dans notre annuaire'],
  ['an address of the State that names the commission', STATE, 'inconnue de notre annuaire'],
  ['a name', NAMED, 'inconnue de notre annuaire'],
])('a summons, recognised by %s, is put before the mediator and believed by nobody', async (_, from, known) => {
  const { w, ref } = await handedOver()
  const before = { events: onlyCase(w).lastEvent, sent: w.sentTo(TENANT.address).length }
  const row = await fromCommission(w, from, SUMMONS(ref))
  expect(row).toMatchObject({ fate: 'held', reason: 'commission_mail', case_id: null })
  expect(onlyCase(w).lastEvent).toBe(before.events)
  expect(w.sentTo(TENANT.address)).toHaveLength(before.sent)
  const { subject, text } = w.sentTo(MEDIATOR).at(-1)?.mail ?? { subject: '', text: '' }
  expect(subject).toContain(ref)
  expect(text).toContain(known)
  expect(text).toContain('réunion fixée, vendredi 12 juin 2026')
  expect(text).toContain('salle B12')
  expect(text).toContain('CDC AUDIENCE le 12 juin 2026 :')
  expect(w.sent.filter((s) => from.includes(s.to))).toEqual([])
})

test('on the mediator’s word the summons is in the case, both are told its day, and it is recalled before it', async () => {
  const { w, p, ref } = await handedOver()
  const row = await fromCommission(w, LISTED, SUMMONS(ref))
  await answers(w, 'CDC AUDIENCE le 12 juin 2026')
  expect(openHeld(w.world.db)).toEqual([])
  const found = onlyCase(w)
  expect(found.messages.map((m) => m.id)).toContain(row?.id)
  expect(found.file.commission).toEqual([{ step: 'hearing', on: '2026-06-12' }])
  await p.mediatorSays('OK')
  for (const who of [TENANT, LANDLORD]) {
    const { text } = p.lastTo(who).mail
    expect(text).toContain('La commission prévoit une réunion le vendredi 12 juin 2026')
    expect(text).not.toContain('B12')
  }
  expect(await brokenInvariants(w.world)).toEqual([])
  await p.mediatorSays('OÙ EN EST')
  expect(w.sentTo(MEDIATOR).at(-1)?.mail.text).toContain('réunion fixée')
  await w.on('2026-06-05T09:00:00Z')
  expect(p.request().mail.subject).toContain('nouvelles de la commission')
})

test('without the reference, the people named lead to the case; a mail about nobody known waits in the digest', async () => {
  const { w, ref } = await handedOver()
  await fromCommission(
    w,
    LISTED,
    'Nous accusons réception de la saisine de Mme LEFEBVRE Sandrine.',
    'Accusé de réception',
  )
  expect(w.sentTo(MEDIATOR).at(-1)?.mail.text).toContain('CDC REÇUE : c’est noté')
  expect(w.sentTo(MEDIATOR).at(-1)?.mail.subject).toContain(ref)
  const sent = w.sent.length
  await fromCommission(w, LISTED, 'Nous accusons réception de la saisine de M. Untel Paul.', 'Accusé de réception')
  expect(w.sent).toHaveLength(sent)
  expect(openHeld(w.world.db).map(({ reason, candidates }) => [reason, JSON.parse(candidates).length])).toEqual([
    ['commission_mail', 1],
    ['commission_mail', 0],
  ])
  expect(caseIds(w.world.db)).toHaveLength(1)
})

test('what a commission’s mail has joined is shown to the mediator', async () => {
  const { w, ref } = await handedOver()
  await w.receive(
    mailWithFiles({
      from: LISTED,
      to: OURS,
      text: `Commission de conciliation, dossier ${ref}. Veuillez trouver la convocation ci-jointe.`,
      date: w.clock.now(),
      files: [{ name: 'convocation.txt', mediaType: 'text/plain', bytes: Buffer.from('Convocation') }],
    }),
  )
  expect(w.sentTo(MEDIATOR).at(-1)?.mail.text).toContain('convocation.txt')
})

test('nothing is noted of a commission that was given nothing, and NON sets its mail aside', async () => {
  const { w, p } = start('2026-04-07T08:00:00Z')
  await p.opensJointly()
  await fromCommission(w, LISTED, SUMMONS(onlyCase(w).header.ref))
  await answers(w, 'CDC AUDIENCE le 12 juin 2026')
  expect(onlyCase(w).file.commission).toEqual([])
  expect(w.sentTo(MEDIATOR).at(-1)?.mail.text).toContain('aucun dossier n’est encore parti')
  await answers(w, 'NON 1')
  expect(openHeld(w.world.db)).toEqual([])
  expect(onlyCase(w).messages).toHaveLength(1)
})

test('a party that writes of the commission is no commission', async () => {
  const { w } = start('2026-04-07T08:00:00Z')
  await w.receive(
    plainEml({
      from: `${TENANT.name} <${TENANT.address}>`,
      to: OURS,
      text: 'Bonjour, mon bailleur garde mon dépôt de garantie de 690 €. La commission départementale de conciliation m’a dit de vous écrire. Je demande une médiation.',
    }),
  )
  expect(caseIds(w.world.db)).toHaveLength(1)
})
