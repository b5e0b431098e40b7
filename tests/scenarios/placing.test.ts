import { expect, test } from 'vitest'
import { partiesOf } from '../../src/store/cases.ts'
import { onlyCase, qualified, reminded } from '../support/cases.ts'
import { LANDLORD, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS } from '../support/test-world.ts'

const copy = (hop: string, mail: Partial<Parameters<typeof plainEml>[0]> = {}): Buffer =>
  Buffer.concat([
    Buffer.from(`Received: from ${hop}.free.example by mx.example; Tue, 7 Apr 2026 09:00:00 +0000\r\n`),
    plainEml({
      from: `${LANDLORD.name} <${LANDLORD.address}>`,
      to: OURS,
      text: 'Je garde tout pour la peinture, 690 euros.\nLes murs étaient tachés dans toutes les pièces.',
      messageId: 'one-and-the-same@free.example',
      ...mail,
    }),
  ])

test('the same mail delivered twice with other trace headers is one message', async () => {
  const { w } = await reminded()
  await w.receive(copy('a'))
  expect(await w.receive(copy('b'))).toMatchObject({ fate: 'ignored', reason: 'duplicate' })
  expect(onlyCase(w).messages.filter((m) => m.message_id === 'one-and-the-same@free.example')).toHaveLength(1)
})

test('a mediator’s yes delivered twice is heard once and answered once', async () => {
  const { w, p } = await qualified()
  const to = p.request().mail.replyTo[0]?.address ?? ''
  const yes = (hop: string) => copy(hop, { from: `Nadia Benali <${MEDIATOR}>`, to, text: 'OK' })
  expect(await w.receive(yes('a'))).toMatchObject({ fate: 'command' })
  const before = w.sentTo(MEDIATOR).length
  expect(await w.receive(yes('b'))).toMatchObject({ reason: 'duplicate' })
  expect(w.sentTo(MEDIATOR)).toHaveLength(before)
})

test('a copy that proves its sender is none of one that did not, or was held', async () => {
  const { w } = await reminded()
  expect(await w.receive(copy('a', { auth: 'fail' }))).toMatchObject({ fate: 'held' })
  expect(await w.receive(copy('b', { auth: 'none' }))).toMatchObject({ fate: 'filed' })
  expect(await w.receive(copy('c'))).toMatchObject({ fate: 'filed' })
  expect(await w.receive(copy('d'))).toMatchObject({ fate: 'ignored', reason: 'duplicate' })
})

test('addresses compare without regard to capitals', async () => {
  const { w, p } = await reminded()
  const row = await w.receive(
    plainEml({
      from: `${TENANT.name} <S.Lefebvre@Orange.example>`,
      to: 'mediation@mediation-logement.example',
      text: 'Bonjour, est-ce qu’il a le droit de tout garder sans facture ?',
    }),
  )
  expect(row).toMatchObject({ fate: 'filed' })
  expect(p.request().mail.subject).toContain('réponse')
  expect(partiesOf(w.world.db, onlyCase(w).header.id).flatMap((party) => party.addresses)).toHaveLength(2)
})

test('somebody whose case is closed can open another about another dwelling', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Je laisse tomber, j’abandonne ma demande.')
  await p.mediatorSays('OK')
  const row = await w.receive(
    plainEml({
      from: `${TENANT.name} <${TENANT.address}>`,
      to: OURS,
      subject: 'Nouveau litige, autre logement',
      text: 'Bonjour, pour mon appartement de Lyon, mon nouveau propriétaire, M. Petit, ne me rend pas ma caution de 800 euros. Je demande une médiation.',
    }),
  )
  expect(row).toMatchObject({ fate: 'filed', match: 'new_case' })
})

test('a word of thanks that answers nothing stays with the closed case', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Je laisse tomber, j’abandonne ma demande.')
  await p.mediatorSays('OK')
  const row = await w.receive(plainEml({ from: TENANT.address, to: OURS, subject: 'Merci', text: 'Merci pour tout.' }))
  expect(row).toMatchObject({ fate: 'filed', match: 'sender' })
})

test('a letter that was given to the other side leads to the case and proves nothing about who answers it', async () => {
  const { w, p } = await reminded()
  const theirs = p.lastTo(LANDLORD)
  const row = await w.receive(
    plainEml({
      from: `${TENANT.name} <${TENANT.address}>`,
      to: OURS,
      auth: 'none',
      inReplyTo: theirs.messageId,
      text: 'J’ai tout reçu, je me désiste.',
    }),
  )
  expect(row).toMatchObject({ fate: 'filed', match: 'borrowed_key' })
  expect(onlyCase(w).file.news.at(-1)).toMatchObject({ message: row?.id, doubtful: true })
})
