import type { Day } from '../domain/day.ts'
import type { Cents } from '../domain/money.ts'
import { remembered } from '../domain/remembered.ts'
import { type AmountMention, findAmounts, withoutOverlap } from './amounts.ts'
import { type DateMention, findDates } from './dates.ts'
import { canonical, fold } from './fold.ts'
import { gloss, looksEnglish } from './gloss.ts'
import { type Stretch, sentences } from './sentences.ts'

/**
 * One sentence with its sums, dates, postcodes, addresses and phone numbers replaced by marks, so that a cue reads
 * `depot de M0`: `M` sum with its currency, `N` bare number, `D` date, `Z` postcode, `E` e-mail address, `T` phone number.
 * Folded text has no capitals, so a capital is always a mark; its number is an index into the text's lists.
 */
export type Sentence = { quote: string; marked: string; asks: boolean; index: number }

export type MarkedText = {
  text: string
  sentences: readonly Sentence[]
  amounts: readonly AmountMention[]
  dates: readonly DateMention[]
  postcodes: readonly string[]
  emails: readonly string[]
}

type Mark = Stretch & { letter: 'M' | 'N' | 'D' | 'Z' | 'E' | 'T'; at: number }

/** Seven pages are enough: no mail needs more to be understood; the bound keeps a hostile one cheap. */
const MAX_READ = 20_000

const email = /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/g
const phone = /(?<![\d])(?:0|\+33 ?)[1-9](?:[ .-]?\d{2}){4}(?!\d)|(?<!\d)\d{2}(?:[ .]\d{2}){4}(?!\d)/g
const iban = /\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,4})?\b/g
const postcode = /(?<![\d,./-])(?:0[1-9]|[1-8]\d|9[0-8])(?:\d{3}| \d{3}(?= [a-z]))(?![\d,.]\d|\d| ?(?:€|euros?|eur\b))/g
const asking =
  /\?\s*["')]*$|^(?:est[- ]ce que|combien|comment|pourquoi|quand est|qu'est|a qui|qui a raison|peut-on|puis-je|dois-je|faut-il|que dois-je|que faire|quel(?:le)?s? (?:est|sont)|ai-je|a-t-il|a-t-elle)\b/

/** Own words → sentences with marks. Longer text is read up to its first 20,000 characters. */
export const markText = (own: string, sentOn: Day): MarkedText => marked(`${sentOn}${own}`)

/** A mail is looked at when it is placed and again when it is read. The day comes first, in ten characters. */
const marked = remembered((dayAndWords) => markWords(dayAndWords.slice(10), dayAndWords.slice(0, 10) as Day), 20)

function markWords(own: string, sentOn: Day): MarkedText {
  const text = canonical(own).slice(0, MAX_READ)
  const folded = fold(text)
  const dates = findDates(folded, sentOn)
  const amounts = findAmounts(folded)
  const marks = placed(folded, amounts, dates)
  const inside = insideOf(marks)
  const stretches = sentences(folded, inside)
  const spoken = gloss(
    stretches.map((stretch) => markedSlice(folded, stretch, marks)).join('\n'),
    looksEnglish(folded),
  ).split('\n')
  return {
    text,
    amounts,
    dates,
    postcodes: valuesOf(marks, 'Z', folded),
    emails: valuesOf(marks, 'E', folded),
    sentences: stretches.map((stretch, index) => {
      const marked = spoken[index] ?? ''
      return { quote: text.slice(stretch.start, stretch.end), marked, asks: asking.test(marked), index }
    }),
  }
}

function placed(folded: string, amounts: readonly AmountMention[], dates: readonly DateMention[]): readonly Mark[] {
  const strong: Mark[] = [
    ...spans(folded, email, 'E'),
    ...spans(folded, iban, 'T'),
    ...dates.map((d, at) => ({ start: d.start, end: d.end, letter: 'D' as const, at })),
    ...amounts.flatMap((a, at) => (a.bare ? [] : [{ start: a.start, end: a.end, letter: 'M' as const, at }])),
    ...spans(folded, phone, 'T'),
    ...spans(folded, postcode, 'Z'),
    ...amounts.flatMap((a, at) => (a.bare ? [{ start: a.start, end: a.end, letter: 'N' as const, at }] : [])),
  ]
  return numbered(withoutOverlap(strong))
}

/** Postcodes and addresses are counted in their order in the text; sums and dates keep the index that they came with. */
function numbered(marks: readonly Mark[]): readonly Mark[] {
  const next = { Z: 0, E: 0 }
  return marks.map((mark) => (mark.letter === 'Z' || mark.letter === 'E' ? { ...mark, at: next[mark.letter]++ } : mark))
}

const spans = (folded: string, find: RegExp, letter: Mark['letter']): Mark[] =>
  [...folded.matchAll(find)].map((m) => ({ start: m.index, end: m.index + m[0].length, letter, at: 0 }))

const valuesOf = (marks: readonly Mark[], letter: Mark['letter'], folded: string): string[] =>
  marks.filter((m) => m.letter === letter).map((m) => folded.slice(m.start, m.end).replace(/\s/g, ''))

function insideOf(marks: readonly Mark[]): (at: number) => boolean {
  const taken = new Set<number>()
  for (const m of marks) for (let i = m.start; i < m.end - 1; i++) taken.add(i)
  return (at) => taken.has(at)
}

function markedSlice(folded: string, stretch: Stretch, marks: readonly Mark[]): string {
  let out = ''
  let from = stretch.start
  for (const m of marks) {
    if (m.start < from || m.end > stretch.end) continue
    out += `${folded.slice(from, m.start)}${m.letter}${m.at}`
    from = m.end
  }
  return (out + folded.slice(from, stretch.end))
    .replace(/\.{2,}(?= {0,3}(?:- ?)?[MN]\d)/g, ':')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The sum behind the first mark that the pattern's first group captured. */
export const centsAt = (text: MarkedText, index: string | undefined): Cents | null =>
  index === undefined ? null : (text.amounts[Number(index)]?.cents ?? null)

export const dateAt = (text: MarkedText, index: string | undefined): DateMention | null =>
  index === undefined ? null : (text.dates[Number(index)] ?? null)
