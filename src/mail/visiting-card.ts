import { isMobileLine } from './line-kinds.ts'

/** One of the first lines carries the sender's name, or a line of its own is a telephone number. */
export const isSigned = (card: readonly string[], name: readonly string[]): boolean =>
  card.slice(0, 3).some((line) => isNameLine(line, name)) ||
  (card.length > 1 && card.some((line) => PHONE.test(line.trim())))

const PHONE = /^(?:t[ée]l|mob|port|phone)?[.: a-zé]{0,12}(?:\+33|0)[\d .()-]{8,18}$/i

/** A line of a visiting card: short, and no sentence. */
export function isLabel(line: string): boolean {
  const text = line.trim()
  if (text.length > 160 || /^p\.?\s?s\b/i.test(text)) return false
  if (isMobileLine(text) || FOOTER.test(text.slice(0, 300))) return true
  if (/[?!…]$/.test(text) || VERBAL.test(` ${fold(text)} `) || SUM.test(text)) return false
  return text.split(/\s+/).length <= 5 || !/[.:;]$/.test(text)
}

/** A sum of money, except a company's capital. */
const SUM = /^(?!.{0,100}(?:capital|garantie financi)).{0,150}\d\s?(?:€|eur)/i

/** Words that make a sentence of a line. */
const VERBAL =
  /\s(?:je|j'\w+|tu|il|elle|on|nous|vous|ils|ont|est|sont|suis|avez|avons|etes|serai|sera|dois|doit|peut|peux|voici|merci|bonjour|bonsoir|pas|que|qui|i|we|you|is|are|have|please)\s/

/** Half of the words before a comma or dash are the sender's name: `Virement Benali fait` is no signature. */
function isNameLine(line: string, name: readonly string[]): boolean {
  const words = fold(line.slice(0, 160).split(/[,(|–—]/)[0] ?? '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 3 && !TITLES.has(word))
  const named = words.filter((word) =>
    name.some((part) => part === word || (word.length >= 4 && part.startsWith(word))),
  )
  return named.length > 0 && named.length * 2 >= words.length
}

/** The telling words of a display name, without accents, titles and company forms. */
export const nameWords = (senderName: string): readonly string[] =>
  fold(senderName.slice(0, 200))
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 3 && !TITLES.has(word))

const TITLES: ReadonlySet<string> = new Set([
  'mme',
  'madame',
  'monsieur',
  'maitre',
  'les',
  'des',
  'via',
  'service',
  'location',
  'gestion',
])

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()

export const isFooter = (block: readonly string[]): boolean => FOOTER.test(block.join(' ').slice(0, 1000))

/** Confidentiality notices, paper, virus scanners: nobody typed them. */
const FOOTER =
  /^[\s*_-]{0,4}(?:ce (?:message|courriel|mail|e-mail)[^.]{0,120}(?:confidentiel|destin[ée]|strictement)|this (?:e-?mail|message)[^.]{0,120}(?:confidential|intended)|pensez [àa] l['’]environnement|avant d['’]imprimer|n['’]imprimez|please consider the environment|garanti sans virus|sans virus|l['’]absence de virus|cet e-mail a été vérifié|virus-free|ne pas répondre à l['’]expéditeur)/i
