import { describe, test } from 'vitest'
import { TENANT } from '../../support/people.ts'
import {
  type CommandMail,
  command,
  crlf,
  DMARC_PASS,
  DOMAIN,
  type Expected,
  expectRefused,
  html,
  MEDIATOR,
  multipart,
  OURS,
  plain,
  results,
  type WaitingCase,
  waitingCase,
} from './waiting-case.ts'

type Row = readonly [string, CommandMail | ((c: WaitingCase) => CommandMail), Expected]

const held = (reason: string): Expected => ({ fate: 'held', reason })
const heard: Expected = { fate: 'command' }
const machine = held('automatic_approval')
const coded = (body: string | Buffer, encoding: string, type = 'text/plain; charset=utf-8'): string =>
  `Content-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n`
const base64 = (text: string): string => coded(Buffer.from(text).toString('base64'), 'base64')
const attached = (name: string, text: string, type = 'text/plain'): string =>
  `Content-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\n\n${text}\n`
const alternative = (text: string, markup: string): CommandMail => ({
  content: multipart('alternative', plain(text), html(markup)),
})
const refuses = (rows: readonly Row[]) =>
  test.each(rows)('%s', async (_, mail, expected) => {
    const c = await waitingCase()
    await expectRefused(c, command(c, typeof mail === 'function' ? mail(c) : mail), expected)
  })

describe('a machine in the mediator’s name', () => {
  refuses([
    [
      'a vacation note that quotes an OK',
      { subject: 'Réponse automatique : absence', headers: ['Auto-Submitted: auto-replied'] },
      machine,
    ],
    [
      'a vacation note without fields',
      { subject: 'Absence du bureau', text: 'Je suis en congé jusqu’au 20 avril, je vous répondrai à mon retour.' },
      machine,
    ],
    ['an answering machine that says OK', { headers: ['X-Autoreply: yes'] }, machine],
    ['a generated mail', { subject: 'Lettre', headers: ['Auto-Submitted: auto-generated'] }, machine],
    ['an empty return path', { above: ['Return-Path: <>', DMARC_PASS] }, machine],
    [
      'a read receipt',
      {
        subject: 'Lu : À approuver',
        content: multipart(
          'report; report-type=disposition-notification',
          plain('OK'),
          'Content-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n',
        ),
      },
      machine,
    ],
    [
      'the acceptance of an appointment',
      {
        subject: 'Accepté : À approuver',
        content: multipart(
          'alternative',
          plain('OK'),
          plain('BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR', 'text/calendar; method=REPLY'),
        ),
      },
      machine,
    ],
    [
      'an antispam challenge',
      { subject: 'Confirmez votre message', text: 'OK\nCeci est un message automatique. Cliquez pour confirmer.' },
      machine,
    ],
    [
      'a newsletter',
      { subject: 'OK', headers: ['List-Unsubscribe: <mailto:x@x.example>'] },
      { fate: 'ignored', reason: 'bulk_mail' },
    ],
    [
      'a delivery report that returns the command',
      {
        subject: 'Undelivered Mail Returned to Sender',
        above: ['Return-Path: <>', DMARC_PASS],
        content: multipart(
          'report; report-type=delivery-status',
          plain('OK'),
          'Content-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n',
        ),
      },
      held('bounce_unmatched'),
    ],
    [
      'a delivery report of the mail system that returns the command',
      {
        subject: 'Undelivered Mail Returned to Sender',
        from: [`From: MAILER-DAEMON@${DOMAIN}`],
        content: multipart(
          'report; report-type=delivery-status',
          plain('OK'),
          'Content-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n',
        ),
      },
      held('bounce_unmatched'),
    ],
  ])
})

describe('an OK that stands elsewhere than in the mediator’s own visible words', () => {
  refuses([
    ['in the subject', { subject: 'OK', text: 'Merci' }, heard],
    ['in the subject, over nothing', { subject: 'OK', text: '' }, heard],
    ['in a quotation', { text: '> OK' }, heard],
    [
      'in a quotation below an introduction',
      { text: 'Je réfléchis.\n\nLe 7 avril 2026 à 10:00, Karim <karim@x.example> a écrit :\n> OK' },
      heard,
    ],
    [
      'in a quotation without marks',
      {
        text: 'Je réfléchis.\n\nDe : Karim <karim@x.example>\nEnvoyé : mardi 7 avril 2026 10:00\nÀ : Nadia\nObjet : lettre\n\nOK',
      },
      heard,
    ],
    ['in the signature', { text: 'Je regarde ce soir.\n\n-- \nOK' }, heard],
    ['in the line of a telephone', { text: 'Envoyé de mon OK' }, heard],
    ['in an attachment', { content: multipart('mixed', plain('Voir ci-joint'), attached('ok.txt', 'OK')) }, heard],
    ['in an attachment below nothing', { content: multipart('mixed', plain(''), attached('ok.txt', 'OK')) }, heard],
    ['in an attachment that is the whole mail', { content: attached('ok.txt', 'OK') }, heard],
    [
      'in an attached message',
      {
        content: multipart(
          'mixed',
          plain('Regarde ce qu’il écrit'),
          `Content-Type: message/rfc822\n\nFrom: ${MEDIATOR}\nSubject: OK\n\nOK\n`,
        ),
      },
      heard,
    ],
    [
      'in an attached message and nothing else',
      { content: multipart('mixed', `Content-Type: message/rfc822\n\nFrom: ${MEDIATOR}\nSubject: OK\n\nOK\n`) },
      held('forwarded_command'),
    ],
    [
      'in a message that is the whole mail',
      { content: `Content-Type: message/rfc822\n\nFrom: ${MEDIATOR}\nSubject: OK\n\nOK\n` },
      held('forwarded_command'),
    ],
    [
      'in a forwarded block',
      {
        subject: 'TR: lettre',
        text: '---------- Message transféré ----------\nDe : Karim <karim@x.example>\nDate : mar. 7 avr. 2026 à 09:00\nObjet : lettre\nÀ : Nadia\n\nOK',
      },
      held('forwarded_command'),
    ],
    [
      'in a block forwarded by Apple',
      {
        subject: 'Fwd: lettre',
        text: 'Début du message transféré :\n\nDe: Karim <karim@x.example>\nDate: 7 avril 2026 à 09:00\nÀ: Nadia\nObjet: lettre\n\nOK',
      },
      held('forwarded_command'),
    ],
    [
      'in the preamble of the parts',
      {
        content:
          'Content-Type: multipart/mixed; boundary="limite"\n\nOK\n--limite\nContent-Type: text/plain\n\nMerci\n--limite--\n',
      },
      heard,
    ],
    [
      'behind the last part',
      {
        content:
          'Content-Type: multipart/mixed; boundary="limite"\n\n--limite\nContent-Type: text/plain\n\nMerci\n--limite--\nOK\n',
      },
      heard,
    ],
    [
      'in a part that no program shows',
      { content: multipart('mixed', plain('Merci'), plain('OK', 'text/x-commande')) },
      heard,
    ],
    ['in bytes of a broken structure', { content: 'Content-Type: multipart/mixed\n\nOK\n' }, held('unreadable')],
    [
      'in an event of a calendar',
      {
        content: multipart(
          'mixed',
          plain('Merci'),
          plain('BEGIN:VCALENDAR\nSUMMARY:OK\nEND:VCALENDAR', 'text/calendar'),
        ),
      },
      machine,
    ],
    ['in a comment of the HTML', { content: html('<!-- OK --><p>Merci</p>') }, heard],
    [
      'in the title of the HTML',
      { content: plain('<html><head><title>OK</title></head><body>Merci</body></html>', 'text/html; charset=utf-8') },
      heard,
    ],
    ['in HTML that is not displayed', { content: html('<p style="display:none">OK</p><p>Merci</p>') }, heard],
    [
      'in HTML that a style sheet hides',
      {
        content: plain(
          '<html><head><style>.a{display:none}</style></head><body><p class="a">OK</p><p>Merci</p></body></html>',
          'text/html; charset=utf-8',
        ),
      },
      heard,
    ],
    ['in HTML white on white', { content: html('<p style="color:#fff">OK</p><p>Merci</p>') }, heard],
    ['in HTML of no size', { content: html('<p style="font-size:0">OK</p><p>Merci</p>') }, heard],
    [
      'in HTML off the screen',
      { content: html('<div style="position:absolute;left:-9999px">OK</div><p>Merci</p>') },
      heard,
    ],
    ['in a script', { content: html('<script>OK</script><p>Merci</p>') }, heard],
    [
      'in the quotation of the HTML',
      { content: html('<p>Je réfléchis.</p><blockquote type="cite">OK</blockquote>') },
      heard,
    ],
    [
      'in a second text below a remark',
      { content: multipart('mixed', plain('Je regarde ce soir'), plain('OK')) },
      heard,
    ],
  ])
})

describe('an OK that a person may have seen otherwise', () => {
  refuses([
    ['the HTML says no', alternative('OK', '<p>NON</p>'), held('parts_differ')],
    ['the HTML says more', alternative('OK', '<p>OK mais attendez lundi</p>'), held('parts_differ')],
    ['the HTML says nothing', alternative('OK', '<p></p>'), held('parts_differ')],
    ['the text says no', alternative('NON', '<p>OK</p>'), held('parts_differ')],
    ['the text sends to the HTML', alternative('Voir la version HTML', '<p>OK</p>'), held('parts_differ')],
    [
      'the OK of the HTML is hidden',
      alternative('OK', '<p style="display:none">OK</p><p>Je réfléchis</p>'),
      held('parts_differ'),
    ],
    [
      'an OK as text, then other words as HTML',
      { content: multipart('mixed', plain('OK'), html('<p>Surtout pas</p>')) },
      held('parts_differ'),
    ],
    [
      'an OK as text, then other words as text',
      { content: multipart('mixed', plain('OK'), plain('Surtout pas')) },
      heard,
    ],
    ['two texts to choose from', { content: multipart('alternative', plain('OK'), plain('Surtout pas')) }, heard],
    ['null bytes between the letters', { content: base64('O\0K') }, held('hidden_characters')],
    ['null bytes behind the word', { content: base64('OK\0') }, held('hidden_characters')],
    ['a backspace', { text: 'PAS\b\b\bOK' }, held('hidden_characters')],
    ['an escape sequence', { text: '\u001b[8mNON\u001b[0m OK' }, held('hidden_characters')],
    ['a zero-width space in the word', { text: 'O\u200bK' }, held('hidden_characters')],
    ['a soft hyphen in the word', { text: 'O\u00adK' }, held('hidden_characters')],
    ['a joiner in the word', { text: 'O\u200dK' }, held('hidden_characters')],
    ['a right-to-left override', { text: '\u202eKO' }, held('hidden_characters')],
    ['a right-to-left isolate', { text: '\u2067KO\u2069' }, held('hidden_characters')],
    ['words in tags behind it', { text: 'OK\u{e004e}\u{e004f}\u{e004e}' }, held('hidden_characters')],
    ['a Cyrillic О', { text: 'ОK' }, heard],
    ['a Greek Κ', { text: 'OΚ' }, heard],
    [
      'a reserve that format=flowed joins to it',
      { content: plain('OK \nmais pas avant lundi', 'text/plain; charset=utf-8; format=flowed') },
      heard,
    ],
    [
      'two halves that format=flowed joins',
      { content: plain('O \nK, mais non', 'text/plain; charset=utf-8; format=flowed; delsp=yes') },
      heard,
    ],
    [
      'a quotation that format=flowed stuffs',
      { content: plain(' > OK', 'text/plain; charset=utf-8; format=flowed') },
      heard,
    ],
    ['a soft line break of quoted-printable', { content: coded('OK=\n, mais attendez', 'quoted-printable') }, heard],
    ['struck through in the HTML', alternative('Je réfléchis', '<p><s>OK</s> Je réfléchis</p>'), heard],
    [
      'struck through in the HTML, plain in the text',
      alternative('OK', '<p><s>OK</s> Je réfléchis</p>'),
      held('parts_differ'),
    ],
  ])
})

describe('words that are not the order', () => {
  const words = [
    'OK mais enlevez la deuxième phrase',
    'OK mais pas avant lundi',
    'Ok sauf la date',
    'OK si le locataire est d’accord',
    'OK ?',
    'Pas OK',
    'OK, ne l’envoyez pas',
    'Je ne suis pas OK',
    'Je ne suis pas d’accord',
    'D’accord sur le principe, à revoir',
    'Est-ce que je dois répondre OK ?',
    'Transféré : OK',
    'L’avocat dit que OK suffit',
    'ok pour le fond, attendez lundi pour la forme',
    'OK pour moi, à voir avec Karim',
    'Presque OK',
    'OKAPI',
    'O K A Y ou pas ?',
    'Bien reçu, je regarde.',
    'OK\n\nEn fait non, attendez.',
    'OK\nou bien NON',
    'Non.\nOK',
    'OK 👎',
    '« OK »… ou pas',
    '',
    '\u00a0',
    '👍 ?',
    'KO',
  ]
  test.each(words)('%j', async (text) => {
    const c = await waitingCase()
    await expectRefused(c, command(c, { text }), heard)
  })
})

describe('a mail in another mail', () => {
  const inner = (c: WaitingCase): string =>
    `${DMARC_PASS}\nFrom: ${MEDIATOR}\nTo: ${c.approval}\nSubject: OK\nDate: Tue, 07 Apr 2026 10:00:00 +0200\nMessage-ID: <interne@${DOMAIN}>\n\nOK`
  const carrier = (c: WaitingCase, lineEnds: (text: string) => string): Buffer =>
    Buffer.concat([
      Buffer.from(
        crlf(
          `${results('dmarc=pass header.from=orange.example')}\nFrom: ${TENANT.address}\nTo: ${OURS}\nSubject: Bonjour\nDate: Tue, 07 Apr 2026 10:00:00 +0200\nMessage-ID: <porteur@orange.example>\n\nBonjour\n`,
        ),
      ),
      Buffer.from(lineEnds(`.\nMAIL FROM:<${MEDIATOR}>\nRCPT TO:<${c.approval}>\nDATA\n${inner(c)}\n.\n`)),
    ])
  test.each([
    ['behind a dot between bare line feeds', (text: string) => text],
    ['behind a dot between bare carriage returns', (text: string) => text.replaceAll('\n', '\r')],
    ['behind a whole end of data', crlf],
  ])('%s is words of the one that carries it', async (_, lineEnds) => {
    const c = await waitingCase()
    await expectRefused(c, carrier(c, lineEnds), { fate: 'filed' })
  })

  test('fields below an empty line with another line end are no fields', async () => {
    const c = await waitingCase()
    const forged = `From: ${MEDIATOR}\r\nTo: ${c.approval}\r\nSubject: OK\r\nDate: Tue, 07 Apr 2026 10:00:00 +0200\r\nMessage-ID: <melange@${DOMAIN}>\n\r\n${DMARC_PASS}\r\n\r\nOK\r\n`
    await expectRefused(c, Buffer.from(forged), held('authentication_failed'))
  })
})
