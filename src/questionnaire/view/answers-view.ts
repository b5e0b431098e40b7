import { deductionKinds, evidences } from '../../domain/fact-words.ts'
import type { Side } from '../../domain/roles.ts'
import { type Form, isUnknown } from '../form.ts'
import { rowsOf } from '../items.ts'
import type { Step } from '../step.ts'
import { stepWords } from '../step-words.ts'
import { folded, h } from './dom.ts'

/** Every answer given, with the way to change it. */
export function answersView(steps: readonly Step[], formOf: (step: Step) => Form, side: Side): HTMLElement {
  return folded(
    'Vos réponses',
    h(
      'dl',
      { class: 'answers' },
      steps.map((step) => {
        const { question } = stepWords(step.id, side)
        return h(
          'div',
          {},
          h('dt', {}, question),
          h('dd', {}, answerText(step, formOf(step))),
          h('dd', {}, h('a', { href: `#${step.slug}` }, 'Modifier', h('span', { class: 'unseen' }, ` : ${question}`))),
        )
      }),
    ),
  )
}

function answerText(step: Step, form: Form): string {
  if (isUnknown(form)) return 'Je ne sais pas'
  switch (step.kind) {
    case 'role':
    case 'choice': {
      const label = step.options.find(({ value }) => value === form['choice'])?.label ?? ''
      const day = step.kind === 'choice' && step.day?.value === form['choice'] ? dayText(form) : ''
      return day ? `${label}, le ${day}` : label
    }
    case 'day':
      return form['never'] === 'yes' ? 'Pas encore rendues' : dayText(form)
    case 'amount':
      return `${form['amount'] ?? ''} €`
    case 'postcode':
      return form['postcode'] ?? ''
    case 'items': {
      if (form['choice'] !== 'yes') return 'Non'
      const rows = Array.from({ length: rowsOf(form) }, (_, i) => rowText(form, `-${i}`, step.item === 'deductions'))
      return rows.filter(Boolean).join(' ; ')
    }
  }
}

function rowText(form: Form, suffix: string, isDeduction: boolean): string {
  const amount = form[`amount${suffix}`]
  if (!amount) return ''
  if (!isDeduction) return [`${amount} €`, dayText(form, suffix)].filter(Boolean).join(' le ')
  const kind = deductionKinds[(form[`kind${suffix}`] ?? 'other') as keyof typeof deductionKinds]
  const evidence = evidences[(form[`evidence${suffix}`] ?? 'unknown') as keyof typeof evidences]
  return `${kind}, ${amount} €, ${evidence}`
}

const dayText = (form: Form, suffix = ''): string =>
  [form[`day${suffix}`], form[`month${suffix}`], form[`year${suffix}`]].filter(Boolean).join('/')
