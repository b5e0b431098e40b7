import { expect, test } from 'vitest'
import { day } from '../../../src/domain/day.ts'
import { commissionNews } from '../../../src/reading/commission-news.ts'
import { onlyCase, start } from '../../support/cases.ts'
import { LANDLORD, TENANT } from '../../support/people.ts'

async function handedOver() {
  const { w, p } = start('2026-04-07T08:00:00Z')
  await p.opensJointly()
  await p.landlordWrites('Je refuse la médiation, ne m’écrivez plus.')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.state).toBe('with_cdc')
  await w.on('2026-04-08T08:00:00Z')
  return { w, p }
}

test('what a party writes of the commission is on file, told to both once approved, and a meeting is recalled before it', async () => {
  const { w, p } = await handedOver()
  await p.tenantWrites('Bonjour, la commission m’a envoyé une convocation pour le 12 mai 2026. Merci.')
  expect(onlyCase(w).file).toMatchObject({
    state: 'with_cdc',
    commission: [{ step: 'hearing', on: '2026-05-12' }],
    openDraft: { purpose: 'commission_news' },
  })
  await p.mediatorSays('OK')
  for (const who of [TENANT, LANDLORD]) {
    expect(p.lastTo(who).mail.text).toContain('La commission prévoit une réunion le mardi 12 mai 2026')
    expect(p.lastTo(who).mail.text).not.toContain('convocation')
  }
  expect(onlyCase(w).deadlines).toContainEqual(
    expect.objectContaining({ kind: 'hearing', due: '2026-05-05', state: 'running' }),
  )
  await w.on('2026-05-05T09:00:00Z')
  expect(p.request().mail.subject).toContain('nouvelles de la commission')
  expect(onlyCase(w).file.state).toBe('with_cdc')
})

test('the result is recorded by a mediator’s order, and told to both', async () => {
  const { w, p } = await handedOver()
  await p.mediatorSays('CDC SANS ACCORD')
  expect(onlyCase(w).file.commission).toEqual([{ step: 'no_agreement', on: null }])
  await p.mediatorSays('OK')
  expect(p.lastTo(LANDLORD).mail.text).toContain('n’a pas permis de trouver un accord')
  expect(onlyCase(w).file.state).toBe('with_cdc')
})

test('before anything was handed to the commission, an order has no news of it', async () => {
  const { w, p } = start()
  await p.opensJointly()
  await p.mediatorSays('CDC AUDIENCE le 12 mai 2026')
  expect(onlyCase(w).file.commission).toEqual([])
})

test.each([
  ['La commission a accusé réception de mon dossier.', 'acknowledged', null],
  ['La CDC nous convoque à une réunion le 12 juin 2026.', 'hearing', '2026-06-12'],
  ['J’ai reçu la convocation de la commission.', 'hearing', null],
  ['La commission se réunit : audience le 12 juin 2026 ou le 14 juin 2026.', 'hearing', null],
  ['La commission a rendu son avis.', 'opinion', null],
  ['Devant la commission nous avons signé un document de conciliation.', 'conciliated', null],
  ['La commission n’a pas pu aboutir, il n’y a aucun accord.', 'no_agreement', null],
  ['La CDC dit que ma demande est irrecevable.', 'inadmissible', null],
  ['Je n’ai toujours rien reçu de la commission.', null, null],
  ['Quand la commission va-t-elle nous convoquer ?', null, null],
  ['Je vais saisir la commission.', null, null],
  ['Nous avons rendez-vous à la banque pour une réunion.', null, null],
])('%s', (own, step, on) => {
  const news = commissionNews(own, day('2026-05-20'))
  expect([news?.step ?? null, news?.on ?? null]).toEqual([step, on])
})
