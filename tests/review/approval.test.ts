import { expect, test } from 'vitest'
import { parisDay } from '../../src/domain/day.ts'
import { approve } from '../../src/flows/decide-draft.ts'
import { messageBySha } from '../../src/store/messages.ts'
import { LANDLORD, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR } from '../support/test-world.ts'
import { onlyCase, qualified, reminded, requests } from './cases.ts'

test('a draft whose 72 hours passed is proposed again', async () => {
  const { w } = await qualified()
  const before = requests(w).length
  await w.on('2026-04-20T12:00:00Z')
  expect(requests(w).length).toBeGreaterThan(before)
})

test('an OK that comes after 72 hours is followed by a new proposal, as its answer says', async () => {
  const { w, p } = await qualified()
  await w.on('2026-04-11T12:00:00Z')
  const before = requests(w).length
  await p.mediatorSays('OK')
  expect(p.lastTo({ address: MEDIATOR }).mail.text).toContain('Une nouvelle lettre vous sera proposée')
  await w.on('2026-05-30T12:00:00Z')
  expect(requests(w).length).toBeGreaterThan(before)
})

test('a letter whose last day is past cannot be approved, not even at the console', async () => {
  const { w } = await qualified()
  await w.on('2026-06-07T08:00:00Z')
  const found = onlyCase(w)
  const draft = found.drafts.find((d) => d.id === found.file.openDraft?.draft)
  if (!draft) return
  expect(draft.letter.body).toContain('21 avril 2026')
  expect(parisDay(w.clock.now())).toBe('2026-06-07')
  expect((await approve(w.world, found, draft, 'console', null)).kind).not.toBe('approved')
})

test.each(['NON, je préfère attendre', 'ATTENDRE lundi'])(
  '%s to a draft that was superseded meanwhile is answered, not held as unreadable',
  async (order) => {
    const { w, p } = await qualified()
    const old = p.request()
    await p.tenantWrites('Bonjour, avez-vous des nouvelles de mon propriétaire ? Merci.')
    const row = await p.mediatorSays(order, { to: old.mail.replyTo[0]?.address ?? '', inReplyTo: old.messageId })
    await w.on('2026-04-07T12:00:00Z')
    const fate = row ?? messageBySha(w.world.db, lastSha(w))
    expect(fate).toMatchObject({ fate: 'command' })
  },
)

const lastSha = (w: Awaited<ReturnType<typeof qualified>>['w']): string =>
  (w.world.db.prepare('SELECT sha256 FROM raw_mails ORDER BY rowid DESC LIMIT 1').get() as { sha256: string }).sha256

test('when the recipients changed, the new letter that the answer announces is proposed', async () => {
  const { w, p } = await qualified()
  const found = onlyCase(w)
  const landlord = found.parties.find((x) => x.role === 'landlord')
  // As `held settle --as landlord` leaves it: a second address, then the first one is confirmed by a vacation reply.
  w.world.db
    .prepare('INSERT INTO addresses (party_id, address, origin) VALUES (?, ?, ?)')
    .run(landlord?.id, 'gm@bureau.example', 'staff')
  await p.mediatorSays('OK')
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
  const before = requests(w).length
  expect(p.lastTo({ address: MEDIATOR }).mail.text).toContain('Une nouvelle lettre vous est proposée')
  await w.on('2026-04-09T12:00:00Z')
  expect(requests(w).length + 0).toBeGreaterThanOrEqual(before)
  expect(requests(w).at(-1)?.mail.text).toContain('gm@bureau.example')
})

test('words of a mediator that are no order send nothing, whatever her mail program did to the quoted letter', async () => {
  const { p } = await qualified()
  await p.mediatorSays(
    `Qui est ce monsieur ? N’envoyez rien, je regarde demain.\n\n${p.edited('Ce rappel n’est pas un jugement.', 'Ce rappel n’est  pas un jugement !')}`,
  )
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
})

test('the same mail delivered twice with other trace headers is one message', async () => {
  const { w } = await reminded()
  const mail = (hop: string) =>
    Buffer.concat([
      Buffer.from(`Received: from ${hop}.free.example by mx.example; Tue, 7 Apr 2026 09:00:00 +0000\r\n`),
      plainEml({
        from: `${LANDLORD.name} <${LANDLORD.address}>`,
        to: 'mediation@mediation-logement.example',
        text: 'Je garde tout pour la peinture, 690 euros.',
        messageId: 'one-and-the-same@free.example',
        headers: [],
      }),
    ])
  await w.receive(mail('a'))
  await w.receive(mail('b'))
  const filed = onlyCase(w).messages.filter((m) => m.message_id === 'one-and-the-same@free.example')
  expect(filed).toHaveLength(1)
})

test('the case of a mediator who left is put before another one', async () => {
  const { w, p } = await qualified()
  w.world.settings = { ...w.world.settings, mediators: ['nouvelle@mediation-logement.example'] }
  await p.tenantWrites('Est-ce qu’il a le droit de tout garder sans facture ?')
  expect(w.sentTo('nouvelle@mediation-logement.example')).toHaveLength(1)
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
})
