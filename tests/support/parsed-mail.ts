import type { ParsedMail } from '../../src/mail/message.ts'

/** A short plain mail of a person; headers by name. */
export function parsedMail(
  change: Partial<Omit<ParsedMail, 'headers'>> & { headers?: Readonly<Record<string, string>> } = {},
): ParsedMail {
  return {
    messageId: 'a1@orange.example',
    inReplyTo: [],
    references: [],
    from: [{ name: 'Nadia Benali', address: 'nadia@orange.example' }],
    fromHeaders: 1,
    replyTo: [],
    to: [{ name: '', address: 'mediation@service.example' }],
    cc: [],
    deliveredTo: [],
    returnPath: 'nadia@orange.example',
    subject: 'Ma demande',
    date: null,
    text: 'Bonjour, voici ma demande.',
    hasHtml: false,
    hidden: [],
    partsDiffer: false,
    attachments: [],
    deliveryStatus: null,
    returnedHeaders: null,
    ...change,
    headers: new Map(Object.entries(change.headers ?? {}).map(([name, value]) => [name, [value]])),
  }
}
