import { describe, expect, test } from 'vitest'
import {
  AUTHSERV,
  type CommandMail,
  command,
  DMARC_PASS,
  DOMAIN,
  expectApproved,
  html,
  MEDIATOR,
  multipart,
  OTHER_MEDIATOR,
  OURS,
  plain,
  results,
  SUPERVISOR,
  type WaitingCase,
  waitingCase,
} from './waiting-case.ts'

const quotedRequest = (c: WaitingCase): string => c.p.request().mail.text.replace(/^/gm, '> ')
const alternative = (text: string, markup: string): string => multipart('alternative', plain(text), html(markup))
const dkim = (tags: string): string => `DKIM-Signature: v=1; a=rsa-sha256; s=s1; ${tags}; bh=x; b=x`

describe('the gate is not simply shut: what mediators really send approves', () => {
  const rows: readonly [string, CommandMail | ((c: WaitingCase) => CommandMail)][] = [
    ['a plain OK', {}],
    ['an OK without a Message-ID', { messageId: null }],
    ['an OK without a date', { date: null }],
    ['an OK of a telephone whose clock is wrong', { date: 'Thu, 01 Jan 1970 00:00:00 +0000' }],
    [
      'DKIM, SPF and DMARC passed',
      {
        above: [
          results(
            `dkim=pass (2048-bit key) header.d=${DOMAIN} header.s=s1;\r\n spf=pass smtp.mailfrom=${MEDIATOR};\r\n dmarc=pass (p=reject dis=none) header.from=${DOMAIN}`,
          ),
        ],
      },
    ],
    [
      'aligned DKIM passed, no policy',
      { above: [results(`dkim=pass header.i=@${DOMAIN} header.s=s1; dmarc=none header.from=${DOMAIN}`)] },
    ],
    [
      'a signature of Microsoft 365, which leaves the recipient open, straight from its server',
      {
        above: [
          results(`spf=pass smtp.mailfrom=${MEDIATOR}; dkim=pass header.d=${DOMAIN}; dmarc=pass header.from=${DOMAIN}`),
          dkim(`d=${DOMAIN}; h=From:Date:Subject:Message-ID:Content-Type:MIME-Version`),
        ],
      },
    ],
    [
      'a whole signature of the domain',
      { above: [DMARC_PASS, dkim(`d=${DOMAIN}; t=1775548700; h=mime-version:from:date:message-id:subject:to`)] },
    ],
    [
      'the signature of the mail provider beside the domain’s own',
      {
        above: [
          DMARC_PASS,
          dkim('d=provider.example; h=from:subject'),
          dkim(`d=${DOMAIN}; h=from:to:subject:date:message-id`),
        ],
      },
    ],
    [
      'verdicts of other servers above and below ours',
      {
        above: [
          results('dmarc=pass header.from=x.example', 'relay.example'),
          DMARC_PASS,
          results('none', 'mx.old.example'),
        ],
      },
    ],
    [
      'several verdicts of ours',
      { above: [DMARC_PASS, results(`spf=pass smtp.mailfrom=${MEDIATOR}`), results(`dkim=pass header.d=${DOMAIN}`)] },
    ],
    [
      'our name in capitals, with a version',
      { above: [results(`dmarc=pass header.from=${DOMAIN}`, `${AUTHSERV.toUpperCase()} 1`)] },
    ],
    ['delayed for three hours', { date: 'Tue, 07 Apr 2026 07:00:00 +0200' }],
    ['delayed for 23 hours', { date: 'Mon, 06 Apr 2026 11:00:00 +0200' }],
    ['a clock that is two hours ahead', { date: 'Tue, 07 Apr 2026 12:00:00 +0200' }],
    ['a date without a zone', { date: '7 Apr 2026 08:00:00' }],
    [
      'the token only where the server says that it went',
      (c) => ({ to: [`To: ${OURS}`], above: [`Delivered-To: ${c.approval}`, DMARC_PASS] }),
    ],
    [
      'the token in X-Original-To too',
      (c) => ({ above: [`X-Original-To: ${c.approval}`, `Delivered-To: ${OURS}`, DMARC_PASS] }),
    ],
    ['the address in capitals', (c) => ({ to: [`To: ${c.approval.toUpperCase()}`] })],
    ['the address with a name', (c) => ({ to: [`To: =?utf-8?Q?M=C3=A9diation_Logement?= <${c.approval}>`] })],
    [
      'a long list of colleagues',
      (c) => ({
        to: [`To: ${c.approval},\r\n ${Array.from({ length: 15 }, (_, n) => `collegue${n}@${DOMAIN}`).join(',\r\n ')}`],
      }),
    ],
    ['a colleague in copy', { headers: [`Cc: ${OTHER_MEDIATOR}`] }],
    ['the author in capitals', { from: [`From: Nadia Benali <${MEDIATOR.replace('nadia', 'Nadia')}>`] }],
    ['a bare author', { from: [`From: ${MEDIATOR}`] }],
    ['a quoted name with a comma and parentheses', { from: [`From: "Benali, Nadia (ADIL 93)" <${MEDIATOR}>`] }],
    ['an encoded name with parentheses', { from: [`From: =?utf-8?Q?Nadia_B=C3=A9nali_=28ADIL=29?= <${MEDIATOR}>`] }],
    ['a name on a line of its own', { from: [`From: Nadia Benali\r\n <${MEDIATOR}>`] }],
    ['the author’s own Sender', { headers: [`Sender: ${MEDIATOR}`] }],
    ['the author’s own Reply-To', { headers: [`Reply-To: Nadia <${MEDIATOR}>`] }],
    ['the supervisor as Reply-To', { headers: [`Reply-To: ${SUPERVISOR}`] }],
    ['a telephone', { text: 'Ok\n\nEnvoyé de mon iPhone' }],
    [
      'a telephone that quotes',
      (c) => ({
        text: `OK\n\nEnvoyé de mon iPhone\n\n> Le 7 avr. 2026 à 10:00, Médiation Logement <${c.approval}> a écrit :\n> \n${quotedRequest(c)}`,
      }),
    ],
    [
      'Gmail',
      (c) => ({
        content: alternative(
          `OK\n\nLe mar. 7 avr. 2026 à 10:00, Médiation Logement <${c.approval}> a\nécrit :\n\n${quotedRequest(c)}`,
          `<div dir="ltr">OK</div><br><div class="gmail_quote"><div class="gmail_attr">Le mar. 7 avr. 2026 à 10:00, Médiation Logement a écrit :<br></div><blockquote class="gmail_quote"><p>lettre</p></blockquote></div>`,
        ),
      }),
    ],
    [
      'Outlook',
      {
        content: alternative(
          'OK\n\nDe : Médiation Logement <mediation@mediation-logement.example>\nEnvoyé : mardi 7 avril 2026 10:00\nÀ : Nadia Benali\nObjet : À approuver\n\nlettre\n',
          '<p class="MsoNormal">OK</p><p class="MsoNormal">&nbsp;</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>De&nbsp;:</b> Médiation Logement &lt;mediation@mediation-logement.example&gt;<br><b>Envoyé&nbsp;:</b> mardi 7 avril 2026 10:00<br><b>À&nbsp;:</b> Nadia Benali<br><b>Objet&nbsp;:</b> À approuver</p></div><p class="MsoNormal">lettre</p>',
        ),
      },
    ],
    ['a webmail that sends HTML alone', { content: html('<div>OK</div>') }],
    [
      'a signature with links and a picture',
      {
        content: alternative(
          'OK\n\n-- \nNadia Benali\n[cid:logo@x]\n<https://www.mediation-logement.example/>',
          '<p>OK</p><div>-- <br>Nadia Benali<br><img src="cid:logo@x" alt="logo du service"><a href="https://www.mediation-logement.example/"></a></div>',
        ),
      },
    ],
    ['a byte order mark before the word', { text: '\ufeffOK' }],
    ['a zero-width space on an empty line', { text: 'OK\n\u200b\n' }],
    [
      'base64',
      {
        content: `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from('OK\n\nMerci\n').toString('base64')}\n`,
      },
    ],
    [
      'windows-1252',
      {
        content: Buffer.concat([
          Buffer.from(
            'Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: 8bit\r\n\r\nOK\r\n\r\n-- \r\nM',
          ),
          Buffer.from([0xe9]),
          Buffer.from('diatrice\r\n'),
        ]),
      },
    ],
    ['format=flowed', { content: plain('OK\n\n-- \nNadia', 'text/plain; charset=utf-8; format=flowed') }],
    ['a subject without words', { subject: '' }],
    ['thanks', { text: 'Bonjour,\n\nOK\n\nMerci,\nNadia' }],
  ]
  test.each(rows)('%s', async (_, mail) => {
    const c = await waitingCase()
    await expectApproved(c, command(c, typeof mail === 'function' ? mail(c) : mail))
  })

  test('the mailbox’s own password, where it is configured as a proof', async () => {
    const c = await waitingCase({ settings: { trustSubmission: true } })
    await expectApproved(
      c,
      command(c, { above: [results(`auth=pass smtp.auth=${MEDIATOR} smtp.mailfrom=${MEDIATOR}`)] }),
    )
  })

  test('an answer of the day before that reached us while the service was stopped', async () => {
    const c = await waitingCase()
    await c.w.on('2026-04-08T07:30:00Z')
    await expectApproved(c, command(c, { date: 'Tue, 07 Apr 2026 10:00:00 +0200' }))
  })

  test('the second request, after nobody answered the first in time', async () => {
    const c = await waitingCase()
    await c.w.on('2026-04-13T07:00:00Z')
    const asked = c.p.request()
    const approval = asked.mail.replyTo[0]?.address ?? ''
    expect(approval).not.toBe(c.approval)
    const draft = (
      c.w.world.db.prepare("SELECT id FROM drafts WHERE state = 'proposed'").get() as { id: typeof c.draft }
    ).id
    const again = { ...c, approval, draft }
    await expectApproved(again, command(again, { date: 'Mon, 13 Apr 2026 09:00:00 +0200' }))
  })
})
