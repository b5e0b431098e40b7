import { describe, expect, test } from 'vitest'
import { settleDraft } from '../../../src/store/drafts.ts'
import { TENANT } from '../../support/people.ts'
import {
  type CommandMail,
  command,
  DMARC_PASS,
  DOMAIN,
  type Expected,
  expectRefused,
  MEDIATOR,
  OTHER_MEDIATOR,
  OURS,
  type WaitingCase,
  waitingCase,
} from './waiting-case.ts'

type Row = readonly [string, CommandMail | ((c: WaitingCase) => CommandMail), Expected]

const held = (reason: string): Expected => ({ fate: 'held', reason })
const plus = (token: string, address = OURS): string => `To: ${address.replace('@', `+ok-${token}@`)}`
const refuses = (rows: readonly Row[]) =>
  test.each(rows)('%s', async (_, mail, expected) => {
    const c = await waitingCase()
    await expectRefused(c, command(c, typeof mail === 'function' ? mail(c) : mail), expected)
  })

describe('the mediator’s own proven mail, whose fields may have been put together by others', () => {
  refuses([
    ['two subjects', { headers: ['Subject: OK'] }, held('doubled_headers')],
    ['two dates', { headers: ['Date: Tue, 07 Apr 2026 09:00:00 +0200'] }, held('doubled_headers')],
    ['two Message-IDs', { headers: [`Message-ID: <autre@${DOMAIN}>`] }, held('doubled_headers')],
    ['two To fields', { headers: [`To: ${TENANT.address}`] }, held('doubled_headers')],
    ['two Content-Type fields', { headers: ['Content-Type: text/html'] }, held('doubled_headers')],
    ['another Sender', { headers: ['Sender: eve@evil.example'] }, held('other_sender')],
    ['a Sender of the same domain', { headers: [`Sender: stagiaire@${DOMAIN}`] }, held('other_sender')],
    ['an empty Sender', { headers: ['Sender: <>'] }, held('other_sender')],
    ['another Reply-To', { headers: ['Reply-To: eve@evil.example'] }, held('other_sender')],
    ['a second address in Reply-To', { headers: [`Reply-To: ${MEDIATOR}, eve@evil.example`] }, held('other_sender')],
    ['resent', { headers: ['Resent-From: eve@evil.example', `Resent-To: ${OURS}`] }, held('forwarded_command')],
    ['resent by the mediator', { headers: [`Resent-From: ${MEDIATOR}`] }, held('forwarded_command')],
    [
      'the copy of a mailing list, which looks like an answer',
      { headers: ['List-Id: <equipe.example>', 'List-Post: <mailto:equipe@equipe.example>'] },
      held('forwarded_command'),
    ],
    ['the copy of a list that says so by its precedence', { headers: ['Precedence: list'] }, held('forwarded_command')],
  ])
})

describe('the mediator’s own proven mail, out of its time', () => {
  refuses([
    [
      'signed three days ago under a date of today',
      {
        above: [
          DMARC_PASS,
          `DKIM-Signature: v=1; d=${DOMAIN}; s=s1; t=1775289600; h=from:to:subject:date:message-id; bh=x; b=x`,
        ],
      },
      held('untimely_command'),
    ],
  ])
})

describe('the mediator’s own proven mail without the one token of an open letter', () => {
  refuses([
    ['no token', { to: [`To: ${OURS}`] }, held('wrong_token')],
    ['an unknown token', { to: [plus('a'.repeat(26))] }, held('wrong_token')],
    ['a token that is cut', (c) => ({ to: [plus(c.token.slice(0, -1))] }), held('wrong_token')],
    [
      'a token with one letter changed',
      (c) => ({ to: [plus(c.token.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')))] }),
      held('wrong_token'),
    ],
    [
      'a participant’s token',
      (c) => ({ to: [`To: ${c.w.sentTo(TENANT.address)[0]?.mail.replyTo[0]?.address}`] }),
      held('wrong_token'),
    ],
    [
      'two tokens',
      (c) => ({ to: [`${plus(c.token)}, ${OURS.replace('@', `+ok-${'b'.repeat(26)}@`)}`] }),
      held('wrong_token'),
    ],
    [
      'two tokens, one among the copies',
      (c) => ({ headers: [`Cc: ${OURS.replace('@', `+ok-${'b'.repeat(26)}@`)}`], to: [plus(c.token)] }),
      held('wrong_token'),
    ],
    [
      'the token in Cc of a mail to a party',
      (c) => ({ to: [`To: ${TENANT.address}`], headers: [`Cc: ${c.approval}`] }),
      held('not_addressed'),
    ],
    [
      'the token only where a mail to a party was sent on to (Delivered-To)',
      (c) => ({ to: [`To: ${TENANT.address}`], above: [`Delivered-To: ${c.approval}`, DMARC_PASS] }),
      held('not_addressed'),
    ],
    [
      'the token at a foreign domain',
      (c) => ({ to: [plus(c.token, 'mediation@evil.example')] }),
      held('not_addressed'),
    ],
    ['the token as a display name', (c) => ({ to: [`To: "${c.approval}" <${OURS}>`] }), held('wrong_token')],
    ['the token in the text', (c) => ({ to: [`To: ${OURS}`], text: `OK\n${c.approval}` }), held('wrong_token')],
    ['the token in the subject', (c) => ({ to: [`To: ${OURS}`], subject: `Re: ${c.approval}` }), held('wrong_token')],
    [
      'the letter’s Message-ID instead of the token',
      (c) => ({ to: [`To: ${OURS}`], headers: [`In-Reply-To: <${c.p.request().messageId}>`] }),
      held('wrong_token'),
    ],
  ])
})

describe('a token that was good once', () => {
  test('is worth nothing after its time, and its mediator hears so', async () => {
    const c = await waitingCase()
    await c.w.on('2026-04-10T08:30:00Z')
    const before = c.w.sentTo(MEDIATOR).length
    await expectRefused(c, command(c, { date: 'Fri, 10 Apr 2026 10:30:00 +0200' }), held('expired_token'))
    expect(c.w.sentTo(MEDIATOR)).toHaveLength(before + 1)
  })

  test('is worth nothing after a refusal', async () => {
    const c = await waitingCase()
    await c.w.receive(command(c, { text: 'NON, trop tôt' }))
    await expectRefused(c, command(c), held('used_token'))
  })

  test('lets nothing leave twice', async () => {
    const c = await waitingCase()
    await c.w.receive(command(c))
    const letters = () => c.w.sent.filter(({ mail }) => !mail.headers.has('auto-submitted')).length
    const after = letters()
    expect(after).toBeGreaterThan(0)
    expect(await c.w.receive(command(c))).toMatchObject(held('used_token'))
    expect(letters()).toBe(after)
  })

  test('serves nobody else on the team', async () => {
    const c = await waitingCase({ team: [OTHER_MEDIATOR] })
    await expectRefused(c, command(c, { from: [`From: ${OTHER_MEDIATOR}`] }), held('wrong_token'))
  })

  test('approves no letter that a party’s message overtook', async () => {
    const c = await waitingCase()
    const yes = command(c)
    await c.p.tenantWrites('J’ajoute que le loyer était de 700 €.')
    await expectRefused(c, yes, { fate: 'command' })
  })

  test('approves no letter of another case', async () => {
    const c = await waitingCase()
    const first = command(c)
    settleDraft(c.w.world.db, c.draft, { state: 'refused', at: c.w.clock.now(), by: 'console' })
    await c.p.opensAlone(
      'Bonjour, ma propriétaire refuse de me rendre mon dépôt de garantie de 500 €. Je demande une médiation.',
      {
        from: 'Luc Petit <luc.petit@laposte.example>',
        messageId: 'autre-dossier@laposte.example',
      },
    )
    await expectRefused(c, first, { fate: 'command' })
  })
})
