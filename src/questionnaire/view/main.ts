import { sideOf } from '../../domain/roles.ts'
import { type RulebaseData, runnable } from '../../rulebase/rulebase.ts'
import { dontKnow, type Form, type Mistake } from '../form.ts'
import { isAddress } from '../mail.ts'
import { resultOf } from '../result.ts'
import type { PageSettings } from '../settings.ts'
import { readStep, type Step } from '../step.ts'
import { declarable, type Walk } from '../walk.ts'
import { answersView } from './answers-view.ts'
import { h } from './dom.ts'
import { keepingView } from './keeping-view.ts'
import { mailView } from './mail-view.ts'
import { resultView } from './result-view.ts'
import { type State, state } from './state.ts'
import { stepView } from './step-view.ts'

const RESULT = 'resultat'
const MAIL = 'courriel'

/** Shows the page in `main`, and follows the address: each step has its own, so that the browser's back and forward work. */
export function start(data: RulebaseData, settings: PageSettings): void {
  const main = document.querySelector('main')
  if (!main) return
  const intro = [...main.querySelectorAll('.intro')]
  const page = state(runnable(data), settings)
  const show = (mistakes: readonly Mistake[] = [], tried: Form | null = null, isFirst = false) => {
    const walked = page.walk()
    const slug = decodeURIComponent(location.hash.slice(1))
    const { view, title } = viewOf(page, walked, slug, mistakes, tried, (more, form) => show(more, form))
    const isStart = walked.path[0] !== undefined && (slug === '' || slug === walked.path[0].slug)
    main.replaceChildren(...(isStart ? intro : []), view)
    document.title = `${mistakes.length > 0 ? 'Erreur : ' : ''}${title} – ${settings.serviceName}`
    if (!isFirst) focusOn(view, mistakes)
  }
  window.addEventListener('hashchange', () => show())
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  show([], null, true)
}

function focusOn(view: HTMLElement, mistakes: readonly Mistake[]): void {
  const [first] = mistakes
  const target = first
    ? view.querySelector<HTMLElement>(`[name="${first.field}"]`)
    : view.querySelector<HTMLElement>('h1')
  target?.focus()
  if (!first) window.scrollTo(0, 0)
}

function viewOf(
  page: State,
  walked: Walk,
  slug: string,
  mistakes: readonly Mistake[],
  tried: Form | null,
  again: (mistakes: readonly Mistake[], form: Form) => void,
): { view: HTMLElement; title: string } {
  const side = sideOf(walked.role ?? 'tenant') ?? 'tenant'
  const [first] = walked.path
  const step = walked.path.find((one) => one.slug === slug) ?? (slug === '' ? first : walked.next)
  if (walked.next === null && (slug === MAIL || slug === RESULT || !step)) {
    const evaluation = page.weigh(walked.facts)
    const result = resultOf(page.rulebase, evaluation, walked.facts, side)
    const { role } = walked
    if (slug === MAIL && role && result.mayWrite) {
      const letter = (mail: ReturnType<State['mail']>) => ({
        role,
        declared: { facts: declarable(walked.facts), unknown: walked.unknown },
        origin: page.settings.origin,
        result,
        evaluation,
        names: mail,
        serviceName: page.settings.serviceName,
        toOther: isAddress(mail.address),
      })
      return {
        view: mailView({ state: page, letter, above: [back('Retour au résultat', RESULT)] }),
        title: 'Votre courriel',
      }
    }
    const last = walked.path.at(-1)
    return {
      view: resultView({
        result,
        side,
        answers: answersView(walked.path, ({ id }) => page.form(id), side),
        keeping: keepingView(page),
        above: last ? [back('Dernière question', last.slug)] : [],
      }),
      title: result.title,
    }
  }
  const put = step ?? walked.next
  if (!put) throw new Error('No step to show')
  const go = (form: Form) => {
    page.answer(put.id, form)
    const after = page.walk()
    const at = after.path.findIndex(({ id }) => id === put.id)
    const following = after.path[at + 1]
    goTo(following?.slug ?? RESULT)
  }
  const view = stepView({
    step: put,
    side,
    form: tried ?? page.form(put.id),
    mistakes,
    above: above(walked, put),
    below: put === first ? null : keepingView(page),
    onAnswer(form) {
      const read = readStep(put, form)
      if (read.kind === 'mistakes') again(read.mistakes, form)
      else go(form)
    },
    onUnknown: () => go(dontKnow),
  })
  return { view, title: view.querySelector('h1')?.textContent ?? '' }
}

function above(walked: Walk, step: Step): HTMLElement[] {
  const at = walked.path.indexOf(step)
  const before = walked.path[at - 1]
  const left = walked.path.length - at - 1 + walked.atMost
  const where = `Question ${at + 1}${left > 0 ? `, encore ${left} au plus` : ', la dernière'}`
  return [
    ...(before ? [back('Question précédente', before.slug)] : []),
    h('p', { class: 'where' }, where),
    h('progress', { max: String(at + 1 + left), value: String(at + 1), 'aria-hidden': 'true' }),
  ]
}

const back = (text: string, slug: string): HTMLElement =>
  h('p', { class: 'back' }, h('a', { href: `#${slug}` }, h('span', { 'aria-hidden': 'true' }, '‹ '), text))

function goTo(slug: string): void {
  if (location.hash === `#${slug}`) window.dispatchEvent(new HashChangeEvent('hashchange'))
  else location.hash = slug
}
