import { deductionKinds, evidences } from '../../domain/fact-words.ts'
import { type ItemKind, MOST_ITEMS, rowsOf } from '../items.ts'
import { h } from './dom.ts'
import { amountField, type Context, dayField, errorText, labelled, select } from './fields.ts'

const words: Record<ItemKind, { one: string; add: string }> = {
  deductions: { one: 'Retenue', add: 'Ajouter une retenue' },
  refunded: { one: 'Somme', add: 'Ajouter une somme' },
}

/** As many rows as are filled in, and a button for one more. */
export function itemRows(kind: ItemKind, context: Context): HTMLElement {
  const rows = h('div', { class: 'rows' })
  const add = h('button', { type: 'button', class: 'quiet', onclick: () => addRow(true) }, words[kind].add)
  const addRow = (focus: boolean) => {
    const row = rowOf(kind, context, rows.childElementCount)
    rows.append(row)
    add.hidden = rows.childElementCount >= MOST_ITEMS
    if (focus) row.querySelector<HTMLElement>('select, input')?.focus()
  }
  for (let i = 0; i < rowsOf(context.form); i++) addRow(false)
  return h('div', { class: 'items' }, rows, add)
}

function rowOf(kind: ItemKind, context: Context, at: number): HTMLElement {
  const suffix = `-${at}`
  const title = `${words[kind].one} ${at + 1}`
  const fields =
    kind === 'deductions'
      ? [
          errorText(context, `kind${suffix}`),
          labelled('Motif', select(context, `kind${suffix}`, { '': 'Choisissez', ...deductionKinds })),
          amountField(context, `amount${suffix}`),
          labelled('Justificatif', select(context, `evidence${suffix}`, evidences, 'unknown')),
        ]
      : [amountField(context, `amount${suffix}`), dayField(context, h('span', {}, 'Date (facultatif)'), suffix)]
  return h('fieldset', { class: 'row' }, h('legend', {}, title), fields)
}
