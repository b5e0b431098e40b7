import { addressKey } from './addresses.ts'

/** `date`: ISO 8601. `words`, `subject`: foreign text. */
type LineMail = {
  from: string
  to: string
  subject: string
  messageId: string | null
  date: string
  words: string
  files: readonly { name: string; mediaType: string; bytes: Buffer }[]
}

/** A part of a mail as a mail of its own: the same author, moment and Message-ID, these words and files alone. */
export function lineMail({ from, to, subject, messageId, date, words, files }: LineMail): Buffer {
  const encoded =
    Buffer.from(subject.slice(0, 200))
      .toString('base64')
      .match(/.{1,40}/g) ?? []
  return Buffer.from(
    [
      `From: <${addressKey(from)}>`,
      `To: <${addressKey(to)}>`,
      `Subject: ${encoded.map((part) => `=?utf-8?B?${part}?=`).join('\r\n ')}`,
      `Date: ${new Date(date).toUTCString().replace('GMT', '+0000')}`,
      ...(messageId !== null && /^[\x21-\x7e]{1,250}$/.test(messageId) ? [`Message-ID: <${messageId}>`] : []),
      'MIME-Version: 1.0',
      ...(files.length === 0
        ? textPart(words)
        : [
            `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
            '',
            ...[textPart(words), ...files.map(filePart)].flatMap((part) => [`--${BOUNDARY}`, ...part]),
            `--${BOUNDARY}--`,
          ]),
      '',
    ].join('\r\n'),
  )
}

/** No base64 line begins like it. */
const BOUNDARY = '=_line_mail_part'

const textPart = (words: string): string[] => [
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  ...base64(Buffer.from(`${words}\n`)),
]

/** The name and type are the sender's: encoded, or of a few signs. */
const filePart = ({ name, mediaType, bytes }: LineMail['files'][number]): string[] => [
  `Content-Type: ${/^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,80}$/.test(mediaType) ? mediaType : 'application/octet-stream'}`,
  'Content-Transfer-Encoding: base64',
  `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name.slice(0, 150).toWellFormed())}`,
  '',
  ...base64(bytes),
]

const base64 = (bytes: Buffer): string[] => bytes.toString('base64').match(/.{1,76}/g) ?? []
