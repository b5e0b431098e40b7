import { figurePatterns } from './figure-patterns.ts'
import { weekdayOf } from './figure-values.ts'

/** `meaning`: equal for all ways to write the same thing: `sum:69000`, `date:2026-01-31`, `percent:10`, `article:22`. */
export type Figure = { written: string; meaning: string }

/** Every sum, date, percentage, article, duration and other number of a French text, in any usual written form. */
export function figuresIn(text: string): Figure[] {
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
}

/** The figures of a letter that nothing produced: not one of `allowed` (as the rules base or a quotation wrote them). */
export function foreignFigures(text: string, allowed: readonly string[]): string[] {
  const known = new Set(allowed.flatMap(figuresIn).flatMap(({ meaning }) => [meaning, ...implied(meaning)]))
  for (const digits of allowed.flatMap((figure) => normalized(figure).match(/\d+/g) ?? []))
    known.add(`number:${Number(digits)}`)
  const foreign = figuresIn(text).filter(({ meaning }) => !known.has(meaning))
  return [...new Set(foreign.map(({ written }) => written))]
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
  text
    .slice(0, 200_000)
    .replace(/[¼½¾]/g, ' 0.5 ')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\S\n]/g, ' ')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑–—−]/g, '-')
    .toLowerCase()
