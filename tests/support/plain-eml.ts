/** A simple mail as its sender's server would hand it to ours. */
export type PlainEml = {
  from: string
  to: string | readonly string[]
  cc?: readonly string[]
  subject?: string
  text: string
  /** ISO 8601; the Date header is left out when null. */
  date?: string | null
  messageId?: string
  inReplyTo?: string
  references?: readonly string[]
  /** Extra header lines, as they stand. */
  headers?: readonly string[]
  /** What our receiving server found: written as its Authentication-Results. */
  auth?: 'pass' | 'fail' | 'none'
}

export const AUTHSERV = 'mx.mediation-logement.example'

let serial = 0

export function plainEml(mail: PlainEml): Buffer {
  serial += 1
  const domain = mail.from.replace(/^.*@([^>]*)>?$/, '$1')
  const results =
    mail.auth === 'none'
      ? []
      : [`Authentication-Results: ${AUTHSERV}; dmarc=${mail.auth ?? 'pass'} header.from=${domain}`]
  const lines = [
    ...results,
    `From: ${encoded(mail.from)}`,
    `To: ${[mail.to].flat().map(encoded).join(', ')}`,
    ...(mail.cc ? [`Cc: ${mail.cc.map(encoded).join(', ')}`] : []),
    `Subject: ${word(mail.subject ?? 'Dépôt de garantie')}`,
    ...(mail.date === null
      ? []
      : [`Date: ${new Date(mail.date ?? '2026-04-07T18:00:00Z').toUTCString().replace('GMT', '+0000')}`]),
    `Message-ID: <${mail.messageId ?? `plain-${serial}@${domain}`}>`,
    ...(mail.inReplyTo ? [`In-Reply-To: <${mail.inReplyTo}>`] : []),
    ...(mail.references ? [`References: ${mail.references.map((id) => `<${id}>`).join(' ')}`] : []),
    ...(mail.headers ?? []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    mail.text,
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

const word = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

const encoded = (address: string): string => {
  const named = address.match(/^(.*?)\s*<([^>]*)>$/)
  return named ? `${word(named[1] ?? '')} <${named[2]}>` : address
}
