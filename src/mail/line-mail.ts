import { addressKey } from './addresses.ts'

/** `date`: ISO 8601. `words`, `subject`: foreign text. */
type LineMail = {
  from: string
  to: string
  subject: string
  messageId: string | null
  date: string
  words: string
}

/** A part of a mail as a mail of its own: the same author, moment and Message-ID, and these words alone. */
export function lineMail({ from, to, subject, messageId, date, words }: LineMail): Buffer {
  const encoded =
    Buffer.from(subject.slice(0, 200))
      .toString('base64')
      .match(/.{1,40}/g) ?? []
  const body =
    Buffer.from(`${words}\n`)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  return Buffer.from(
    [
      `From: <${addressKey(from)}>`,
      `To: <${addressKey(to)}>`,
      `Subject: ${encoded.map((part) => `=?utf-8?B?${part}?=`).join('\r\n ')}`,
      `Date: ${new Date(date).toUTCString().replace('GMT', '+0000')}`,
      ...(messageId !== null && /^[\x21-\x7e]{1,250}$/.test(messageId) ? [`Message-ID: <${messageId}>`] : []),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      ...body,
      '',
    ].join('\r\n'),
  )
}
