import { remembered } from '../domain/remembered.ts'
import { figurePatterns } from './figure-patterns.ts'
import { weekdayOf } from './figure-values.ts'

/** `meaning`: equal for all ways to write the same thing: `sum:69000`, `date:2026-01-31`, `percent:10`, `article:22`. */
export type Figure = { written: string; meaning: string }

/** Every sum, date, percentage, article, duration and other number of a French text, in any usual written form. */
export const figuresIn = remembered((text): readonly Figure[] => {
  const found: (Figure & { at: number })[] = []
  let rest = normalized(text)
  for (const { find, read } of figurePatterns)
    rest = rest.replace(find, (...match) => {
      const written = String(match[0])
      const at = Number(match.at(typeof match.at(-1) === 'object' ? -3 : -2))
      const groups = match.slice(0, match.indexOf(at)).map((group) => String(group ?? ''))
      const meaning = read(groups)
      if (meaning !== null) found.push({ written: written.trim(), meaning, at })
      return '\u0000'.repeat(written.length)
    })
  return found.sort((a, b) => a.at - b.at).map(({ written, meaning }) => ({ written, meaning }))
}, 100)

/** The figures of a letter that nothing produced: not one of `allowed` (as the rules base or a quotation wrote them). */
export const foreignFigures = (text: string, allowed: readonly string[]): string[] => [
  ...new Set(unsourced(text, allowed).map(({ written }) => written)),
]

/** The same with their meaning; one that is written twice is told twice. */
export function unsourced(text: string, allowed: readonly string[]): Figure[] {
  const known = new Set(allowed.flatMap(figuresIn).flatMap(({ meaning }) => [meaning, ...implied(meaning)]))
  return figuresIn(text).filter(({ meaning }) => !known.has(meaning))
}

/** Sums and dates that a text loses on its way: a mail client that breaks € and accents breaks them too. */
export function lostFigures(before: string, after: string): string[] {
  const kept = new Set(figuresIn(after).map(({ meaning }) => meaning))
  const lost = figuresIn(before).filter(({ meaning }) => /^(?:sum|date):/.test(meaning) && !kept.has(meaning))
  return [...new Set(lost.map(({ written }) => written))]
}

/** What a text may also say once a figure is allowed: less of a date, the number of a sum or a duration. */
function implied(meaning: string): string[] {
  const [kind = '', value = ''] = meaning.split(/:(.*)/s)
  switch (kind) {
    case 'date':
      return [
        `day-of-year:${value.slice(5)}`,
        `month:${value.slice(0, 7)}`,
        `month-name:${value.slice(5, 7)}`,
        `weekday:${weekdayOf(value)}`,
        `number:${Number(value.slice(0, 4))}`,
      ]
    case 'sum':
      return [`number:${Number(value) / 100}`]
    case 'duration':
      return [`number:${Number.parseInt(value, 10)}`]
    default:
      return []
  }
}

/** Lower case, compatibility forms made plain (①, full-width digits), one kind of space, apostrophe and hyphen. */
const normalized = (text: string): string =>
  withoutListNumbers(
    text
      .slice(0, 200_000)
      .replace(/[¼½¾⅓⅔]/g, ' 0.5 ')
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(/[^\S\n]+/g, ' '),
  )
    // A figure that a mail program broke over two lines is one figure.
    .replace(/ ?\n(?![\n#-]) ?/g, ' ')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑–—−]/g, '-')
    .toLowerCase()
    // "articles 22, 23 et 24" are three articles.
    .replace(ENUMERATED, (all, what: string) => all.replace(/(, ?| et | ou | à )(?=[lrd]?\d)/g, `$1${what} `))
    // "6 9 0 €" is read as 690 €.
    .replace(/(?<![\d.,] ?)\d(?: \d){2,8}(?![.,]?\d| \d)/g, (digits) => digits.replace(/ /g, ''))

const ENUMERATED =
  /\b(articles?|art\.|al\.|alin[eé]as?) ?(?:n° ?)?[lrd]?\d{1,4}(?:-\d{1,3}){0,3}(?:(?:, ?| et | ou | à )[lrd]?\d{1,4}(?:-\d{1,3}){0,3}(?!\d|,\d| ?(?:€|eur|%|pour|jour|semaine|mois|ann?|janv|f[eé]vr|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[eé]c))){1,6}/g

/** `1. `, then `2. ` and so on at the start of lines number a list; any other number there ends a sentence or begins one. */
function withoutListNumbers(text: string): string {
  let last = 0
  return text.replace(/^ ?(\d{1,3})\. (?=\D)|^#/gm, (start, number: string | undefined) => {
    const follows = number === '1' || Number(number) === last + 1
    last = number === undefined ? 0 : follows ? Number(number) : last
    return follows ? '- ' : start
  })
}
