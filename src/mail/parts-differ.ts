import { ownWords } from './own-words.ts'

const SHORT = 12

/**
 * The plain part, which is read, has a number that the HTML part, which people see, has not, or in a short mail any word; or
 * in a longer one more than a third of the words of one part are absent from the other (quotations, pictures and links set
 * aside). Short HTML may say more: a title that the plain part has as its subject.
 */
export function partsDiffer(plain: string, html: string): boolean {
  const [a, b] = [ownText(plain), ownText(html)]
  const isShort = found(a, LONGER).size + found(b, LONGER).size <= SHORT
  if (lacking(a, b, isShort ? WORD : NUMBER) > 0) return true
  return !isShort && Math.max(lacking(a, b, LONGER), lacking(b, a, LONGER)) > 1 / 3
}

const LONGER = /\p{L}{4,30}/gu
const NUMBER = /\d{2,20}/g
const WORD = /\p{L}{2,30}|\d{1,20}/gu

/** The share of the words of one text that the other lacks. */
function lacking(from: string, other: string, pattern: RegExp): number {
  const [words, others] = [found(from, pattern), found(other, pattern)]
  return [...words].filter((word) => !others.has(word)).length / (words.size || 1)
}

const found = (text: string, pattern: RegExp): ReadonlySet<string> => new Set(text.match(pattern) ?? [])

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
