import { type Day, type Instant, parisDay, parisTime, weekday } from '../domain/day.ts'

export const monthNames = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const
export const weekdayNames = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

/** `4 mai 2026`; the first of a month is `1er mars 2026`. */
export function frenchDay(on: Day): string {
  const [year = '', month = '', dayOfMonth = ''] = on.split('-')
  const number = dayOfMonth === '01' ? '1er' : String(Number(dayOfMonth))
  return `${number} ${monthNames[Number(month) - 1]} ${year}`
}

/** `lundi 4 mai 2026`. */
export const frenchWeekday = (on: Day): string => `${weekdayNames[weekday(on) - 1]} ${frenchDay(on)}`

/** `mardi 7 avril 2026 à 10:05`, Paris time. */
export const parisMoment = (at: Instant): string => `${frenchWeekday(parisDay(at))} à ${parisTime(at)}`
