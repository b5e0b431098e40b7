import type { Form, Mistake } from '../form.ts'
import { h } from './dom.ts'

/** How a field finds its value, its sentence of error and what describes it. */
export type Context = { form: Form; mistakes: readonly Mistake[] }

const errorId = (name: string): string => `error-${name}`

const mistakeOf = ({ mistakes }: Context, name: string): Mistake | undefined =>
  mistakes.find(({ field }) => field === name)

/** The sentence under which a wrong field stands, or nothing. */
export function errorText(context: Context, name: string): HTMLElement | null {
  const mistake = mistakeOf(context, name)
  return mistake ? h('p', { class: 'error', id: errorId(name) }, h('strong', {}, 'Erreur : '), mistake.text) : null
}

/** `describedby`: ids of the texts that help with the field. */
export function input(context: Context, name: string, more: Record<string, string> = {}): HTMLInputElement {
  const { describedby = '', ...attributes } = more
  const wrong = mistakeOf(context, name) !== undefined
  const described = [describedby, wrong ? errorId(name) : ''].filter(Boolean).join(' ')
  return h('input', {
    id: name,
    name,
    type: 'text',
    autocomplete: 'off',
    value: context.form[name] ?? '',
    ...attributes,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(wrong ? { 'aria-invalid': 'true' } : {}),
  })
}

export const labelled = (label: string, field: HTMLElement, className = 'field'): HTMLElement =>
  h('div', { class: className }, h('label', { for: field.id }, label), field)

export const amountField = (context: Context, name: string, describedby = ''): HTMLElement =>
  h(
    'div',
    {},
    errorText(context, name),
    labelled('Montant en euros', input(context, name, { inputmode: 'decimal', class: 'short', describedby })),
  )

/** Three small fields in a group of their own: no calendar to leaf back, and a numeric keyboard on telephones. */
export function dayField(context: Context, legend: HTMLElement, suffix = '', describedby = ''): HTMLFieldSetElement {
  const part = (name: string, label: string, size: string) =>
    labelled(label, input(context, name + suffix, { inputmode: 'numeric', class: size, describedby }), 'part')
  return h(
    'fieldset',
    { class: 'day' },
    h('legend', {}, legend),
    errorText(context, `day${suffix}`),
    h(
      'div',
      { class: 'parts' },
      part('day', 'Jour', 'two'),
      part('month', 'Mois', 'two'),
      part('year', 'Année', 'four'),
    ),
  )
}

export type Choice = { value: string; label: string; hint?: string }

export function radio(context: Context, name: string, { value, label, hint }: Choice): HTMLElement {
  const id = `${name}-${value}`
  const wrong = mistakeOf(context, name) !== undefined
  const described = [hint ? `${id}-hint` : '', wrong ? errorId(name) : ''].filter(Boolean).join(' ')
  return h(
    'div',
    { class: 'choice' },
    h('input', {
      type: 'radio',
      id,
      name,
      value,
      checked: context.form[name] === value,
      ...(described ? { 'aria-describedby': described } : {}),
    }),
    h('label', { for: id }, label, hint ? h('span', { class: 'hint', id: `${id}-hint` }, hint) : null),
  )
}

/** `preset`: what stands there before the person says otherwise. */
export function select(
  context: Context,
  name: string,
  options: Readonly<Record<string, string>>,
  preset = '',
): HTMLSelectElement {
  const chosen = context.form[name] ?? preset
  const wrong = mistakeOf(context, name) !== undefined
  return h(
    'select',
    { id: name, name, ...(wrong ? { 'aria-invalid': 'true', 'aria-describedby': errorId(name) } : {}) },
    Object.entries(options).map(([value, label]) => h('option', { value, selected: value === chosen }, label)),
  )
}
