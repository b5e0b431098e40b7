import type { Cents } from '../domain/money.ts'
import { fold } from './fold.ts'

const WORDS = ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze']
const COUNT = `(\\d{1,2}|${WORDS.join('|')})`

const IN_PARTS = new RegExp(
  `\\b(?:en|par|sur) ${COUNT} ?(?:fois|x|versements?|virements?|paiements?|mensualites?|echeances?)\\b`,
)
const TIMES = new RegExp(`\\b${COUNT} ?(?:fois|x|×) ?(\\d{1,5})\\b`)

/**
 * "en trois fois" → how many equal monthly payments of `amount`, 2 to 12; "3 × 300 €" only where they make that sum. 1 when
 * the words name none.
 */
export function instalmentsIn(own: string, amount: Cents | null): number {
  const words = fold(own.slice(0, 5_000))
  const times = TIMES.exec(words)
  const made = times && countOf(times[1]) * Number(times[2]) * 100 === amount ? countOf(times[1]) : 1
  const count = made > 1 ? made : countOf(IN_PARTS.exec(words)?.[1])
  return count >= 2 && count <= 12 ? count : 1
}

const countOf = (said = ''): number =>
  /^\d/.test(said) ? Number(said) : WORDS.includes(said) ? WORDS.indexOf(said) + 2 : 1
