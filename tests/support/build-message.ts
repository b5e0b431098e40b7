import { createHash } from 'node:crypto'
import { attachmentBytes } from './attachment-bytes.ts'
import { mailDateHeader } from './french-date.ts'
import type { Client, LabelledConversation, LabelledMessage } from './labelled.ts'
import { type Answered, automaticReply, deliveryReport, listMail, readReceipt } from './machine-mail.ts'
import {
  type Encoding,
  encodedAddress,
  encodedWords,
  field,
  filePart,
  message,
  multipart,
  type Part,
  textPart,
} from './mime-writer.ts'
import {
  addressOf,
  escapeHtml,
  foldLine,
  forwardLike,
  htmlLines,
  prefixed,
  type QuotedMail,
  quoteLike,
} from './quote-like.ts'

export type BuildOptions = {
  /** Replaces the service's address of the labels. */
  ours?: string
  /** Writes an Authentication-Results header of this server, with DMARC passed for the sender. */
  authservId?: string
  /** The mail that a message answers and quotes, instead of the labelled one: a letter of the service, with its Reply-To. */
  parentOf?: (message: LabelledMessage) => QuotedMail | null
  /** Lines between the words and the signature: 1 is an empty line (the usual), 0 none. */
  gap?: 0 | 1
  /** What stands in the head of an HTML part. */
  htmlHead?: (client: Client) => string
}

const LABELLED_OURS = 'mediation@mediation-logement.example'

/** Every message of a labelled conversation as the mail that its program would have sent. The same input gives the same bytes. */
export const buildConversation = (
  conversation: LabelledConversation,
  options: BuildOptions = {},
): { n: number; raw: Buffer }[] =>
  conversation.messages.map((labelled) => ({ n: labelled.n, raw: buildMessage(conversation, labelled, options) }))

export function buildMessage(
  conversation: LabelledConversation,
  labelled: LabelledMessage,
  options: BuildOptions = {},
): Buffer {
  const parent = options.parentOf?.(labelled) ?? labelledParent(conversation, labelled)
  const headers = headersOf(conversation, labelled, parent, options)
  if (labelled.labels.automatic !== 'no') return machine(labelled, headers, parent)
  const files = labelled.attachments.map(({ name }) => {
    const { mediaType, bytes } = attachmentBytes(name)
    return filePart(name, mediaType, bytes)
  })
  const boundary = hash(`${conversation.id}#${labelled.n}`)
  return message(
    headers,
    multipart('mixed', [body(labelled, parent, boundary, options), ...files], `mixed-${boundary}`),
  )
}

const messageIdOf = (conversation: LabelledConversation, labelled: LabelledMessage): string =>
  `${hash(`${conversation.id}/${labelled.n}`)}@${addressOf(labelled.from).split('@')[1] ?? 'exemple.example'}`

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)

function labelledParent(conversation: LabelledConversation, labelled: LabelledMessage): QuotedMail | null {
  const parent = conversation.messages.find((m) => m.n === labelled.reply_to_n)
  if (!parent) return null
  const before = labelledParent(conversation, parent)
  return {
    messageId: messageIdOf(conversation, parent),
    references: before && parent.threading === 'ok' ? [...before.references, before.messageId] : [],
    from: parent.from,
    to: parent.to,
    date: parent.date,
    subject: parent.subject,
    text: [parent.visible, parent.signature].filter((t) => t !== '').join('\n\n'),
  }
}

/** A stranger's mail that is forwarded although it is no message of the conversation. */
const forwardedMail = (labelled: LabelledMessage): QuotedMail => ({
  messageId: `${hash(labelled.subject)}@exemple.example`,
  references: [],
  from: 'Service gestion <gestion@agence-exemple.example>',
  to: [labelled.from],
  date: labelled.date,
  subject: labelled.subject.replace(/^TR: /, ''),
  text: 'Bonjour,\n\nVeuillez trouver le décompte demandé.\n\nCordialement,\nLe service gestion',
})

function headersOf(
  conversation: LabelledConversation,
  labelled: LabelledMessage,
  parent: QuotedMail | null,
  options: BuildOptions,
): readonly string[] {
  const ours = options.ours ?? LABELLED_OURS
  const from = addressOf(labelled.from)
  const here = (address: string) =>
    addressOf(address) === LABELLED_OURS ? (keepsThread(labelled) && parent?.replyTo) || ours : address
  const isReport = labelled.labels.automatic === 'bounce'
  return [
    field('Return-Path', isReport || labelled.labels.automatic === 'auto_reply' ? '<>' : `<${from}>`),
    field('Delivered-To', here(LABELLED_OURS)),
    ...(options.authservId ? [proof(options.authservId, from)] : []),
    field(
      'Received',
      `from mx.${from.split('@')[1]} by mx.exemple.example with ESMTPS; ${mailDateHeader(labelled.date)}`,
    ),
    field('Date', mailDateHeader(labelled.date)),
    field('From', encodedAddress(labelled.from)),
    field('To', labelled.to.map(here).map(encodedAddress).join(',\r\n ')),
    ...(labelled.cc.length > 0 ? [field('Cc', labelled.cc.map(here).map(encodedAddress).join(',\r\n '))] : []),
    field('Subject', encodedWords(labelled.subject)),
    field('Message-ID', `<${messageIdOf(conversation, labelled)}>`),
    ...(parent && keepsThread(labelled) && labelled.labels.automatic === 'no' ? threadHeaders(parent) : []),
    ...(MAILERS[labelled.client] ? [field('X-Mailer', MAILERS[labelled.client] ?? '')] : []),
  ]
}

const keepsThread = ({ threading }: LabelledMessage): boolean => threading === 'ok' || threading === 'other_address'

const threadHeaders = (parent: QuotedMail): readonly string[] => [
  field('In-Reply-To', `<${parent.messageId}>`),
  field('References', [...parent.references, parent.messageId].map((id) => `<${id}>`).join('\r\n ')),
]

const proof = (authservId: string, from: string): string => {
  const domain = from.split('@')[1] ?? ''
  return field(
    'Authentication-Results',
    `${authservId};\r\n dkim=pass header.d=${domain};\r\n spf=pass smtp.mailfrom=${from};\r\n dmarc=pass header.from=${domain}`,
  )
}

const MAILERS: Readonly<Partial<Record<Client, string>>> = {
  outlook: 'Microsoft Outlook 16.0',
  apple: 'Apple Mail (2.3774.600.62)',
  iphone: 'iPhone Mail (22F76)',
  free: 'Zimbra 8.8.15 (ZimbraWebClient - FF128 (Win))',
}

/** Encodings and flowed text by program, so that all three occur. */
const ENCODINGS: Readonly<Record<Client, Encoding>> = {
  gmail: 'quoted-printable',
  outlook: 'quoted-printable',
  apple: 'quoted-printable',
  thunderbird: '8bit',
  yahoo: 'base64',
  orange: 'quoted-printable',
  free: '8bit',
  sfr: 'quoted-printable',
  laposte: '8bit',
  iphone: 'quoted-printable',
  android: 'base64',
  'agency-software': 'base64',
}

function body(labelled: LabelledMessage, parent: QuotedMail | null, boundary: string, options: BuildOptions): Part {
  const { client } = labelled
  const written = wordsOf(labelled, parent, options.gap ?? 1)
  const plain = textPart(
    'plain',
    client === 'gmail' ? written.text.split('\n').map(foldUnquoted).join('\n') : written.text,
    ENCODINGS[client],
    client === 'apple',
  )
  if (!labelled.html) return plain
  const html = textPart(
    'html',
    `<html><head><meta charset="utf-8">${options.htmlHead?.(client) ?? ''}</head><body>${written.html}</body></html>`,
    ENCODINGS[client],
  )
  // Some webmails and telephones send HTML alone.
  const onlyHtml = (client === 'orange' || client === 'sfr' || client === 'android') && labelled.n % 2 === 0
  return onlyHtml ? html : multipart('alternative', [plain, html], `alternative-${boundary}`)
}

const foldUnquoted = (line: string): string => (line.startsWith('>') ? line : foldLine(line))

function wordsOf(labelled: LabelledMessage, parent: QuotedMail | null, gap: 0 | 1): { text: string; html: string } {
  const { visible, signature, client } = labelled
  if (labelled.quote_style === 'inline' && parent) return inline(labelled, parent)
  const own = [visible, signature].filter((t) => t !== '').join('\n'.repeat(gap + 1))
  const quoted =
    labelled.threading === 'forwarded'
      ? forwardLike(parent ?? forwardedMail(labelled))
      : labelled.quote_style !== 'none' && parent
        ? quoteLike(client, parent, labelled.n)
        : null
  return {
    text: quoted ? `${own}\n\n${quoted.text}\n` : `${own}\n`,
    html: `${ownHtml(labelled, gap)}${quoted?.html ?? ''}`,
  }
}

function ownHtml({ visible, signature, client }: LabelledMessage, gap: 0 | 1): string {
  const space = gap === 1 && signature !== '' ? '\n' : ''
  if (client === 'outlook') {
    const lines = `${visible}${signature === '' ? '' : `\n${space}${signature}`}`.split('\n')
    return lines.map((line) => `<p class="MsoNormal">${escapeHtml(line) || '&nbsp;'}</p>`).join('')
  }
  return `<div dir="ltr">${htmlLines(`${visible}${space}`)}${signature === '' ? '' : htmlLines(signature)}</div>`
}

/** Answers between the paragraphs of the quoted mail. */
function inline({ visible, signature, client }: LabelledMessage, parent: QuotedMail): { text: string; html: string } {
  const answers = visible.split(/\n\n+/)
  const paragraphs = parent.text.split(/\n\n+/)
  const greeting = /^(?:bonjour|bonsoir|madame|monsieur|hello)/i.test(answers[0] ?? '') ? `${answers.shift()}\n\n` : ''
  const introduction = quoteLike(client, { ...parent, text: '' }, 1).text.split('\n')[0] ?? ''
  const intro = introduction.endsWith(':')
    ? introduction
    : `Le ${parent.date.slice(0, 10)} à 10:12, ${parent.from} a écrit :`
  const chunks = answers.map((answer, i) => `${prefixed(paragraphs[i % paragraphs.length] ?? '')}\n\n${answer}`)
  const text = `${greeting}${intro}\n${chunks.join('\n\n')}${signature === '' ? '' : `\n\n${signature}`}\n`
  const html = answers.map(
    (answer, i) =>
      `<blockquote type="cite">${htmlLines(paragraphs[i % paragraphs.length] ?? '')}</blockquote>${htmlLines(answer)}`,
  )
  return {
    text,
    html: `${htmlLines(greeting.trim())}<div class="moz-cite-prefix">${escapeHtml(intro)}</div>${html.join('')}${htmlLines(signature)}`,
  }
}

function machine(labelled: LabelledMessage, headers: readonly string[], parent: QuotedMail | null): Buffer {
  const text = [labelled.visible, labelled.signature].filter((t) => t !== '').join('\n\n')
  const answered: Answered | null = parent && {
    messageId: parent.messageId,
    from: parent.from,
    to: parent.to[0] ?? '',
    subject: parent.subject,
  }
  switch (labelled.labels.automatic) {
    case 'bounce': {
      const delayed = /delay|retard/i.test(labelled.subject)
      const recipient = /[\w.+-]+@[\w.-]+\w/.exec(labelled.visible)?.[0] ?? 'inconnu@exemple.example'
      const status = delayed ? '4.4.1' : (/\b5\.\d\.\d\b/.exec(labelled.visible)?.[0] ?? '5.1.2')
      const diagnostic = labelled.visible.split('\n').at(-1) ?? ''
      return deliveryReport(
        headers,
        text,
        {
          recipient,
          action: delayed ? 'delayed' : 'failed',
          status,
          diagnostic: diagnostic.replace(/[^\x20-\x7e]/g, '?'),
        },
        answered,
      )
    }
    case 'list':
      return listMail(headers, text, addressOf(labelled.from).split('@')[1] ?? 'liste.example')
    default:
      return /^(?:Lu|Read) ?:/.test(labelled.subject)
        ? readReceipt(headers, text, addressOf(labelled.from), answered)
        : automaticReply(headers, text, answered)
  }
}
