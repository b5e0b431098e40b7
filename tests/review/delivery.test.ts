import { expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { digestView } from '../../src/flows/digest-view.ts'
import { drain } from '../../src/flows/drain.ts'
import { storeRaw } from '../../src/flows/fetch-mail.ts'
import { settleHeldMail } from '../../src/flows/settle-held.ts'
import { openHeld } from '../../src/store/held.ts'
import { mailsInState } from '../../src/store/outbox.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { COMPLETE_REQUEST, LANDLORD, people, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, testWorld } from '../support/test-world.ts'
import { onlyCase, qualified, reminded, requests, start } from './cases.ts'

test('an address that the server refuses at once is not proposed again: the tenant is asked for another', async () => {
  const { w, p } = await qualified()
  const { send } = w.world.transport
  w.world.transport.send = async (mail) =>
    mail.to === LANDLORD.address ? { kind: 'refused', code: 550, response: '550 no such user' } : send(mail)
  await p.mediatorSays('OK')
  expect(p.request().mail.subject).toContain('demande de précisions')
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

const bounceOf = (messageId: string, address: string): Buffer =>
  Buffer.from(
    [
      'Return-Path: <>',
      'From: Mail Delivery Subsystem <mailer-daemon@free.example>',
      `To: ${OURS}`,
      'Subject: Undelivered Mail Returned to Sender',
      'Message-ID: <dsn-1@free.example>',
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
      'Status: 5.1.1',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${messageId}>`,
      `To: ${address}`,
      '',
      '--b--',
      '',
    ].join('\r\n'),
  )

test('a recap that one side’s server refused is proposed again or told to the mediator', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 500 euros.')
  const { send } = w.world.transport
  w.world.transport.send = async (mail) =>
    mail.to === TENANT.address ? { kind: 'refused', code: 554, response: '554 content refused' } : send(mail)
  await p.mediatorSays('OK')
  w.world.transport.send = send
  const before = w.sentTo(MEDIATOR).length
  await w.on('2026-06-30T12:00:00Z')
  expect(w.sentTo(MEDIATOR).length).toBeGreaterThan(before)
})

test('a transport that throws leaves no letter in limbo', async () => {
  const { w, p } = await qualified()
  const { send } = w.world.transport
  w.world.transport.send = async (mail) => {
    if (mail.to === LANDLORD.address) throw new Error('EPIPE')
    return send(mail)
  }
  await p.mediatorSays('OK').catch(() => undefined)
  await w.on('2026-04-08T12:00:00Z').catch(() => undefined)
  expect(mailsInState(w.world.db, 'sending')).toHaveLength(0)
})

test('an approved letter survives a mail server that is down from Friday evening to Monday noon', async () => {
  const { w, p } = await qualified('2026-04-10T15:00:00Z')
  const { send } = w.world.transport
  w.world.transport.send = async () => ({ kind: 'try_later', response: 'ECONNREFUSED' })
  await p.mediatorSays('OK')
  await w.on('2026-04-13T10:00:00Z')
  w.world.transport.send = send
  await w.on('2026-04-15T12:00:00Z')
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(1)
})

test('work that failed for ten minutes is taken up again', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const p = people(w)
  const { html } = w.world.renderer
  const renderer = w.world.renderer
  w.world.renderer = { ...renderer, html: () => Promise.reject(new Error('ENOSPC')) }
  w.world.jobs = { ...w.world.jobs }
  // The receipt needs the renderer too: let the opening through, then break.
  w.world.renderer = {
    ...renderer,
    html: (t, c) => (t === 'approval-request' ? Promise.reject(new Error('ENOSPC')) : html(t, c)),
  }
  await p.opensJointly()
  await w.on('2026-04-07T08:10:00Z')
  w.world.renderer = renderer
  await w.on('2026-04-30T12:00:00Z')
  expect(requests(w).length).toBeGreaterThan(0)
})

test('a task that kills the process has counted its attempt before', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  let attempts = -1
  const { run } = w.world.jobs
  w.world.jobs = {
    ...w.world.jobs,
    run: (job, input) => {
      attempts = (
        w.world.db.prepare("SELECT attempts FROM tasks WHERE kind = 'read_message'").get() as { attempts: number }
      ).attempts
      return run(job, input)
    },
  }
  await people(w).opensJointly()
  expect(attempts).toBeGreaterThan(0)
})

test('no letter is proposed while an answer waits to be read', async () => {
  const { w, p } = await reminded()
  await w.on('2026-04-13T05:59:00Z')
  const { run } = w.world.jobs
  w.world.jobs = { ...w.world.jobs, run: () => Promise.reject(new Error('reader down')) }
  await p.landlordWrites('Je propose de rendre 500 euros.')
  await w.on('2026-04-13T06:03:00Z')
  expect(requests(w).filter((r) => r.mail.subject.includes('relance'))).toHaveLength(0)
  w.world.jobs = { ...w.world.jobs, run }
})

test('two mails that arrive together both reach the mediator', async () => {
  const { w } = await reminded()
  const { lastTo } = people(w)
  const to = lastTo(LANDLORD).mail.replyTo[0]?.address ?? OURS
  const mails = ['Bof.', 'Merci, bonne journée.'].map((text) =>
    plainEml({ from: `${LANDLORD.name} <${LANDLORD.address}>`, to, text, date: w.clock.now() }),
  )
  const before = w.sentTo(MEDIATOR).length
  storeRaw(
    w.world,
    mails.map((raw) => ({
      place: { mailbox: 'test', validity: '1', uid: sha256(raw) },
      receivedAt: w.clock.now(),
      size: raw.length,
      raw,
    })),
  )
  await drain(w.world)
  const told = w
    .sentTo(MEDIATOR)
    .slice(before)
    .map((s) => s.mail.text)
    .join('\n')
  expect(told).toContain('Bof')
  expect(told).toContain('bonne journée')
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

test('an answer after a case was closed for silence opens it again once a human filed it', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Je laisse tomber, j’abandonne ma demande.')
  await p.mediatorSays('OK')
  const before = requests(w).length
  await p.tenantWrites('Finalement je souhaite continuer, mon propriétaire ne m’a toujours rien rendu.')
  const [held] = openHeld(w.world.db)
  await settleHeldMail(w.world, held?.id ?? '', { case: onlyCase(w).header.ref })
  await drain(w.world)
  await w.on('2026-06-30T12:00:00Z')
  expect(w.sentTo(MEDIATOR).slice(before).length + requests(w).length).toBeGreaterThan(before + before)
  expect(onlyCase(w).file.state).not.toBe('withdrawn')
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
