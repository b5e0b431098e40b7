import { ownWords } from './own-words.ts'

const SHORT = 12

/**
 * The plain part, which is read, has a number that the HTML part, which people see, has not, or in a short mail any word; or
 * in a longer one more than a third of the words of one part are absent from the other (quotations, pictures and links set
 * aside). Short HTML may say more: a title that the plain part has as its subject.
 */
export function partsDiffer(plain: string, html: string): boolean {
  const [a, b] = [ownText(plain), ownText(html)]
  const [longer, others] = [found(a, LONGER), found(b, LONGER)]
  const isShort = longer.size + others.size <= SHORT
  const exact = isShort ? WORD : NUMBER
  if (lacking(found(a, exact), found(b, exact)) > 0) return true
  return !isShort && Math.max(lacking(longer, others), lacking(others, longer)) > 1 / 3
}

const LONGER = /\p{L}{4,30}/gu
const NUMBER = /\d{2,20}/g
const WORD = /\p{L}{2,30}|\d{1,20}/gu

type Words = ReadonlySet<string>

/** The share of the words of one text that the other lacks. */
const lacking = (words: Words, others: Words): number =>
  [...words].filter((word) => !others.has(word)).length / (words.size || 1)

const found = (text: string, pattern: RegExp): Words => new Set(text.match(pattern) ?? [])

/** HTML counts the items of a list by itself. */
function ownText(text: string): string {
  const { visible, signature } = ownWords(text.slice(0, 50_000).replace(/\r\n?/g, '\n'), { senderName: '' })
  return `${visible}\n${signature}`
    .replace(/^ {0,8}\d{1,3}[.)] /gm, '')
    .replace(/\[(?:cid|image|data)\s?:[^\]\n]{0,500}\]/gi, '')
    .replace(/<?(?:https?:\/\/|mailto:|tel:)[^\s<>]{1,2000}>?/gi, '')
    .normalize('NFKC')
    .toLowerCase()
}
