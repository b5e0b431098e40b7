import { htmlToText } from './html-text.ts'
import type { ParsedMail } from './message.ts'
import { mimeBody } from './mime-body.ts'
import { ownWords } from './own-words.ts'
import type { HoldReason } from './reasons.ts'

/**
 * Why the words of a mail can't be taken for a command: what a program reads may not be what a person saw. Stricter than
 * `partsDiffer`: « OK » beside an HTML « NON » is a difference.
 */
export async function wordsFault(
  raw: Buffer,
  { text, from }: Pick<ParsedMail, 'text' | 'from'>,
): Promise<HoldReason | null> {
  const body = await mimeBody(raw)
  if ('unreadable' in body) return 'unreadable'
  if (body.parts.some((part) => part.mediaType === 'text/calendar')) return 'automatic_approval'
  const own = (part: string): string => {
    const { visible, signature } = ownWords(part.replace(/\r\n?/g, '\n'), { senderName: from[0]?.name ?? '' })
    return `${visible}\n${signature}`
  }
  const plain = body.text?.trim() ? own(body.text) : null
  const html = body.html === null ? null : own((await htmlToText(body.html)).text)
  const read = plain ?? html
  // The bytes of a broken structure, which parsing shows rather than nothing, are no words that somebody saw.
  if (read === null) return body.parts.length === 0 && text.trim() !== '' ? 'unreadable' : null
  if (HIDDEN.test(read)) return 'hidden_characters'
  return plain !== null && html !== null && letters(plain) !== letters(html) ? 'parts_differ' : null
}

/**
 * Control characters, direction overrides and tags anywhere (those from U+0080 are typographic quotes under a wrong charset);
 * other invisible characters inside a word.
 */
const HIDDEN =
  /(?![\t\n\v\f\r\u0080-\u009f])\p{Cc}|[\u202d\u202e\u2066-\u2069\u{e0000}-\u{e007f}]|[\p{L}\p{N}](?:\p{Cf}|\u034f|\u115f|\u1160|\u3164|\uffa0)[\p{L}\p{N}]/u

/** Links and pictures aside: a text part spells them out. */
const letters = (text: string): string =>
  text
    .slice(0, 200_000)
    .replace(/\[(?:cid|image|data)\s?:[^\]\n]{0,500}\]/gi, '')
    .replace(/<?(?:https?:\/\/|mailto:|tel:)[^\s<>]{1,2000}>?/gi, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
