import { describe, expect, test } from 'vitest'
import { openHeld } from '../../src/store/held.ts'
import { rawBytes } from '../../src/store/raw-mails.ts'
import { everyOpenCaseHasOwnerAndDate } from '../invariants/kept.ts'
import { deliveryReport } from '../support/machine-mail.ts'
import { LANDLORD, people, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, testWorld } from '../support/test-world.ts'

const start = () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  return { w, p: people(w) }
}

describe('every mail has its named fate and its bytes stay', () => {
  const huge = Buffer.concat([
    plainEml({ from: TENANT.address, to: OURS, text: 'Bonjour' }),
    Buffer.alloc(30 * 1024 * 1024, 'x'),
  ])
  test.each([
    ['no header at all', Buffer.from('\u0000\u0001 rien de lisible'), 'held', 'unreadable'],
    ['nothing', Buffer.from(' '), 'held', 'unreadable'],
    [
      'no From',
      Buffer.from('To: mediation@mediation-logement.example\r\nSubject: x\r\n\r\nBonjour'),
      'held',
      'no_sender',
    ],
    ['30 MB', huge, 'held', 'too_large'],
    [
      'advertising',
      plainEml({
        from: 'promo@boutique.example',
        to: OURS,
        text: 'Soldes sur les canapés !',
        headers: ['List-Unsubscribe: <https://x.example>', 'Precedence: bulk'],
      }),
      'ignored',
      'bulk_mail',
    ],
    ['our own mail come back', plainEml({ from: OURS, to: OURS, text: 'Bonjour' }), 'ignored', 'sent_by_ourselves'],
    [
      'a stranger who asks nothing of us',
      plainEml({ from: 'inconnu@ailleurs.example', to: OURS, text: 'Voici le plan du rond-point.' }),
      'held',
      'no_matching_case',
    ],
  ])('%s', async (_, raw, fate, reason) => {
    const { w } = start()
    const row = await w.receive(raw)
    expect(row).toMatchObject({ fate, reason })
    expect(rawBytes(w.world.db, row?.sha256 ?? '')?.equals(raw)).toBe(true)
    expect(openHeld(w.world.db)).toHaveLength(fate === 'held' ? 1 : 0)
  })

  test('a mail without a Date is dated by its arrival', async () => {
    const { w } = start()
    const row = await w.receive(
      plainEml({
        from: TENANT.address,
        to: OURS,
        date: null,
        text: 'J’ai rendu les clés il y a deux mois et mon propriétaire garde ma caution de 600 euros. Je demande une médiation.',
      }),
    )
    expect(row).toMatchObject({ fate: 'filed', received_at: '2026-04-07T08:00:00.000Z' })
  })

  test('a stranger who answers one of our letters is held, and the mediator may place the mail', async () => {
    const { w, p } = start()
    await p.opensJointly()
    const letter = p.lastTo(TENANT)
    const row = await w.receive(
      plainEml({
        from: 'cousin@ailleurs.example',
        to: letter.mail.replyTo[0]?.address ?? '',
        text: 'Je réponds pour elle : nous acceptons.',
        inReplyTo: letter.messageId,
      }),
    )
    expect(row).toMatchObject({ fate: 'held', reason: 'unknown_sender' })
    expect(JSON.parse(openHeld(w.world.db)[0]?.candidates ?? '[]')).toHaveLength(1)
  })

  test('one side’s address used from the other side’s mailbox is held', async () => {
    const { w, p } = start()
    await p.opensJointly()
    const tenantAddress = p.lastTo(TENANT).mail.replyTo[0]?.address ?? ''
    const row = await w.receive(plainEml({ from: LANDLORD.address, to: tenantAddress, text: 'Je refuse.' }))
    expect(row).toMatchObject({ fate: 'held', reason: 'wrong_side_token' })
  })

  test('the same bytes twice are one mail; the same Message-ID with other bytes is another', async () => {
    const { w, p } = start()
    const first = plainEml({
      from: TENANT.address,
      to: OURS,
      messageId: 'un@orange.example',
      text: 'Mon propriétaire garde ma caution de 600 euros. Je demande une médiation.',
    })
    await w.receive(first)
    await w.receive(first)
    const other = await p.opensAlone('Je demande toujours une médiation pour ma caution.', {
      messageId: 'un@orange.example',
    })
    expect(other?.fate).toBe('filed')
    expect(w.world.db.prepare('SELECT count(*) AS n FROM messages').get()).toEqual({ n: 2 })
  })
})

test('the last address of who asked bounces: its mediator hears of it, nothing is written to it, and the case keeps its next date', async () => {
  const { w, p } = start()
  await p.opensJointly()
  await p.mediatorSays('OK')
  const letter = p.lastTo(TENANT)
  const report = deliveryReport(
    [
      'Return-Path: <>',
      'From: Mail Delivery Subsystem <mailer-daemon@orange.example>',
      `To: ${OURS}`,
      'Subject: Undelivered',
      `Date: ${new Date(w.clock.now()).toUTCString()}`,
    ],
    '550 user unknown',
    { recipient: TENANT.address, action: 'failed', status: '5.1.1', diagnostic: '550 5.1.1 user unknown' },
    { messageId: letter.messageId, from: OURS, to: TENANT.address, subject: letter.mail.subject },
  )
  await w.receive(report)
  const told = w.sentTo(MEDIATOR).at(-1)?.mail
  expect(`${told?.subject} ${told?.text}`).toContain(TENANT.address)
  const before = p.lettersTo(TENANT.address).length
  await w.on('2026-05-20T08:00:00Z')
  expect(p.lettersTo(TENANT.address)).toHaveLength(before)
  expect(everyOpenCaseHasOwnerAndDate(w.world)).toEqual([])
})

describe('machines', () => {
  test('two robots that answer each other stop: an automatic mail is answered by nothing', async () => {
    const { w, p } = start()
    await p.opensJointly()
    const before = w.sent.length
    for (let n = 0; n < 5; n += 1)
      await p.tenantWrites(`Je suis absente jusqu’au 20 avril (${n}).`, {
        headers: ['Auto-Submitted: auto-replied'],
        subject: 'Réponse automatique',
      })
    expect(w.sent).toHaveLength(before)
  })

  test('a vacation note changes no turn and voids no letter', async () => {
    const { w, p } = start()
    await p.opensJointly()
    await p.tenantWrites('Je suis absente jusqu’au 20 avril.', {
      headers: ['Auto-Submitted: auto-replied'],
      subject: 'Réponse automatique',
    })
    await p.mediatorSays('OK')
    expect(p.lettersTo(TENANT.address)).toHaveLength(2)
    expect(
      w.world.db.prepare("SELECT count(*) AS n FROM case_events WHERE type = 'automatic_reply_noted'").get(),
    ).toEqual({ n: 1 })
  })

  test('a report that names no mail of ours closes no channel', async () => {
    const { w, p } = start()
    await p.opensJointly()
    const report = plainEml({
      from: 'mailer-daemon@free.example',
      to: OURS,
      subject: 'Delivery Status Notification (Failure)',
      text: `550 user unknown ${LANDLORD.address}`,
      headers: ['Return-Path: <>', 'Auto-Submitted: auto-replied'],
    })
    expect(await w.receive(report)).toMatchObject({ fate: 'held', reason: 'bounce_unmatched' })
    expect(w.world.db.prepare('SELECT count(*) AS n FROM addresses WHERE bounced = 1').get()).toEqual({ n: 0 })
  })
})

describe('the mail server says no', () => {
  test('not now: the same bytes again later; never: shown, not repeated', async () => {
    const { w, p } = start()
    w.answers.push({ kind: 'try_later', response: '451 greylisted' })
    await p.opensJointly()
    expect(p.lettersTo(TENANT.address)).toHaveLength(0)
    await w.on('2026-04-07T08:06:00Z')
    expect(p.lettersTo(TENANT.address)).toHaveLength(1)
    w.answers.push({ kind: 'refused', code: 550, response: '550 no such user' })
    await p.mediatorSays('OK')
    await w.on('2026-04-09T08:00:00Z')
    const refused = w.world.db.prepare("SELECT state, attempts FROM outbox WHERE kind = 'letter'").all()
    expect(refused).toEqual([{ state: 'refused', attempts: 1 }])
  })

  test('a request for approval that the server refuses is a line of the digest', async () => {
    const { w, p } = start()
    await p.opensJointly()
    w.answers.push({ kind: 'refused', code: 552, response: '552 too big' })
    await p.tenantWrites('Voici une précision : les clés ont été rendues en main propre.')
    await w.on('2026-04-13T06:00:00Z')
    const digest = w.sent.findLast((s) => s.mail.subject.includes('à approuver'))
    expect(digest?.mail.text).toContain('demande d’approbation refusée par le serveur')
  })

  test('a letter whose row names another recipient than the mediator was shown does not leave', async () => {
    const { w, p } = start()
    await p.opensJointly()
    w.answers.push({ kind: 'try_later', response: '451' })
    await p.mediatorSays('OK')
    w.world.db.exec(
      "UPDATE outbox SET recipient = 'intrus@ailleurs.example' WHERE kind = 'letter' AND state = 'queued'",
    )
    await w.on('2026-04-07T08:06:00Z')
    expect(w.sentTo('intrus@ailleurs.example')).toHaveLength(0)
    expect(w.world.db.prepare("SELECT state FROM outbox WHERE recipient LIKE 'intrus%'").all()).toEqual([
      { state: 'refused' },
    ])
  })

  test('a letter whose bytes are gone is stopped, and holds nothing up', async () => {
    const { w, p } = start()
    await p.opensJointly()
    w.answers.push({ kind: 'try_later', response: '451' })
    await p.mediatorSays('OK')
    const waiting = "SELECT id FROM outbox WHERE kind = 'letter' AND state = 'queued'"
    const { id } = w.world.db.prepare(waiting).get() as { id: string }
    const before = w.sent.length
    w.world.db.prepare('DELETE FROM outbox_bytes WHERE mail = ?').run(id)
    await w.on('2026-04-07T08:06:00Z')
    expect(w.sent.slice(before).filter(({ mail }) => mail.text === '')).toEqual([])
    expect(w.world.db.prepare('SELECT state, last_answer FROM outbox WHERE id = ?').get(id)).toEqual({
      state: 'refused',
      last_answer: 'last look: its bytes are gone',
    })
  })

  test('an answer that was lost: the letter is shown as doubtful and not sent again unasked', async () => {
    const { w, p } = start()
    await p.opensJointly()
    w.answers.push({ kind: 'unknown', response: 'connection lost after the data' })
    await p.mediatorSays('OK')
    await w.on('2026-04-13T06:00:00Z')
    expect(p.lettersTo(TENANT.address)).toHaveLength(1)
    const digest = w.sent.findLast((s) => s.mail.subject.includes('à approuver'))
    expect(digest?.mail.text).toContain('envoi douteux')
  })
})
