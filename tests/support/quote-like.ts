import { frenchDate as on } from './french-date.ts'
import type { Client } from './labelled.ts'

/** The mail that a reply quotes: one of the conversation, or a letter of the service. */
export type QuotedMail = {
  messageId: string
  references: readonly string[]
  /** `Name <address>` */
  from: string
  to: readonly string[]
  /** ISO 8601 with offset. */
  date: string
  subject: string
  text: string
  /** Where a reply goes, when not to the sender. */
  replyTo?: string
}

type Quoted = { text: string; html: string }

/** What a mail program puts under (or around) an answer; `variant` chooses among its versions. */
export function quoteLike(client: Client, mail: QuotedMail, variant: number): Quoted {
  switch (client) {
    case 'gmail':
      return gmail(mail)
    case 'apple':
    case 'iphone':
      return apple(mail)
    case 'thunderbird':
      return thunderbird(mail)
    case 'yahoo':
      return yahoo(mail)
    case 'orange':
      return variant % 2 === 0 ? orangeOld(mail) : lowerCaseHeader(mail)
    case 'laposte':
      return variant % 2 === 0
        ? lowerCaseHeader(mail)
        : marked(`Le ${on.short(mail.date)} ${on.clock(mail.date)}, ${mail.from} a écrit :`, mail)
    case 'free':
      return zimbra(mail)
    case 'sfr':
      return sfr(mail)
    case 'android':
      return variant % 2 === 0 ? samsung(mail) : gmail(mail)
    case 'outlook':
    case 'agency-software':
      return variant % 3 === 0 ? outlookDesktop(mail) : outlookWeb(mail)
  }
}

/** What a mail program puts under a forward. */
export const forwardLike = (mail: QuotedMail): Quoted => outlookWeb(mail)

const nameOf = (from: string): string => /^"?(.*?)"?\s*</.exec(from)?.[1] || from
export const addressOf = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from

export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
export const htmlLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<div>${escapeHtml(line) || '<br>'}</div>`)
    .join('')
export const prefixed = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')

const marked = (introduction: string, mail: QuotedMail): Quoted => ({
  text: `${introduction}\n\n${prefixed(mail.text)}`,
  html: `<div>${escapeHtml(introduction)}</div><blockquote>${htmlLines(mail.text)}</blockquote>`,
})

function gmail(mail: QuotedMail): Quoted {
  const introduction = `Le ${on.shortWithDay(mail.date)} à ${on.clock(mail.date)}, ${nameOf(mail.from)} <${addressOf(mail.from)}> a écrit :`
  // Gmail folds at about 76 characters, also between the address and the verb.
  const folded = introduction.length > 76 ? introduction.replace(/ a écrit :$/, '\na écrit :') : introduction
  return {
    text: `${folded}\n\n${prefixed(folded76(mail.text))}`,
    html: `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escapeHtml(introduction)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${htmlLines(mail.text)}</blockquote></div>`,
  }
}

const folded76 = (text: string): string => text.split('\n').map(foldLine).join('\n')

export function foldLine(line: string): string {
  const lines = ['']
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length + 1 > 76) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.join('\n')
}

function apple(mail: QuotedMail): Quoted {
  const introduction = `Le ${on.short(mail.date)} à ${on.clock(mail.date)}, ${nameOf(mail.from)} <${addressOf(mail.from)}> a écrit :`
  return {
    text: `${introduction}\n\n${prefixed(mail.text)}`,
    html: `<br><div dir="ltr"><blockquote type="cite">${escapeHtml(introduction)}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${htmlLines(mail.text)}</div></blockquote>`,
  }
}

function thunderbird(mail: QuotedMail): Quoted {
  const introduction = `Le ${on.figures(mail.date)} à ${on.clock(mail.date)}, ${nameOf(mail.from)} a écrit :`
  return {
    text: `${introduction}\n${prefixed(mail.text)}`,
    html: `<div class="moz-cite-prefix">${escapeHtml(introduction)}<br></div><blockquote type="cite">${htmlLines(mail.text)}</blockquote>`,
  }
}

function yahoo(mail: QuotedMail): Quoted {
  const introduction = `Le ${on.longWithDay(mail.date)} à ${on.clock(mail.date)}:34 UTC+2, ${nameOf(mail.from)} <${addressOf(mail.from)}> a écrit :`
  return {
    text: `    ${introduction}  \n \n ${mail.text.replaceAll('\n', '\n ')}   `,
    html: `<div id="ydp1yahoo_quoted_29" class="ydp1yahoo_quoted"><div>${escapeHtml(introduction)}</div><div><br></div><div>${htmlLines(mail.text)}</div></div>`,
  }
}

function orangeOld(mail: QuotedMail): Quoted {
  const header = [
    `Message du ${on.shortFigures(mail.date)} ${on.clock(mail.date)}`,
    `De : "${nameOf(mail.from)}" <${addressOf(mail.from)}>`,
    `A : "${nameOf(mail.to[0] ?? '')}" <${addressOf(mail.to[0] ?? '')}>`,
    'Copie à : ',
    `Objet : ${mail.subject}`,
  ]
  const text = [...header, '', mail.text].join('\n')
  return { text: prefixed(text), html: `<blockquote>${htmlLines(text)}</blockquote>` }
}

function lowerCaseHeader(mail: QuotedMail): Quoted {
  const header = [
    `envoyé : ${on.long(mail.date)} à ${on.clock(mail.date)}`,
    `de : ${mail.from}`,
    `à : ${mail.to.join(', ')}`,
    `objet : ${mail.subject}`,
  ]
  const text = [...header, '', '', mail.text].join('\n')
  return { text, html: `<br><div>${htmlLines(text)}</div>` }
}

function zimbra(mail: QuotedMail): Quoted {
  const header = [
    `De: "${nameOf(mail.from)}" <${addressOf(mail.from)}>`,
    `À: "${nameOf(mail.to[0] ?? '')}" <${addressOf(mail.to[0] ?? '')}>`,
    `Envoyé: ${capital(on.longWithDay(mail.date))} ${on.clock(mail.date)}:34`,
    `Objet: ${mail.subject}`,
  ]
  return {
    text: `----- Mail original -----\n${header.join('\n')}\n\n${mail.text}`,
    html: `<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">${htmlLines(header.join('\n'))}</div><br><div data-marker="__QUOTED_TEXT__">${htmlLines(mail.text)}</div>`,
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function sfr(mail: QuotedMail): Quoted {
  const header = [
    `De : "${nameOf(mail.from)}" <${addressOf(mail.from)}>`,
    `A : ${mail.to.map(addressOf).join(', ')}`,
    `Envoyé: ${on.longWithDay(mail.date)} ${on.clock(mail.date)}`,
    `Objet : ${mail.subject}`,
  ]
  const text = [...header, '', mail.text].join('\n')
  return { text, html: `<hr>${htmlLines(text)}` }
}

function samsung(mail: QuotedMail): Quoted {
  const header = [
    '-------- Message d’origine --------',
    `De : ${mail.from}`,
    `Date : ${on.figures(mail.date)} ${on.clock(mail.date)} (GMT+01:00)`,
    `À : ${mail.to.join(', ')}`,
    `Objet : ${mail.subject}`,
  ]
  const text = [...header, '', mail.text].join('\n')
  return { text, html: `<div style="font-size:100%;color:#000000"><!-- originalMessage -->${htmlLines(text)}</div>` }
}

const outlookHeader = (mail: QuotedMail): readonly string[] => [
  `De : ${mail.from}`,
  `Envoyé : ${on.longWithDay(mail.date)} ${on.clock(mail.date)}`,
  `À : ${mail.to.join('; ')}`,
  `Objet : ${mail.subject}`,
]

function outlookWeb(mail: QuotedMail): Quoted {
  const header = outlookHeader(mail)
  const bold = header
    .map((line) =>
      line.replace(/^([^:]+ :)(.*)$/s, (_, label: string, value: string) => `<b>${label}</b>${escapeHtml(value)}`),
    )
    .join('<br>')
  return {
    text: `${'_'.repeat(32)}\n${header.join('\n')}\n\n${mail.text}`,
    html: `<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${bold}</font></div>${htmlLines(mail.text)}`,
  }
}

function outlookDesktop(mail: QuotedMail): Quoted {
  const header = outlookHeader(mail)
  const bold = header.map((line) => `<b>${escapeHtml(line)}</b>`).join('<br>')
  return {
    text: `-----Message d'origine-----\n${header.join('\n')}\n\n${mail.text}`,
    html: `<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${bold}</p></div>${mail.text
      .split('\n')
      .map((line) => `<p class="MsoNormal">${escapeHtml(line) || '&nbsp;'}</p>`)
      .join('')}`,
  }
}
