import { expect, test } from 'vitest'
import { notesOf } from '../../../src/store/notes.ts'
import { onlyCase, qualified, reminded } from '../../support/cases.ts'
import { LANDLORD, TENANT } from '../../support/people.ts'
import { failed, held, last, letters, mail, morning, SUPERVISOR, says } from './kit.ts'

test('PAYÉ with a part and no agreement does not propose to close as paid', async () => {
  const { p } = await reminded()
  await p.mediatorSays('PAYÉ 200 €')
  expect(p.request().mail.subject).not.toContain('clôture')
})

test('OK with a note that repeats words of the letter sends the letter, or says at once that it does not', async () => {
  const { w, p } = await qualified()
  const line = onlyCase(w)
    .drafts.at(-1)
    ?.letter.body.split('\n')
    .find((each) => each.startsWith('- Nouvelle adresse'))
  const row = await p.mediatorSays(`OK\nNOTE lu au téléphone : ${line?.replace(/[-:,.]/g, ' ')}`)
  const to = letters(w).filter((l) => l.recipient === LANDLORD.address)
  expect([row?.reason, ...to.map((l) => l.state)]).toEqual(
    row?.reason === 'approved' ? ['approved', 'sent'] : [row?.reason],
  )
})

test('CDC for somebody who cannot be written to is refused, and the case goes on', async () => {
  const { w, p } = await reminded()
  w.world.db.prepare('UPDATE addresses SET bounced = 1 WHERE address = ?').run(TENANT.address)
  await p.landlordWrites('Je ne comprends pas votre courrier. Que dois-je faire ?')
  await p.mediatorSays('CDC')
  await p.landlordWrites('Pouvez-vous me répondre ?')
  expect(onlyCase(w).file.openDraft).not.toBeNull()
})

test.each([
  ['two held mails of one person', (n: string, m: string) => `QUI ${n} bailleur\nQUI ${m} bailleur`],
  ['a held mail and the letter of its case', (n: string) => `QUI ${n} bailleur\nOK 1`],
])('an answer that settles %s is answered', async (_, text) => {
  const w = await morning(1)
  const to = w.sentTo('l1@orange.example')[0]?.mail.replyTo[0]?.address ?? ''
  for (const words of ['Je suis le propriétaire. Je propose de rendre 300 euros.', 'Le mur est abîmé.'])
    await mail(w, 'Paul Roux <paul.roux@free.example>', words, { to })
  await w.on('2026-04-09T06:00:00Z')
  const digest = last(w, SUPERVISOR, /à approuver/)
  const [n = '', m = ''] = [...digest.mail.text.matchAll(/^(\d+)\. expéditeur inconnu/gm)].map((x) => x[1] ?? '')
  expect(await says(w, digest, text(n, m), SUPERVISOR)).toMatchObject({ fate: 'command' })
  expect(onlyCase(w).parties.filter((p) => p.role === 'landlord').length).toBeLessThan(2)
  expect(held(w)).toHaveLength(2)
})

test('another version of a letter does not go with a change of its case: nothing is done', async () => {
  const { w, p } = await qualified()
  expect(await p.mediatorSays('PLUS COURT\nCLORE sans suite')).toMatchObject({ reason: 'not_done' })
  expect(failed(w)).toEqual([])
  expect(onlyCase(w).file).toMatchObject({ outcome: null, requested: null })
})

test('ACCORD and PAYÉ in one mail mean the same in either order', async () => {
  const { w, p } = await reminded()
  await p.mediatorSays('PAYÉ 620 €\nACCORD 620 €')
  expect(onlyCase(w).file.payment).toBe('confirmed')
})

test('a message that made the open offer stays with it', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 300 euros pour en finir.')
  expect(await p.mediatorSays('SÉPARER M3')).toMatchObject({ reason: 'not_done' })
  expect(onlyCase(w).file.offer).toMatchObject({ amount: 30_000 })
})

test('an offer that reopens a case is an offer', async () => {
  const { w, p } = await reminded()
  await p.mediatorSays('CLORE sans suite')
  await p.mediatorSays('OK')
  await p.landlordWrites('Finalement je propose de rendre 300 euros.')
  expect(onlyCase(w).file.offer).toMatchObject({ by: 'landlord', amount: 30_000 })
})

test('a long note is kept whole, or its writer hears that it was cut', async () => {
  const { w, p } = await qualified()
  const text = 'mot '.repeat(2_000).trim()
  const row = await p.mediatorSays(`NOTE ${text}`)
  const [note] = notesOf(w.world.db, onlyCase(w).header.id)
  expect(row?.reason === 'recorded' && note?.text !== text && !/coup/.test(w.sent.at(-1)?.mail.text ?? '')).toBe(false)
})
