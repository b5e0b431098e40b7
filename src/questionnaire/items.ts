import type { Deduction, Refund } from '../domain/facts.ts'
import { amountIn, amountMistake, dayIn, dayMistake, type Form, hasDay, type Mistake } from './form.ts'

export type ItemKind = 'deductions' | 'refunded'
export type Item = Deduction | Refund

export const MOST_ITEMS = 12

/** How many rows a form has; at least one. */
export const rowsOf = (form: Form): number =>
  Math.min(MOST_ITEMS, Math.max(1, ...Object.keys(form).map((name) => Number(/-(\d+)$/.exec(name)?.[1] ?? 0) + 1)))

/** The rows of a list, empty ones left out, or what is wrong in them; null when neither yes nor no was chosen. */
export function itemsIn(kind: ItemKind, form: Form): readonly Item[] | readonly Mistake[] | null {
  if (form['choice'] === 'no') return []
  if (form['choice'] !== 'yes') return null
  const rows = Array.from({ length: rowsOf(form) }, (_, i) => `-${i}`)
  const filled = rows.filter((suffix) => isFilled(form, suffix))
  if (filled.length === 0) return [kind === 'deductions' ? noKind('-0') : amountMistake('-0')]
  const read = filled.map((suffix) => (kind === 'deductions' ? deduction(form, suffix) : refund(form, suffix)))
  const mistakes = read.filter((one) => 'field' in one)
  return mistakes.length > 0 ? mistakes : (read as Item[])
}

const noKind = (suffix: string): Mistake => ({ field: `kind${suffix}`, text: 'Choisissez un motif.' })

const isFilled = (form: Form, suffix: string): boolean =>
  (form[`amount${suffix}`] ?? '').trim() !== '' || form[`kind${suffix}`] !== undefined || hasDay(form, suffix)

function deduction(form: Form, suffix: string): Deduction | Mistake {
  const amount = amountIn(form[`amount${suffix}`] ?? '')
  const kind = form[`kind${suffix}`] as Deduction['kind'] | undefined
  if (!kind) return noKind(suffix)
  if (amount === null) return amountMistake(suffix)
  return {
    kind,
    amount,
    evidence: (form[`evidence${suffix}`] ?? 'unknown') as Deduction['evidence'],
  }
}

function refund(form: Form, suffix: string): Refund | Mistake {
  const amount = amountIn(form[`amount${suffix}`] ?? '')
  if (amount === null) return amountMistake(suffix)
  if (!hasDay(form, suffix)) return { amount }
  const on = dayIn(form, suffix)
  return on ? { amount, on } : dayMistake(suffix)
}
