import { test } from 'vitest'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { OURS } from '../support/test-world.ts'
import { onlyCase, qualified, reminded, requests, start } from './cases.ts'
const show = (label: string, w: any) => {
  const c = onlyCase(w)
  console.log(label, JSON.stringify({ state: c.file.state, awaiting: c.file.awaiting, news: c.file.news.map((n) => [n.side, n.acts, n.choice, n.doubtful]), offer: c.file.offer, agr: c.file.agreement, pay: c.file.payment, late: c.file.lateFor, parties: c.parties.map((p) => [p.role, p.addresses.map((a) => a.address)]), asked: requests(w).map((r) => r.mail.subject.replace(/.* : /, '')), dl: c.deadlines.map((d) => [d.kind, d.due, d.state]), notices: w.sentTo('nadia.benali@mediation-logement.example').filter((s: any) => /information|À lire/.test(s.mail.subject)).length }))
}
const landlord = ['6', 'J’ai besoin de temps, pouvez-vous me laisser jusqu’au 30 avril ?', 'Quel texte vous permet de dire cela ?', '2', '1', '5', 'Bof.', 'Pouvez-vous m’expliquer comment vous calculez cette majoration ?']
for (const text of landlord)
  test(`landlord ${text}`, async () => {
    const { w, p } = await reminded()
    await p.landlordWrites(text)
    show(text, w)
    if (onlyCase(w).file.openDraft) {
      await p.mediatorSays('OK')
      await w.on('2026-06-30T12:00:00Z')
      show(`  later`, w)
    }
  })
for (const text of ['D’accord.', 'C’est d’accord, j’accepte.', 'J’accepte votre proposition.', 'C’est bon pour moi, je suis d’accord avec cela.', 'OK'])
  test(`accept ${text}`, async () => {
    const { w, p } = await reminded()
    await p.tenantWrites('Entre nous, je propose 450 euros pour en finir.')
    await p.landlordWrites(text)
    show(`unrelayed ${text}`, w)
  })
test('reject', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 500 euros.')
  await p.mediatorSays('OK')
  await p.tenantWrites('Non, je refuse cette proposition.')
  show('reject', w)
})
test('address', async () => {
  const { w, p } = start()
  await p.opensAlone('Bonjour, mon propriétaire ne me rend pas ma caution de 600 euros. Pouvez-vous m’aider ? Vous pouvez aussi m’écrire à sandrine.perso@mail.example.')
  show('address', w)
})
test('two', async () => {
  const { w, p } = start()
  await w.receive(plainEml({ from: `${TENANT.name} <${TENANT.address}>`, to: [`${LANDLORD.name} <${LANDLORD.address}>`, 'Agence <contact@agence.example>'], cc: [OURS], text: COMPLETE_REQUEST }))
  await p.mediatorSays('OK')
  await p.tenantWrites(`1. oui\n2. ${LANDLORD.address}\n3. non\n4. oui`)
  show('two', w)
})
test('half', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 500 euros.')
  await p.mediatorSays('OK')
  await p.tenantWrites('J’accepte sa proposition.')
  await p.mediatorSays('OK')
  show('agreed', w)
  await p.tenantWrites('J’ai bien reçu 300 € ce matin.')
  show('half', w)
  await p.tenantWrites('J’ai bien reçu les 200 € restants, tout est réglé.')
  show('rest', w)
})
test('capital', async () => {
  const { w } = await reminded()
  const row = await w.receive(plainEml({ from: `${TENANT.name} <S.Lefebvre@Orange.example>`, to: OURS, text: 'Bonjour, est-ce qu’il a le droit de tout garder sans facture ?' }))
  console.log('capital', row?.fate, row?.reason)
})
test('non', async () => {
  const { w, p } = await qualified()
  const old = p.request()
  await p.tenantWrites('Bonjour, avez-vous des nouvelles de mon propriétaire ? Merci.')
  const row = await p.mediatorSays('NON, trop long', { to: old.mail.replyTo[0]?.address ?? '', inReplyTo: old.messageId })
  console.log('non', row?.fate, JSON.stringify(w.world.db.prepare('select kind, attempts, last_error from tasks').all()))
  await w.on('2026-04-07T09:00:00Z')
  console.log('non', JSON.stringify(w.world.db.prepare('select reason, fate from messages').all()))
})
