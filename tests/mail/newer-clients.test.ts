import { describe, expect, test } from 'vitest'
import { ownWords } from '../../src/mail/own-words.ts'
import { parseMail } from '../../src/mail/parse.ts'

const quoted = ['Bonjour,', '', 'Quand avez-vous rendu les clés ?', '', 'Claire Martin']
const heads = (envoye: string) =>
  [
    'De : Médiation Logement <mediation@service.example>',
    `${envoye} : mardi 7 avril 2026 20:14:34`,
    'À : Nadia Benali <nadia@orange.example>',
    'Objet : Votre dépôt de garantie [ML-7KQ4-T]',
  ].join('\n')
const cited = quoted.map((line) => `> ${line}`).join('\n')

/** What stands under the answer in each client's plain text, with the signature that it adds by itself. */
const texts: readonly (readonly [client: string, under: string])[] = [
  [
    'Outlook for iOS',
    `Télécharger Outlook pour iOS<https://aka.ms/o0ukef>\n________________________________\n${heads('Envoyé')}\n\n${quoted.join('\n')}`,
  ],
  [
    'Outlook for Android',
    `Envoyé à partir d’Outlook pour Android<https://aka.ms/AAb9ysg>\n________________________________\n${heads('Envoyé')}\n\n${quoted.join('\n')}`,
  ],
  ['Outlook on the web', `________________________________\n${heads('Envoyé')}\n\n${quoted.join('\n')}`],
  ['new Outlook', `${heads('Envoyé')}\n\n${quoted.join('\n')}`],
  [
    'Samsung',
    `Envoyé depuis mon appareil Galaxy\n\n\n-------- Message d'origine --------\n${heads('Date')}\n\n${quoted.join('\n')}`,
  ],
  [
    'Samsung, English',
    `Sent from my Galaxy\n\n\n-------- Original message --------\nFrom: Médiation Logement <mediation@service.example>\nDate: 07/04/2026 20:14 (GMT+01:00)\nTo: Nadia Benali <nadia@orange.example>\nSubject: Votre dépôt\n\n${quoted.join('\n')}`,
  ],
  [
    'Proton',
    `Envoyé avec la messagerie sécurisée [Proton Mail](https://proton.me/mail/home).\n\nLe mardi 7 avril 2026 à 20:14, Médiation Logement <mediation@service.example> a écrit :\n\n${cited}`,
  ],
  [
    'Proton for iOS',
    `Envoyé depuis Proton Mail pour iOS.\n\n-------- Message d’origine --------\nLe mardi, 04/07/26 à 20:14 Médiation Logement <mediation@service.example> a écrit :\n\n${cited}`,
  ],
  ['Apple Mail', `Le 7 avr. 2026 à 20:14, Médiation Logement <mediation@service.example> a écrit :\n\n${cited}`],
  [
    'Yahoo for Android',
    `Envoyé à partir de Yahoo Mail pour Android\n\n  Le mar., avr. 7, 2026 à 20:14, Médiation Logement<mediation@service.example> a écrit :   ${quoted.join(' ')}`,
  ],
]

describe('the answer alone, above what a newer client puts under it', () => {
  test.each(texts)('%s', (_, under) => {
    expect(ownWords(`Le 31 janvier.\n\n${under}\n`, { senderName: 'Nadia Benali' }).visible).toBe('Le 31 janvier.')
  })
})

const p = quoted.map((line) => `<div>${line || '<br>'}</div>`).join('')
const bold = heads('Envoyé')
  .replaceAll('<', '&lt;')
  .replaceAll('>', '&gt;')
  .replace(/^([^:\n]+ :)/gm, '<b>$1</b>')
  .replaceAll('\n', '<br>')
const pages: readonly (readonly [client: string, under: string])[] = [
  [
    'Outlook on the web',
    `<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${bold}</font><div>&nbsp;</div></div><div>${p}</div>`,
  ],
  [
    'new Outlook',
    `<div id="ms-outlook-mobile-signature"><br>Envoyé à partir d’<a href="https://aka.ms/o0ukef">Outlook pour iOS</a></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr">${bold}<div><br></div></div>${p}`,
  ],
  [
    'Outlook for the desktop',
    `<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${bold}</p></div><p class="MsoNormal">&nbsp;</p>${p}`,
  ],
  [
    'Proton',
    `<div class="protonmail_signature_block"><div class="protonmail_signature_block-proton">Envoyé avec la messagerie sécurisée <a href="https://proton.me/mail/home">Proton Mail</a>.</div></div><div class="protonmail_quote">Le mardi 7 avril 2026 à 20:14, Médiation Logement &lt;mediation@service.example&gt; a écrit :<br><blockquote class="protonmail_quote" type="cite">${p}</blockquote></div>`,
  ],
  [
    'Samsung',
    `<div id="composer_signature" dir="auto">Envoyé depuis mon appareil Galaxy</div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- Message d'origine --------</div><div>${bold.replaceAll('<br>', '</div><div>')}</div><div><br></div></div>${p}`,
  ],
  [
    'Gmail',
    `<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Le mar. 7 avr. 2026 à 20:14, Médiation Logement &lt;<a href="mailto:mediation@service.example">mediation@service.example</a>&gt; a écrit :<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex">${p}</blockquote></div>`,
  ],
]

describe('the same from HTML alone', () => {
  test.each(pages)('%s', async (_, under) => {
    const raw = [
      'From: Nadia Benali <nadia@orange.example>',
      'To: mediation@service.example',
      'Subject: Re: Votre =?utf-8?Q?d=C3=A9p=C3=B4t?=',
      'Date: Tue, 7 Apr 2026 21:00:00 +0200',
      'Message-ID: <1@orange.example>',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      `<html><body><div>Le 31 janvier.</div><div><br></div>${under}</body></html>`,
    ].join('\r\n')
    const parsed = await parseMail(Buffer.from(raw))
    if (parsed.kind !== 'parsed') throw new Error(parsed.why)
    expect(ownWords(parsed.mail.text, { senderName: 'Nadia Benali' }).visible).toBe('Le 31 janvier.')
  })
})
