import { field, message, multipart, type Part, textPart } from './mime-writer.ts'

/** The mail of ours that a machine answers. */
export type Answered = { messageId: string; from: string; to: string; subject: string }

/** A vacation note, a ticket receipt or a challenge, as the servers that send them do (RFC 3834). */
export const automaticReply = (headers: readonly string[], text: string, answered: Answered | null): Buffer =>
  message(
    [
      ...headers,
      ...threaded(answered),
      'Auto-Submitted: auto-replied',
      'X-Auto-Response-Suppress: All',
      'Precedence: auto_reply',
    ],
    textPart('plain', text, 'quoted-printable'),
  )

/** RFC 8098. */
export const readReceipt = (
  headers: readonly string[],
  text: string,
  reader: string,
  answered: Answered | null,
): Buffer =>
  message(
    [...headers, ...threaded(answered)],
    report('disposition-notification', [
      textPart('plain', text, 'quoted-printable'),
      plainPart(
        'message/disposition-notification',
        [
          `Final-Recipient: rfc822;${reader}`,
          `Original-Message-ID: <${answered?.messageId ?? 'unknown@invalid.example'}>`,
          'Disposition: manual-action/MDN-sent-manually; displayed',
        ].join('\r\n'),
      ),
    ]),
  )

/** RFC 3464, as Postfix writes it. */
export function deliveryReport(
  headers: readonly string[],
  text: string,
  about: { recipient: string; action: 'failed' | 'delayed'; status: string; diagnostic: string },
  answered: Answered | null,
): Buffer {
  const status = [
    'Reporting-MTA: dns; mx1.exemple.example',
    '',
    `Final-Recipient: rfc822; ${about.recipient}`,
    `Action: ${about.action}`,
    `Status: ${about.status}`,
    `Diagnostic-Code: smtp; ${about.diagnostic}`,
  ]
  const returned = answered
    ? [
        `From: ${answered.from}`,
        `To: ${answered.to}`,
        `Subject: ${answered.subject}`,
        `Message-ID: <${answered.messageId}>`,
      ]
    : [`To: ${about.recipient}`, 'Subject: message']
  return message(
    [...headers, 'Auto-Submitted: auto-replied'],
    report('delivery-status', [
      textPart('plain', text, '8bit'),
      plainPart('message/delivery-status', status.join('\r\n')),
      plainPart('text/rfc822-headers', returned.join('\r\n')),
    ]),
  )
}

/** A newsletter or a digest of a mailing list (RFC 2369, RFC 2919). */
export const listMail = (headers: readonly string[], text: string, listId: string): Buffer =>
  message(
    [...headers, `List-Id: <${listId}>`, `List-Unsubscribe: <mailto:unsubscribe@${listId}>`, 'Precedence: bulk'],
    textPart('plain', text, 'quoted-printable'),
  )

const threaded = (answered: Answered | null): readonly string[] =>
  answered ? [field('In-Reply-To', `<${answered.messageId}>`), field('References', `<${answered.messageId}>`)] : []

const plainPart = (type: string, body: string): Part => ({
  headers: [field('Content-Type', type)],
  body: Buffer.from(body),
})

const report = (type: string, parts: readonly Part[]): Part =>
  multipart(`report; report-type=${type}`, parts, 'report-0001')
