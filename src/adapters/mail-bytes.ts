import { createHash } from 'node:crypto'
import type { OutgoingMail } from '../ports.ts'

/**
 * A whole mail as RFC 5322 bytes. The same input gives the same bytes: date, Message-ID and MIME boundary come from it
 * alone. Throws on an address that is not one plain mailbox, so that no header or recipient can be smuggled in.
 */
export async function mailBytes(mail: OutgoingMail): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const message = new MailComposer({
    from: mailbox(mail.from),
    to: [mailbox(mail.to)],
    replyTo: [mailbox(mail.replyTo)],
    subject: oneHeaderLine(mail.subject),
    messageId: bracketed(mail.messageId),
    ...(mail.inReplyTo !== null && isMessageId(mail.inReplyTo) ? { inReplyTo: bracketed(mail.inReplyTo) } : {}),
    references: mail.references.filter(isMessageId).map(bracketed),
    date: new Date(mail.date),
    headers: {
      'Content-Language': 'fr',
      ...(mail.autoSubmitted === null ? {} : { 'Auto-Submitted': mail.autoSubmitted }),
    },
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(({ name, mediaType, bytes }) => ({
      filename: oneHeaderLine(name),
      contentType: mediaType,
      content: bytes,
    })),
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    newline: 'windows',
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return message.compile().build()
}

const mailbox = ({ name, address }: { name: string; address: string }): { name: string; address: string } => {
  if (!/^[^\s\p{Cc}<>()[\]\\,;:"@]{1,128}@[a-z0-9.-]{1,253}$/iu.test(address))
    throw new Error('Not a plain mail address')
  return { name: oneHeaderLine(name), address }
}

/** Ids that others chose may be anything: one that could break a header is left out. */
const isMessageId = (id: string): boolean => /^[^\s\p{Cc}<>]{1,900}$/u.test(id)
const bracketed = (id: string): string => `<${id}>`

const oneHeaderLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
