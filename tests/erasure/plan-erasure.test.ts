import { expect, test } from 'vitest'
import { planCaseErasure, planPersonErasure, readLoose } from '../../src/flows/plan-erasure.ts'
import { mentions, redact, redactAll } from '../../src/flows/redact.ts'
import { caseIds } from '../../src/store/cases.ts'
import { onlyCase, qualified } from '../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD, people, TENANT } from '../support/people.ts'
import { type PlainEml, plainEml } from '../support/plain-eml.ts'
import { OURS, testWorld } from '../support/test-world.ts'

/** A dispute, and mails on no case: a second copy of its first mail, and one under the tenant's name that nobody proved. */
async function withLooseMails() {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const opening: PlainEml = { from: TENANT.address, to: OURS, messageId: 'un@orange.example', text: COMPLETE_REQUEST }
  const open = (mail: Partial<PlainEml>) => w.receive(plainEml({ ...opening, ...mail }))
  await open({})
  const copy = await open({ headers: ['X-Relay: b'] })
  const forged = await open({ messageId: 'deux@orange.example', text: 'Bonjour', auth: 'fail' })
  expect([copy?.reason, forged?.reason]).toEqual(['duplicate', 'authentication_failed'])
  return { w, copy, forged }
}

test('with a case go the second copies of its mails, and the mails of those who are in no other case', async () => {
  const { w, copy, forged } = await withLooseMails()
  const { messages } = planCaseErasure(w.world, caseIds(w.world.db), await readLoose(w.world))
  expect(messages.map((m) => m.id)).toEqual(expect.arrayContaining([copy?.id, forged?.id]))
})

test('who is in another case too keeps the mails that may be about that one', async () => {
  const { w, copy, forged } = await withLooseMails()
  const first = caseIds(w.world.db)
  await people(w).opensAlone(COMPLETE_REQUEST, { from: 'b@poste.example', to: [TENANT.address, OURS] })
  expect(caseIds(w.world.db)).toHaveLength(2)
  const { messages } = planCaseErasure(w.world, first, await readLoose(w.world))
  expect(messages.map((m) => m.id)).toContain(copy?.id)
  expect(messages.map((m) => m.id)).not.toContain(forged?.id)
})

test('a letter that both sides got stays the other’s, without the name and addresses of the person who goes', async () => {
  const { w, p } = await qualified()
  await p.mediatorSays(p.edited('Bonjour', `Bonjour ${TENANT.name}, bonjour ${LANDLORD.name}`))
  const letter = onlyCase(w).drafts.find((d) => d.recipients.length === 2)
  expect(letter?.approved_body).toContain(TENANT.name)
  const { drafts, mails } = await planPersonErasure(w.world, TENANT.address, await readLoose(w.world))
  const left = drafts.find((d) => d.id === letter?.id)
  expect(left?.recipients.map((r) => r.address)).toEqual([LANDLORD.address])
  expect(left?.approvedBody).toBe(letter?.approved_body?.replaceAll(TENANT.name, '[effacé]'))
  expect(mails.map((m) => m.recipient)).toContain(LANDLORD.address)
})

test('a dossier that names the person who goes loses its files, in the draft and in the mail that carried them', async () => {
  const { w, p } = await qualified()
  await p.landlordWrites('Je conteste.')
  await p.mediatorSays('CDC')
  await p.mediatorSays('OK')
  const sent = onlyCase(w).drafts.find((d) => d.purpose === 'cdc_dossier')
  const { drafts, mails } = await planPersonErasure(w.world, LANDLORD.address, await readLoose(w.world))
  expect(drafts.find((d) => d.id === sent?.id)?.keepsAttachments).toBe(false)
  const carried = w.world.db.prepare('SELECT id FROM outbox WHERE draft_id = ?').all(sent?.id) as { id: string }[]
  expect(carried.length).toBeGreaterThan(0)
  expect(mails.map((m) => m.id)).toEqual(expect.arrayContaining(carried.map(({ id }) => id)))
})

test.each([
  ['Bonjour ANA DURAND,', ['Ana Durand'], 'Bonjour [effacé],'],
  ['ana+b@x.example et ana@x.example', ['ana@x.example', 'ana+b@x.example'], '[effacé] et [effacé]'],
  ['a.b (c)', ['a.b (c)'], '[effacé]'],
  ['axb', ['a.b'], 'axb'],
  ['Zoé', [], 'Zoé'],
])('%s without %j', (text, words, left) => {
  expect(redact(text, words)).toBe(left)
  expect(mentions(text, words)).toBe(text !== left)
})

test('every text of a letter loses the words, whatever its depth', () => {
  const letter = { body: 'Ana', additions: { tenant: 'à Ana' }, figures: ['1 €'], span: [0, 3], annex: null }
  expect(redactAll(letter, ['Ana'])).toEqual({
    body: '[effacé]',
    additions: { tenant: 'à [effacé]' },
    figures: ['1 €'],
    span: [0, 3],
    annex: null,
  })
})
