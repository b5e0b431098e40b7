import type { Side } from '../../domain/roles.ts'
import type { Result } from '../result.ts'
import { folded, h, prose } from './dom.ts'

export type ResultView = {
  result: Result
  side: Side
  answers: HTMLElement
  keeping: HTMLElement
  above: readonly HTMLElement[]
}

/** Sections of the law text that a reader opens when needed; the others are the answer itself. */
const foldedHeadings: readonly string[] = [
  'Ce que dit la loi',
  'Ce que chacun peut montrer',
  'Si aucun accord n’est trouvé',
]

export function resultView({ result, answers, keeping, above }: ResultView): HTMLElement {
  const { law } = result
  return h(
    'section',
    { class: 'result' },
    above,
    h('h1', { tabindex: '-1' }, result.title),
    h('p', { class: 'lead' }, result.lead),
    result.figures.length > 0 &&
      h(
        'dl',
        { class: 'figures' },
        result.figures.map(({ label, text }) => h('div', {}, h('dt', {}, label), h('dd', {}, text))),
      ),
    result.warnings.length > 0 &&
      h(
        'div',
        { class: 'note' },
        h('h2', {}, 'À vérifier dans vos réponses'),
        h(
          'ul',
          {},
          result.warnings.map((text) => h('li', {}, text)),
        ),
      ),
    law.sections.map(({ heading, paragraphs }) => {
      const texts = paragraphs.flatMap(prose)
      if (heading === null) return h('div', { class: 'small' }, texts)
      return foldedHeadings.includes(heading) && result.kind !== 'out'
        ? folded(heading, texts)
        : h('div', {}, h('h2', {}, heading), texts)
    }),
    law.trace.length > 0 &&
      folded(
        'Comment ces montants sont calculés',
        h(
          'ul',
          {},
          law.trace.map((line) => h('li', {}, line)),
        ),
      ),
    h('h2', {}, 'Et maintenant ?'),
    h(
      'ol',
      {},
      result.next.map((text) => h('li', {}, text)),
    ),
    h(
      'p',
      { class: 'small' },
      'Ce calcul suit la loi d’après vos seules réponses. Ce n’est ni un conseil, ni une promesse.',
    ),
    h(
      'div',
      { class: 'actions' },
      result.mayWrite && h('a', { class: 'button', href: '#courriel' }, 'Préparer mon courriel'),
      h('button', { type: 'button', class: 'quiet', onclick: () => window.print() }, 'Imprimer ce résultat'),
    ),
    answers,
    keeping,
  )
}
