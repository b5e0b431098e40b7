import { type Encoding, type Part, textPart } from '../support/mime-writer.ts'

/** What mail clients do to a text that is answered: each takes the mail as sent and gives it as it comes back. */

export const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

/** Quoted lines cut at `width`, each piece with its own mark (Thunderbird, mutt). */
const rewrapped = (text: string, width = 72): string =>
  text
    .split('\n')
    .flatMap((line) => wrap(line, width))
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

/** Quoted first, then cut by the sending server: continuation lines have no mark. */
const brokenQuote = (text: string, width = 76): string =>
  quoted(text)
    .split('\n')
    .flatMap((line) => wrap(line, width))
    .join('\n')

/** RFC 3676: soft breaks end in a space, lines are space-stuffed. */
const flowed = (text: string): string =>
  text
    .split('\n')
    .flatMap((line) => wrap(line, 66).map((piece, i, all) => `> ${piece}${i < all.length - 1 ? ' ' : ''}`))
    .join('\n')

/** Top-posting without marks, as from Outlook. */
const unmarked = (text: string): string => `De : Médiation Logement\nEnvoyé : mardi 14 avril 2026 09:12\n\n${text}`

const plainTypography = (text: string): string =>
  text
    .replace(/\u00a0/g, ' ')
    .replace(/’/g, "'")
    .replace(/[«»]/g, '"')

/** HTML made text: an empty line after every line, no-break spaces, bullets. */
const fromHtml = (text: string): string =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/^- /, '• ').replace(/ ([:;!?€%])/g, '\u00a0$1'))
    .join('\n\n')

/** HTML made text where paragraphs are only lines. */
const tight = (text: string): string => text.split('\n').filter(Boolean).join('\r\n')

/** Outlook writes out the links that it made. */
const linked = (text: string): string =>
  quoted(text).replace(/\b(anil\.org|justice\.fr|conciliateurs\.fr)/g, '$1<http://$1/>')

const twiceQuoted = (text: string): string => quoted(quoted(text))

export const clients: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  quoted,
  rewrapped,
  'rewrapped narrow': (text) => rewrapped(text, 40),
  'broken quote': brokenQuote,
  flowed,
  unmarked,
  'plain typography': (text) => plainTypography(quoted(text)),
  'from HTML': fromHtml,
  'tight HTML': tight,
  'twice quoted': twiceQuoted,
  'with links written out': linked,
}

function wrap(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}

/** The approval mail as it was edited in the reply: its text part and what stands in the body of its HTML part. */
export type Edited = { text: string; html: string }

/** How a mail program writes a paragraph that is typed between those it quotes. */
export type Typed = (escaped: string) => string

/** A mail program: the mediator's words and the edited approval mail → the part of the reply that holds them. */
type Program = { typed: Typed; reply(words: string, mail: Edited): Part }

const div: Typed = (text) => `<div>${text}</div>`
const divWithGap: Typed = (text) => `<div><br></div><div>${text}</div><div><br></div>`
const paragraph: Typed = (text) => `<p>${text}</p>`
const word: Typed = (text) => `<p class="MsoNormal"><span style="font-size:11.0pt">${text}<o:p></o:p></span></p>`

const LONG = 'Le mardi 14 avril 2026 à 09:12, Médiation Logement <mediation+ok-x@mediation-logement.example> a écrit :'
const SHORT = 'Le 14 avr. 2026 à 09:12, Médiation Logement <mediation+ok-x@mediation-logement.example> a écrit :'
const HEADER = [
  'De : Médiation Logement <mediation@mediation-logement.example>',
  'Envoyé : mardi 14 avril 2026 09:12',
  'À : Nadia Benali <nadia.benali@mediation-logement.example>',
  'Objet : À approuver, ML-K7Q4-T : rappel de la loi',
]
const header = (lines = HEADER): string =>
  lines.map((line) => line.replace(/</g, '&lt;').replace(/^(\S+ :)/, '<b>$1</b>')).join('<br>')

const plain = (encoding: Encoding, build: (words: string, text: string) => string): Program => ({
  typed: div,
  reply: (words, { text }) => textPart('plain', build(words, text), encoding),
})
const inHtml = (encoding: Encoding, typed: Typed, build: (words: string, html: string) => string): Program => ({
  typed,
  reply: (words, { html }) => textPart('html', build(words, html), encoding),
})

/** RFC 3676 § 4: cut at 72 before the quote marks go on; with `delsp` the blank of each break belongs to the break. */
const flowedPart = (text: string, delsp: boolean): Part => {
  const lines = text.split('\n').flatMap((line) => {
    const [, mark = '', rest = ''] = /^(>* ?)(.*)$/.exec(line) ?? []
    const pieces = wrap(rest.trimEnd(), 66)
    return pieces.map((piece, i) => `${mark}${piece}${i === pieces.length - 1 ? '' : delsp ? '  ' : ' '}`)
  })
  const part = textPart('plain', lines.join('\n'), 'quoted-printable', true)
  return delsp
    ? { ...part, headers: part.headers.map((h) => h.replace('format=flowed', 'format=flowed; delsp=yes')) }
    : part
}

/** In windows-1252, where € and the curly apostrophe are one byte each. */
const windows1252 = (text: string): Part => {
  const high: Record<string, number> = {
    '€': 0x80,
    '’': 0x92,
    '‘': 0x91,
    '“': 0x93,
    '”': 0x94,
    '–': 0x96,
    '—': 0x97,
    œ: 0x9c,
    '…': 0x85,
  }
  const bytes = Buffer.from([...text.replace(/\n/g, '\r\n')].map((char) => high[char] ?? char.charCodeAt(0)))
  return {
    headers: ['Content-Type: text/plain; charset="windows-1252"', 'Content-Transfer-Encoding: 8bit'],
    body: bytes,
  }
}

/** As the programs build their replies: where they quote, with which introduction, encoding and markup. */
export const programs: Record<string, Program> = {
  'Gmail web': inHtml(
    'quoted-printable',
    div,
    (words, html) =>
      `<div dir="ltr">${words}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${LONG.replace(/</g, '&lt;')}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${html}</blockquote></div>`,
  ),
  'Gmail web, its text part': plain(
    'quoted-printable',
    (words, text) => `${words}\n\n${LONG.replace(/ a écrit/, '\na écrit')}\n\n${brokenQuote(text, 76)}`,
  ),
  'Gmail iOS': inHtml(
    'base64',
    divWithGap,
    (words, html) =>
      `<div dir="auto">${words}</div><div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${SHORT.replace(/</g, '&lt;')}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${html}</blockquote></div></div>`,
  ),
  'Gmail Android, plain text': plain('base64', (words, text) => `${words}\n\n${SHORT}\n\n${quoted(text)}`),
  'Outlook desktop': inHtml(
    'quoted-printable',
    word,
    (words, html) =>
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang="FR"><div class="WordSection1"><p class="MsoNormal">${words}<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${header()}<o:p></o:p></p></div>${html}</div></body></html>`,
  ),
  'Outlook desktop, plain text': plain(
    '8bit',
    (words, text) => `${words}\n\n-----Message d'origine-----\n${HEADER.join('\n')}\n\n${text}`,
  ),
  'Outlook desktop, marked lines': plain(
    'quoted-printable',
    (words, text) => `${words}\n\n-----Message d'origine-----\n${quoted(`${HEADER.join('\n')}\n\n${text}`)}`,
  ),
  'new Outlook': inHtml(
    'quoted-printable',
    (text) => `<div class="elementToProof" style="font-family:Aptos,Arial">${text}</div>`,
    (words, html) =>
      `<div class="elementToProof">${words}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif">${header()}</font><div>&nbsp;</div></div><div>${html}</div>`,
  ),
  'Outlook on a phone': inHtml(
    'base64',
    divWithGap,
    (words, html) =>
      `<div dir="ltr">${words}</div><div id="ms-outlook-mobile-signature">Envoyé à partir d’<a href="https://aka.ms/o0ukef">Outlook pour iOS</a></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg">${header()}</div>${html}`,
  ),
  'Apple Mail': inHtml(
    'quoted-printable',
    div,
    (words, html) =>
      `<html><body style="overflow-wrap: break-word;">${words}<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>${SHORT.replace(/</g, '&lt;')}</div><br class="Apple-interchange-newline"><div>${html}</div></blockquote></div><br></body></html>`,
  ),
  'Apple Mail, its text part': {
    typed: div,
    reply: (words, { text }) => flowedPart(`${words}\n\n${SHORT}\n\n${quoted(text)}`, true),
  },
  'iPhone Mail': inHtml(
    'quoted-printable',
    div,
    (words, html) =>
      `<html><body dir="auto">${words}<div><br></div><div dir="ltr">Envoyé de mon iPhone</div><div dir="ltr"><br><blockquote type="cite">${SHORT.replace(/</g, '&lt;')}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${html}</div></blockquote></body></html>`,
  ),
  'iPhone Mail, its text part': plain(
    'quoted-printable',
    (words, text) => `${words}\n\nEnvoyé de mon iPhone\n\n${quoted(`${SHORT}\n\n${text}`).replace(/^> /gm, '> ﻿')}`,
  ),
  Thunderbird: inHtml(
    '8bit',
    paragraph,
    (words, html) =>
      `<p>${words}</p><div class="moz-cite-prefix">Le 14/04/2026 à 09:12, Médiation Logement a écrit :<br></div><blockquote type="cite" cite="mid:x@mediation-logement.example">${html}</blockquote>`,
  ),
  'Thunderbird, flowed text': {
    typed: div,
    reply: (words, { text }) =>
      flowedPart(`${words}\n\nLe 14/04/2026 à 09:12, Médiation Logement a écrit :\n${quoted(text)}`, false),
  },
  'Thunderbird, answer below': {
    typed: div,
    reply: (words, { text }) =>
      flowedPart(`Le 14/04/2026 à 09:12, Médiation Logement a écrit :\n${quoted(text)}\n\n${words}`, false),
  },
  Yahoo: inHtml(
    'base64',
    (text) => `<div dir="ltr" data-setdir="false">${text}</div>`,
    (words, html) =>
      `<div class="ydp1yahoo-style-wrap"><div dir="ltr">${words}</div><div><br></div></div><div id="ydp1yahoo_quoted_29" class="ydp1yahoo_quoted"><div>${LONG.replace(/</g, '&lt;')}</div><div><br></div><div>${html}</div></div>`,
  ),
  'Yahoo, its text part': plain(
    'base64',
    (words, text) => `${words}\n\n    ${LONG}  \n \n ${text.replaceAll('\n', '\n ')}   `,
  ),
  Orange: inHtml(
    'quoted-printable',
    paragraph,
    (words, html) =>
      `<p>${words}</p><blockquote style="padding-left:5px;margin-left:5px;border-left:#ff7900 2px solid">&gt; Message du 14/04/26 09:12<br>&gt; De : "Médiation Logement"<br>&gt; Objet : À approuver<br>&gt;<br>${html}</blockquote>`,
  ),
  'Orange, plain text': plain(
    '8bit',
    (words, text) =>
      `${words}\n\n\n> Message du 14/04/26 09:12\n> De : "Médiation Logement" \n> A : "Nadia Benali" \n> Copie à : \n> Objet : À approuver\n> \n${quoted(text)}`,
  ),
  'Free (Zimbra)': inHtml(
    'base64',
    div,
    (words, html) =>
      `<div style="font-family:arial">${words}</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">${header()}</div><br><div data-marker="__QUOTED_TEXT__">${html}</div>`,
  ),
  Roundcube: inHtml(
    'quoted-printable',
    paragraph,
    (words, html) =>
      `<p>${words}</p><p id="reply-intro">Le 2026-04-14 09:12, Médiation Logement a écrit :</p><blockquote type="cite" style="padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0"><div id="replybody1">${html}</div></blockquote>`,
  ),
  'Roundcube, plain text': plain(
    '8bit',
    (words, text) => `${words}\n\nLe 2026-04-14 09:12, Médiation Logement a écrit :\n${rewrapped(text, 72)}`,
  ),
  'La Poste': inHtml(
    'quoted-printable',
    div,
    (words, html) =>
      `<div>${words}</div><br><div><b>envoyé :</b> 14 avril 2026 à 09:12<br><b>de :</b> Médiation Logement<br><b>objet :</b> À approuver<br><br>${html}</div>`,
  ),
  Samsung: inHtml(
    'base64',
    (text) => `<div dir="auto">${text}</div>`,
    (words, html) =>
      `<div dir="auto">${words}</div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- Message d’origine --------</div><div>${header()}</div><div><br></div></div>${html}`,
  ),
  Proton: inHtml(
    'quoted-printable',
    div,
    (words, html) =>
      `<div style="font-family: Arial, sans-serif; font-size: 14px;">${words}</div><div class="protonmail_signature_block protonmail_signature_block-empty"></div><br><div class="protonmail_quote">${LONG.replace(/</g, '&lt;')}<br><br><blockquote class="protonmail_quote" type="cite">${html}</blockquote></div>`,
  ),
  'K-9': inHtml(
    'quoted-printable',
    (text) => `<p dir="ltr">${text}</p>`,
    (words, html) =>
      `<!DOCTYPE html><html><body><div>${words}</div><br><br><div class="gmail_quote"><div dir="auto">${LONG.replace(/</g, '&lt;')}</div><blockquote class="gmail_quote" style="margin: 0pt 0pt 0pt 0.8ex; border-left: 1px solid rgb(204, 204, 204); padding-left: 1ex;">${html}</blockquote></div></body></html>`,
  ),
  'K-9, plain text': plain('quoted-printable', (words, text) => `${words}\n\n${LONG}\n>\n${quoted(text)}\n`),
  SFR: inHtml('base64', paragraph, (words, html) => `<p>${words}</p><hr><div>${header()}</div><br>${html}`),
  'mutt, answer above': plain(
    '8bit',
    (words, text) => `${words}\n\nOn Tue, Apr 14, 2026 at 09:12:00AM +0200, Médiation Logement wrote:\n${quoted(text)}`,
  ),
  'an old program in windows-1252': {
    typed: div,
    reply: (words, { text }) => windows1252(`${words}\r\n\r\n${quoted(text)}`),
  },
  'only the letter, copied': plain('base64', (words, text) => {
    const from = text.indexOf('=== DÉBUT')
    const end = '=== FIN DE LA LETTRE ==='
    return `${words}\n\n${text.slice(from, text.indexOf(end, from) + end.length)}\n`
  }),
}
