import { Day, weekday } from '../domain/day.ts'
import { numberFromWords } from '../domain/number-words.ts'
import { weekdayNames } from './french-day.ts'

/** How each month may be shortened, as sources of patterns. */
export const monthForms = [
  'janv',
  'févr?|fevr?',
  'mars',
  'avr',
  'mai',
  'juin',
  'juil',
  'ao[uû]t',
  'sept',
  'oct',
  'nov',
  'd[ée]c',
]

/** Digits (`1er` too) or words → value. */
export function numberOf(text: string | undefined): number | null {
  const word = (text ?? '').replace(/ ?er$/, '')
  if (word === 'premi') return 1
  return /^\d+$/.test(word) ? Number(word) : numberFromWords(word)
}

const romanLetters: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** `xxii` → 22. */
export const romanValue = (roman: string): number =>
  [...roman].reduce((total, letter, i) => {
    const value = romanLetters[letter] ?? 0
    return total + (value < (romanLetters[roman[i + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)

export const decimal = (whole: string | undefined, decimals: string | undefined): number =>
  Number(`${(whole ?? '').replace(/[ .]/g, '')}.${(decimals ?? '').padEnd(2, '0')}`)

export const sum = (euros: number): string => `sum:${Math.round(euros * 100)}`

/** `05` for any written form of May. */
export const monthOf = (name: string | undefined): string =>
  String(monthForms.findIndex((form) => new RegExp(`^(?:${form})`).test(name ?? '')) + 1).padStart(2, '0')

/** A weekday that does not fall on that date makes it another figure, which nothing allows. */
export function date(
  dayOfMonth: string | undefined,
  month: string | undefined,
  year?: string,
  weekdayName?: string,
): string {
  const monthAndDay = `${(month ?? '').padStart(2, '0')}-${(dayOfMonth ?? '').padStart(2, '0')}`
  if (!year) return `day-of-year:${monthAndDay}`
  const written = `${year.length === 2 ? `20${year}` : year}-${monthAndDay}`
  const wrong = weekdayName && weekdayNames[weekdayOf(written) - 1] !== weekdayName
  return `date:${written}${wrong ? ` (${weekdayName})` : ''}`
}

/** 1 Monday … 7 Sunday; 0 for a day that no calendar has. */
export function weekdayOf(written: string): number {
  const known = Day.safeParse(written)
  return known.success ? weekday(known.data) : 0
}
