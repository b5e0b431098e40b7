import { parseAddresses } from './addresses.ts'
import { decodeWords } from './encoded-words.ts'
import { stripInvisible } from './invisible.ts'
import { mailDate } from './mail-date.ts'
import type { MailAddress, ParsedMail } from './message.ts'
import { messageIds } from './message-ids.ts'

/** Raw header values by lower-case name, in order of appearance. */
export type Headers = ReadonlyMap<string, readonly string[]>

type Envelope = Pick<
  ParsedMail,
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'from'
  | 'fromHeaders'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'deliveredTo'
  | 'returnPath'
  | 'subject'
  | 'date'
>

/** Who wrote to whom, when, about what, in answer to what. Names are decoded after the addresses are parsed, never before. */
export function envelope(headers: Headers): Envelope {
  const all = (name: string): readonly string[] => headers.get(name) ?? []
  const addresses = (name: string): readonly MailAddress[] => all(name).flatMap(parseAddresses).slice(0, 500)
  return {
    messageId: messageIds(all('message-id')[0] ?? '')[0] ?? null,
    inReplyTo: messageIds(all('in-reply-to').join(' ')),
    references: messageIds(all('references').join(' ')),
    from: addresses('from'),
    fromHeaders: all('from').length,
    replyTo: addresses('reply-to').filter(usable),
    to: addresses('to').filter(usable),
    cc: addresses('cc').filter(usable),
    deliveredTo: ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']
      .flatMap(addresses)
      .filter(usable)
      .map((a) => a.address),
    returnPath: returnPath(all('return-path')[0]),
    subject: stripInvisible(decodeWords(all('subject')[0] ?? '').replace(/\p{Cc}+/gu, ' '))
      .text.trim()
      .slice(0, 1000),
    date: mailDate(all('date')[0] ?? ''),
  }
}

const usable = ({ address }: MailAddress): boolean => address !== ''

function returnPath(value: string | undefined): string | null {
  if (value === undefined) return null
  return parseAddresses(value)[0]?.address ?? ''
}
