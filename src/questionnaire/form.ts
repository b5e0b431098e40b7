import { type Day, isDay } from '../domain/day.ts'
import { type Cents, cents } from '../domain/money.ts'

/** What a person typed or chose in one step, as it stands: kept whole, so that nothing is lost on the way back. */
export type Form = Readonly<Record<string, string>>

/** `field` names the input to which the sentence belongs. */
export type Mistake = { field: string; text: string }

export const dontKnow: Form = { unknown: 'yes' }
export const isUnknown = (form: Form): boolean => form['unknown'] === 'yes'

/** `690`, `1 394,50`, `690.5 €`; null when it is no sum up to a million. */
export function amountIn(text: string): Cents | null {
  const plain = text
    .trim()
    .replace(/euros?$|[€\s]/gi, '')
    .replace(',', '.')
  if (!/^\d{1,7}(?:\.\d{1,2})?$/.test(plain)) return null
  const found = cents(Math.round(Number(plain) * 100))
  return found <= 100_000_000 ? found : null
}

/** The fields `day`, `month` and `year` with this suffix; two figures of a year are of this century. */
export function dayIn(form: Form, suffix = ''): Day | null {
  const [dom = '', month = '', year = ''] = dayFields.map((name) => (form[name + suffix] ?? '').trim())
  const full = /^\d\d$/.test(year) ? `20${year}` : year
  const iso = `${full}-${month.padStart(2, '0')}-${dom.padStart(2, '0')}`
  return isDay(iso) && iso >= '1950' && iso < '2101' ? iso : null
}

const dayFields = ['day', 'month', 'year'] as const

export const hasDay = (form: Form, suffix = ''): boolean =>
  dayFields.some((name) => (form[name + suffix] ?? '').trim() !== '')

export const dayMistake = (suffix = ''): Mistake => ({
  field: `day${suffix}`,
  text: 'Écrivez une date complète, par exemple 31 1 2026.',
})

export const amountMistake = (suffix = ''): Mistake => ({
  field: `amount${suffix}`,
  text: 'Écrivez une somme en euros, par exemple 690 ou 690,50.',
})

export const choiceMistake: Mistake = { field: 'choice', text: 'Choisissez une réponse.' }
