import { h } from './dom.ts'
import type { State } from './state.ts'

/** The only storage there is: on this device, when the person ticks the box; and the way to erase everything. */
export function keepingView(page: State): HTMLElement {
  const status = h('p', { role: 'status', class: 'status' })
  const box = h('input', {
    type: 'checkbox',
    id: 'keeps',
    checked: page.keeps(),
    onchange: () => {
      page.setKeeps(box.checked)
      status.textContent = box.checked
        ? 'Vos réponses sont gardées sur cet appareil.'
        : 'Vos réponses n’y sont plus gardées.'
    },
  })
  const erase = () => {
    page.erase()
    location.hash = ''
  }
  return h(
    'div',
    { class: 'keeping' },
    h('div', { class: 'choice' }, box, h('label', { for: 'keeps' }, 'Continuer plus tard sur cet appareil')),
    status,
    h('button', { type: 'button', class: 'plain', onclick: erase }, 'Effacer mes réponses et recommencer'),
  )
}
