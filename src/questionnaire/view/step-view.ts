import type { Side } from '../../domain/roles.ts'
import type { Form, Mistake } from '../form.ts'
import type { Step } from '../step.ts'
import { type StepWords, stepWords } from '../step-words.ts'
import { folded, h, valuesOf } from './dom.ts'
import { amountField, type Context, dayField, errorText, input, labelled, radio } from './fields.ts'
import { itemRows } from './item-rows.ts'

export type StepView = {
  step: Step
  side: Side
  form: Form
  mistakes: readonly Mistake[]
  /** What stands above the question: where one is, and the way back. */
  above: readonly HTMLElement[]
  below: HTMLElement | null
  onAnswer(form: Form): void
  onUnknown(): void
}

/** One question as a form of its own, whose heading is what the page is about. */
export function stepView({ step, side, form, mistakes, above, below, onAnswer, onUnknown }: StepView): HTMLElement {
  const words = stepWords(step.id, side)
  const context = { form, mistakes }
  const element = h(
    'form',
    {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault()
        onAnswer(valuesOf(element))
      },
    },
    body(step, words, context),
    words.help
      ? folded(
          words.help.title,
          words.help.text.map((text) => h('p', {}, text)),
        )
      : null,
    h(
      'div',
      { class: 'actions' },
      h('button', { type: 'submit' }, 'Continuer'),
      step.keys.length > 0 && h('button', { type: 'button', class: 'quiet', onclick: onUnknown }, 'Je ne sais pas'),
    ),
  )
  return h('section', {}, above, element, below)
}

const heading = (words: StepWords): HTMLElement => h('h1', { tabindex: '-1' }, words.question)
const hintOf = (words: StepWords): HTMLElement | null =>
  words.hint ? h('p', { class: 'hint', id: 'hint' }, words.hint) : null

function body(step: Step, words: StepWords, context: Context): HTMLElement {
  const described = words.hint ? 'hint' : ''
  switch (step.kind) {
    case 'role':
    case 'choice': {
      const day = step.kind === 'choice' ? step.day : undefined
      return group(words, context, [
        step.options.map((option) => radio(context, 'choice', option)),
        day
          ? h('div', { class: 'follows' }, dayField(context, h('span', {}, 'Si oui, à quelle date ? (facultatif)')))
          : null,
      ])
    }
    case 'day':
      return h(
        'div',
        {},
        dayFieldset(words, context),
        step.never
          ? h(
              'div',
              { class: 'choice' },
              h('input', {
                type: 'checkbox',
                id: 'never',
                name: 'never',
                value: 'yes',
                checked: context.form['never'] === 'yes',
              }),
              h('label', { for: 'never' }, 'Toutes les clés ne sont pas encore rendues'),
            )
          : null,
      )
    case 'amount':
      return h('div', {}, heading(words), hintOf(words), amountField(context, 'amount', described))
    case 'postcode':
      return h(
        'div',
        {},
        heading(words),
        hintOf(words),
        errorText(context, 'postcode'),
        labelled(
          'Code postal',
          input(context, 'postcode', {
            inputmode: 'numeric',
            class: 'short',
            autocomplete: 'off',
            describedby: described,
          }),
        ),
      )
    case 'items':
      return h(
        'div',
        {},
        group(words, context, [
          radio(context, 'choice', { value: 'no', label: 'Non' }),
          radio(context, 'choice', { value: 'yes', label: 'Oui' }),
        ]),
        h('div', { class: 'follows' }, itemRows(step.item, context)),
      )
  }
}

const group = (words: StepWords, context: Context, children: Parameters<typeof h>[2][]): HTMLElement =>
  h('fieldset', {}, h('legend', {}, heading(words)), hintOf(words), errorText(context, 'choice'), ...children)

function dayFieldset(words: StepWords, context: Context): HTMLElement {
  const set = dayField(context, heading(words), '', words.hint ? 'hint' : '')
  const hint = hintOf(words)
  if (hint) set.querySelector('legend')?.after(hint)
  return set
}
