import type { Day } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import type { Span } from './evaluation.ts'

const months = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')

/** `1er mars 2026`, `31 janvier 2026`. */
export function frenchDay(on: Day): string {
  const [year = '', month = '', dom = ''] = on.split('-')
  const number = Number(dom)
  return `${number === 1 ? '1er' : number} ${months[Number(month) - 1]} ${year}`
}

const words = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf']
const inWords = (count: number): string => words[count] ?? String(count)
export const monthsText = (count: number): string => `${inWords(count)} mois`
const decimalText = (count: number): string => String(Math.round(count * 100) / 100).replace('.', ',')
/** `8 ans`, `1 an`, `1,5 an`. */
export const yearsText = (count: number): string => `${decimalText(count)} an${count >= 2 ? 's' : ''}`
/** A share as `15 %`, `1,5 %`. */
export const percentText = (share: number): string => `${decimalText(share * 100)} %`
export const periodsText = (count: number): string => `${count} période${count > 1 ? 's' : ''}`

/** `640 €`, `entre 0 € et 690 €`, `au moins 70 €`, or null when nothing can be said. */
export const sumText = (span: Span<Cents>): string | null => spanText(span, euros, 'entre', 'et')
/** `le 10 avril 2026`, `entre le 10 avril 2026 et le 10 mai 2026`. */
export const dayText = (span: Span<Day>): string | null => spanText(span, (d) => `le ${frenchDay(d)}`, 'entre', 'et')

function spanText<T>(span: Span<T>, show: (value: T) => string, between: string, and: string): string | null {
  if (span.value !== null) return show(span.value)
  if (span.min !== null && span.max !== null) return `${between} ${show(span.min)} ${and} ${show(span.max)}`
  return span.min === null ? null : `au moins ${show(span.min)}`
}

/** `a, b et c`. */
export function enumeration(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)}`
}
