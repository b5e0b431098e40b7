import { describe, expect, test } from 'vitest'
import { day, instant } from '../../src/domain/day.ts'
import { approve } from '../../src/flows/decide-draft.ts'
import { deliverNext } from '../../src/flows/deliver-mail.ts'
import { digestView } from '../../src/flows/digest-view.ts'
import type { Delivery } from '../../src/ports.ts'
import { commit } from '../../src/store/commit.ts'
import { openHeld } from '../../src/store/held.ts'
import { mailBytes, mailsInState, requeue } from '../../src/store/outbox.ts'
import { onlyCase, qualified, reminded, requests, start } from '../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD, people, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, type TestWorld, testWorld } from '../support/test-world.ts'

/** From now on the mail server says this, to these addresses or to all; the function gives back the old one. */
function serverSays(w: TestWorld, answer: () => Delivery, to?: string): () => void {
  const { send } = w.world.transport
  w.world.transport.send = async (mail) => (to && mail.to !== to ? send(mail) : answer())
  return () => {
    w.world.transport.send = send
  }
}

test('an address that the server refuses at once is not proposed again: the tenant is asked for another', async () => {
  const { w, p } = await qualified()
  serverSays(w, () => ({ kind: 'refused', code: 550, response: '550 no such user' }), LANDLORD.address)
  await p.mediatorSays('OK')
  expect(p.request().mail.subject).toContain('demande de précisions')
  expect(onlyCase(w).parties.find((party) => party.role === 'landlord')?.addresses[0]?.bounced).toBe(true)
})

test('a refusal of the content says nothing against the address', async () => {
  const { w, p } = await qualified()
  serverSays(w, () => ({ kind: 'refused', code: 550, response: '550 5.7.1 message looks like spam' }), LANDLORD.address)
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.bounced).toEqual([])
})

test('a refused address from which its owner writes works again', async () => {
  const { w, p } = await qualified()
  const repaired = serverSays(w, () => ({ kind: 'refused', code: 550, response: '550 no such user' }), LANDLORD.address)
  await p.mediatorSays('OK')
  repaired()
  await p.landlordWrites('Je garde les 690 euros pour la peinture.')
  expect(onlyCase(w).parties.find((party) => party.role === 'landlord')?.addresses[0]?.bounced).toBe(false)
})

test('a bounced address that the tenant had given is asked for again', async () => {
  const { w, p } = start()
  await p.opensAlone(`${COMPLETE_REQUEST}`)
  await p.mediatorSays('OK')
  await p.tenantWrites(`1. oui\n2. ${LANDLORD.address}\n3. non\n4. oui`)
  await p.mediatorSays('OK')
  const letter = p.lastTo(LANDLORD)
  const before = requests(w).length
  await w.receive(bounceOf(letter.messageId, LANDLORD.address))
  expect(onlyCase(w).file.bounced).toHaveLength(1)
  await w.on('2026-06-30T12:00:00Z')
  expect(
    requests(w)
      .slice(before)
      .some((r) => r.mail.subject.includes('précisions')),
  ).toBe(true)
})

const bounceOf = (messageId: string, address: string, { status = '5.1.1', to = OURS, id = 'dsn-1' } = {}): Buffer =>
  Buffer.from(
    [
      'Return-Path: <>',
      'From: Mail Delivery Subsystem <mailer-daemon@free.example>',
      `To: ${to}`,
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <${id}@free.example>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'The mail could not be delivered.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; free.example',
      '',
      `Final-Recipient: rfc822; ${address}`,
      'Action: failed',
      `Status: ${status}`,
      `Diagnostic-Code: smtp; 550 ${status} in the server’s words`,
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      ...(messageId === '' ? [] : [`Message-ID: <${messageId}>`]),
      `To: ${address}`,
      '',
      '--b--',
      '',
    ].join('\r\n'),
  )

describe('a letter that comes back', () => {
  const copies = (w: TestWorld, messageId: string) => w.sent.filter((mail) => mail.messageId === messageId).length
  const notices = (w: TestWorld) =>
    w.sentTo(MEDIATOR).filter((mail) => mail.mail.subject.startsWith('Lettre non remise'))

  test('from a full mailbox leaves once more after two days, the same bytes; the second return goes to the mediator', async () => {
    const { w, p } = await reminded()
    const { messageId } = p.lastTo(LANDLORD)
    const full = (id: string) => bounceOf(messageId, LANDLORD.address, { status: '5.2.2', id })
    await w.receive(full('first'))
    await w.on('2026-04-09T07:59:00Z')
    expect([copies(w, messageId), notices(w).length]).toEqual([1, 0])
    await w.on('2026-04-09T19:00:00Z')
    const [one, two] = w.sent.filter((mail) => mail.messageId === messageId)
    expect(two?.raw.equals(one?.raw ?? Buffer.of())).toBe(true)
    expect(onlyCase(w).file.sent.find((s) => s.side === 'landlord')?.times).toBe(1)
    await w.receive(full('second'))
    await w.on('2026-04-20T08:00:00Z')
    expect(copies(w, messageId)).toBe(2)
    expect(notices(w).map((n) => n.mail.text)).toEqual([expect.stringContaining('Deux envois ont échoué')])
    expect(onlyCase(w).file.bounced).toEqual([])
  })

  test('and whose reader writes meanwhile does not leave again', async () => {
    const { w, p } = await reminded()
    const { messageId } = p.lastTo(LANDLORD)
    await w.receive(bounceOf(messageId, LANDLORD.address, { status: '5.2.2' }))
    await w.on('2026-04-08T09:00:00Z')
    await p.landlordWrites('Je garde tout pour la peinture.')
    await w.on('2026-04-13T19:00:00Z')
    expect(copies(w, messageId)).toBe(1)
  })

  test('and is stopped by its mediator meanwhile does not leave again, and is not said never to have left', async () => {
    const { w, p } = await reminded()
    const { messageId } = p.lastTo(LANDLORD)
    const to = w.sentTo(MEDIATOR).at(-1)?.mail.replyTo[0]?.address ?? ''
    await w.receive(bounceOf(messageId, LANDLORD.address, { status: '5.2.2' }))
    const [drafts, { sent }] = [onlyCase(w).drafts, onlyCase(w).file]
    await p.mediatorSays('STOP', { to })
    const told = w.sentTo(MEDIATOR).at(-1)?.mail.text.replace(/\s+/g, ' ')
    expect(told).toContain('Seul le second envoi est arrêté')
    expect(told).toContain(`est partie une première fois le mardi 7 avril 2026, à ${LANDLORD.address}`)
    await w.on('2026-04-10T12:00:00Z')
    expect(copies(w, messageId)).toBe(1)
    expect(onlyCase(w).drafts.map(({ state }) => state)).toEqual(drafts.map(({ state }) => state))
    expect(onlyCase(w).file.sent).toEqual(sent)
  })

  test('for its content says nothing against the address: the mediator reads the server’s words and what to do', async () => {
    const { w, p } = await reminded()
    await w.receive(bounceOf(p.lastTo(LANDLORD).messageId, LANDLORD.address, { status: '5.7.1' }))
    expect(onlyCase(w).file.bounced).toEqual([])
    expect(notices(w)[0]?.mail.text).toContain('in the server’s words')
  })

  test('from a dead address is told to the mediator, once however often it comes back', async () => {
    const { w, p } = await reminded()
    const { messageId } = p.lastTo(LANDLORD)
    await w.receive(bounceOf(messageId, LANDLORD.address))
    await w.receive(bounceOf(messageId, LANDLORD.address, { id: 'dsn-2' }))
    expect(notices(w)).toHaveLength(1)
    expect(onlyCase(w).file.bounced).toHaveLength(1)
  })

  test('without its Message-ID is known by the envelope sender that it alone had; a guessed one closes nothing', async () => {
    const { w, p } = start()
    w.world.settings = { ...w.world.settings, bounceAddresses: true }
    const senders: string[] = []
    const { send } = w.world.transport
    w.world.transport.send = (mail) => {
      senders.push(mail.from)
      return send(mail)
    }
    await p.opensJointly()
    await p.mediatorSays('OK')
    const to = senders[w.sent.indexOf(p.lastTo(TENANT))] ?? ''
    expect(to).toMatch(/^mediation\+b-[a-z2-7]{26}@/)
    const guessed = to.replace(/b-..../, 'b-aaaa')
    expect(await w.receive(bounceOf('', TENANT.address, { to: guessed, id: 'dsn-3' }))).toMatchObject({ fate: 'held' })
    expect(onlyCase(w).file.bounced).toEqual([])
    expect(await w.receive(bounceOf('', TENANT.address, { to }))).toMatchObject({ fate: 'filed' })
    expect(onlyCase(w).file.bounced).toHaveLength(1)
  })

  test('without any key of ours is held, with the case of its recipient to choose', async () => {
    const { w } = await reminded()
    expect(await w.receive(bounceOf('', LANDLORD.address))).toMatchObject({ reason: 'bounce_unmatched' })
    expect(JSON.parse(openHeld(w.world.db)[0]?.candidates ?? '')).toEqual([onlyCase(w).header.id])
  })
})

describe('a letter in doubt is settled by what proves that it left, and by nothing else', () => {
  const inDoubt = async () => {
    const { w, p } = await qualified()
    const repaired = serverSays(w, () => ({ kind: 'unknown', response: 'connection lost' }), LANDLORD.address)
    await p.mediatorSays('OK')
    repaired()
    const [letter] = mailsInState(w.world.db, 'unknown')
    if (!letter) throw new Error('Nothing in doubt')
    return { w, letter }
  }
  type Doubt = Awaited<ReturnType<typeof inDoubt>>['letter']
  const answer = (from: string, { message_id: id }: Doubt) =>
    plainEml({ from, to: OURS, inReplyTo: id, text: 'Je garde tout pour la peinture.' })

  test.each<[string, (letter: Doubt) => Buffer]>([
    ['its reader’s answer', (letter) => answer(LANDLORD.address, letter)],
    [
      'our own copy in the folder of sent mails',
      (letter) => Buffer.concat([Buffer.from('X-Copy: 1\r\n'), letterBytes(letter)]),
    ],
    ['a report that it came back', (letter) => bounceOf(letter.message_id, LANDLORD.address, { status: '5.7.1' })],
  ])('%s', async (_, proof) => {
    const { w, letter } = await inDoubt()
    await w.receive(proof({ ...letter, raw: mailBytes(w.world.db, letter.id) } as Doubt))
    expect(mailsInState(w.world.db, 'unknown')).toEqual([])
    expect(onlyCase(w).file.sent.some((s) => s.side === 'landlord' && s.purpose === 'law_reminder')).toBe(true)
    expect(requeue(w.world.db, letter.message_id, w.clock.now())).toBe(false)
  })

  test('resent by hand for later and stopped, it is not said never to have left', async () => {
    const { w, letter } = await inDoubt()
    const to = w.sentTo(MEDIATOR).at(-1)?.mail.replyTo[0]?.address ?? ''
    expect(requeue(w.world.db, letter.message_id, instant('2026-04-09T08:00:00Z'))).toBe(true)
    await w.receive(plainEml({ from: MEDIATOR, to, text: 'STOP', date: w.clock.now() }))
    expect(w.sentTo(MEDIATOR).at(-1)?.mail.text.replace(/\s+/g, ' ')).toContain(
      'est peut-être partie une première fois',
    )
    expect(mailsInState(w.world.db, 'stopped')).toHaveLength(1)
  })

  test('not by somebody else who names it', async () => {
    const { w, letter } = await inDoubt()
    await w.receive(answer(TENANT.address, letter))
    expect(mailsInState(w.world.db, 'unknown')).toHaveLength(1)
  })
})

const letterBytes = (letter: object): Buffer => (letter as { raw: Buffer }).raw

test('an offer whose letter the server refused is proposed again or told to the mediator', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 500 euros.')
  const repaired = serverSays(
    w,
    () => ({ kind: 'refused', code: 554, response: '554 content refused' }),
    TENANT.address,
  )
  await p.mediatorSays('OK')
  repaired()
  const before = w.sentTo(MEDIATOR).length
  await w.on('2026-06-30T12:00:00Z')
  expect(w.sentTo(MEDIATOR).length).toBeGreaterThan(before)
})

test('a transport that throws leaves no letter in limbo: it is doubtful, and the other mails go on', async () => {
  const { w, p } = await qualified()
  serverSays(
    w,
    () => {
      throw new Error('EPIPE')
    },
    LANDLORD.address,
  )
  await p.mediatorSays('OK')
  expect(mailsInState(w.world.db, 'sending')).toHaveLength(0)
  expect(mailsInState(w.world.db, 'unknown').map((mail) => mail.recipient)).toEqual([LANDLORD.address])
  expect(p.lastTo(TENANT).mail.subject).toContain('la règle et le calcul')
})

test('a letter of a case that cannot be read waits, and leaves no mail in limbo', async () => {
  const { w } = await qualified()
  const { world } = w
  const found = onlyCase(w)
  const draft = found.drafts.find((each) => each.state === 'proposed')
  const approval = draft && (await approve(world, found, draft, 'console', null, { atOnce: true }))
  if (approval?.kind !== 'approved') throw new Error('Nothing to approve')
  const changes = approval.changes
  commit(world.db, { caseId: found.header.id, basedOn: null, changes }, OURS, w.clock.now())
  world.db.prepare("UPDATE cases SET body = '{'").run()
  while (await deliverNext(world));
  expect(mailsInState(world.db, 'sending')).toHaveLength(0)
  expect(mailsInState(world.db, 'queued').map((mail) => mail.kind)).toEqual(['letter', 'letter'])
  expect(w.sentTo(LANDLORD.address)).toHaveLength(0)
})

describe('a mail server that is down', () => {
  const down = (): Delivery => ({ kind: 'try_later', response: 'ECONNREFUSED' })

  test('from Friday evening to Monday noon loses no approved letter', async () => {
    const { w, p } = await qualified('2026-04-10T15:00:00Z')
    const repaired = serverSays(w, down)
    await p.mediatorSays('OK')
    await w.on('2026-04-13T10:00:00Z')
    repaired()
    await w.on('2026-04-15T12:00:00Z')
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(1)
  })

  test('for a week has its letters given up after five days; sent again by hand they have five more', async () => {
    const { w, p } = await qualified()
    const repaired = serverSays(w, down, LANDLORD.address)
    await p.mediatorSays('OK')
    await w.on('2026-04-12T07:00:00Z')
    expect(mailsInState(w.world.db, 'given_up')).toHaveLength(0)
    await w.on('2026-04-12T10:00:00Z')
    const [letter] = mailsInState(w.world.db, 'given_up')
    expect(letter?.recipient).toBe(LANDLORD.address)
    expect(requeue(w.world.db, letter?.message_id ?? '', w.clock.now())).toBe(true)
    await w.on('2026-04-12T10:01:00Z')
    repaired()
    await w.on('2026-04-12T10:06:00Z')
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(1)
  })
})

test('what was drafted in shadow mode does not leave when the mode ends', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z', settings: { shadow: true } })
  await people(w).opensJointly()
  w.world.settings = { ...w.world.settings, shadow: false }
  await w.on('2026-06-30T12:00:00Z')
  expect(w.sentTo(TENANT.address)).toHaveLength(0)
})

test('a letter that a server refused long ago leaves the digest', async () => {
  const { w, p } = await qualified()
  w.answers.push({ kind: 'refused', code: 550, response: '550' }, { kind: 'refused', code: 550, response: '550' })
  await p.mediatorSays('OK')
  await p.tenantWrites('Je laisse tomber, j’abandonne ma demande.')
  await p.mediatorSays('OK')
  await w.on('2027-04-30T12:00:00Z')
  expect(digestView(w.world, day('2027-04-30')).bounced).toHaveLength(0)
})
