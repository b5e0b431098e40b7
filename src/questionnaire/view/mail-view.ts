import { frenchDay } from '../../rulebase/french.ts'
import { type LetterFacts, letterSubject, letterText, type MailForm, type Tone, tones } from '../letter.ts'
import { eml, isAddress, LONGEST_MAILTO, type Mail, mailto } from '../mail.ts'
import { h } from './dom.ts'
import { type Context, errorText, input, labelled, radio } from './fields.ts'
import type { State } from './state.ts'

export type MailView = {
  state: State
  /** The letter's facts for the names given so far. */
  letter(mail: MailForm): LetterFacts
  above: readonly HTMLElement[]
}

const fields: readonly {
  name: 'writer' | 'other' | 'dwelling' | 'address'
  tenant: string
  landlord: string
  more: Record<string, string>
}[] = [
  { name: 'writer', tenant: 'Votre nom', landlord: 'Votre nom', more: { autocomplete: 'name' } },
  {
    name: 'other',
    tenant: 'Nom du bailleur ou de l’agence (facultatif)',
    landlord: 'Nom du locataire (facultatif)',
    more: {},
  },
  {
    name: 'address',
    tenant: 'Adresse électronique du bailleur ou de l’agence',
    landlord: 'Adresse électronique du locataire',
    more: { type: 'email', describedby: 'address-hint' },
  },
  {
    name: 'dwelling',
    tenant: 'Adresse du logement (facultatif)',
    landlord: 'Adresse du logement (facultatif)',
    more: {},
  },
]

export function mailView({ state, letter, above }: MailView): HTMLElement {
  const side = letter(state.mail()).role === 'tenant' ? 'tenant' : 'landlord'
  const text = h('textarea', { id: 'text', rows: '22', spellcheck: 'true', 'aria-describedby': 'text-hint' })
  const status = h('p', { role: 'status', class: 'status' })
  const head = h('dl', { class: 'head' })
  const actions = h('div', { class: 'actions' })
  const paper = h('article', { class: 'letter' })
  const restore = h(
    'button',
    { type: 'button', class: 'quiet', onclick: () => change({ text: null }) },
    'Reprendre le texte proposé',
  )
  const addressError = h('div', {})

  const mailNow = (): Mail => {
    const mail = state.mail()
    const body = mail.text ?? letterText(letter(mail), mail.tone)
    const { mailAddress } = state.settings
    const toOther = isAddress(mail.address)
    return {
      to: toOther ? mail.address.trim() : mailAddress,
      cc: toOther ? mailAddress : null,
      subject: letterSubject(mail),
      body,
    }
  }

  const refresh = () => {
    const mail = mailNow()
    if (text.value !== mail.body) text.value = mail.body
    text.rows = Math.min(40, mail.body.split('\n').length + 4)
    restore.hidden = state.mail().text === null
    const wrong = state.mail().address.trim() !== '' && !isAddress(state.mail().address)
    const context: Context = {
      form: {},
      mistakes: wrong
        ? [{ field: 'address', text: 'Cette adresse n’est pas complète, par exemple nom@exemple.fr.' }]
        : [],
    }
    const error = errorText(context, 'address')
    addressError.replaceChildren(...(error ? [error] : []))
    head.replaceChildren(...headLines(mail))
    actions.replaceChildren(...buttons(mail, text, status))
    paper.replaceChildren(...letterSheet(mail, state.mail(), frenchDay(state.today)))
  }

  const change = (changed: Partial<MailForm>) => {
    state.setMail(changed)
    refresh()
  }

  text.addEventListener('input', () => change({ text: text.value }))
  const context: Context = { form: { ...state.mail(), text: '' }, mistakes: [] }
  const view = h(
    'section',
    { class: 'mail' },
    above,
    h('h1', { tabindex: '-1' }, 'Votre courriel'),
    h(
      'p',
      { class: 'lead' },
      `Il part de votre messagerie, à votre nom. ${state.settings.serviceName} le reçoit en copie et ouvre la médiation.`,
    ),
    h(
      'fieldset',
      {},
      h('legend', {}, h('h2', {}, 'Vos informations')),
      fields.map(({ name, more, ...labels }) => {
        const field = input(context, name, more)
        field.addEventListener('input', () => change({ [name]: field.value }))
        return h(
          'div',
          {},
          name === 'address' && addressError,
          labelled(labels[side], field),
          name === 'address' &&
            h(
              'p',
              { class: 'hint', id: 'address-hint' },
              'Sans elle, le courriel part à la médiation seule, qui vous la demandera.',
            ),
        )
      }),
    ),
    h(
      'fieldset',
      {
        class: 'tones',
        onchange: (event) => change({ tone: (event.target as HTMLInputElement).value as Tone, text: null }),
      },
      h('legend', {}, h('h2', {}, 'Le ton')),
      (Object.keys(tones) as Tone[]).map((tone) => radio(context, 'tone', { value: tone, ...tones[tone] })),
    ),
    h('h2', {}, 'Relisez, modifiez'),
    head,
    labelled('Texte du courriel', text),
    h(
      'p',
      { class: 'hint', id: 'text-hint' },
      'La liste « Faits déclarés » évite qu’on vous repose les mêmes questions : laissez-la telle quelle. Pour la changer, corrigez vos réponses.',
    ),
    restore,
    actions,
    status,
    paper,
  )
  refresh()
  return view
}

const headLines = ({ to, cc, subject }: Mail): HTMLElement[] =>
  [
    ['À', to],
    ['Copie', cc],
    ['Objet', subject],
  ].flatMap(([name, value]) => (value ? [h('div', {}, h('dt', {}, name ?? ''), h('dd', {}, value))] : []))

/** A long text does not fit into a link: it is copied first, and the link carries the rest. */
function buttons(mail: Mail, text: HTMLTextAreaElement, status: HTMLElement): HTMLElement[] {
  const whole = mailto(mail)
  const isLong = whole.length > LONGEST_MAILTO
  const copy = () => {
    copyText(text)
    status.textContent = isLong ? 'Texte copié. Collez-le dans le courriel qui s’ouvre.' : 'Texte copié.'
  }
  const link = isLong ? mailto({ ...mail, body: 'Collez ici le texte copié.' }) : whole
  return [
    h(
      'a',
      { class: 'button', href: link, ...(isLong ? { onclick: copy } : {}) },
      isLong ? 'Copier le texte et ouvrir ma messagerie' : 'Ouvrir dans ma messagerie',
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        onclick: () => {
          copyText(text)
          status.textContent = 'Texte copié.'
        },
      },
      'Copier le texte',
    ),
    h(
      'a',
      { class: 'button quiet', download: 'courriel-depot-de-garantie.eml', href: blobUrl(eml(mail)) },
      'Télécharger le courriel (.eml)',
    ),
    h('button', { type: 'button', class: 'quiet', onclick: () => printLetter() }, 'Imprimer la lettre'),
  ]
}

let lastBlob: string | null = null

function blobUrl(text: string): string {
  if (lastBlob) URL.revokeObjectURL(lastBlob)
  lastBlob = URL.createObjectURL(new Blob([text], { type: 'message/rfc822' }))
  return lastBlob
}

/** The clipboard of today, or the selection of yesterday where a page from a file has none. */
function copyText(text: HTMLTextAreaElement): void {
  const bySelection = () => {
    text.select()
    document.execCommand('copy')
  }
  if (navigator.clipboard) navigator.clipboard.writeText(text.value).catch(bySelection)
  else bySelection()
}

function printLetter(): void {
  document.body.classList.add('prints-letter')
  window.addEventListener('afterprint', () => document.body.classList.remove('prints-letter'), { once: true })
  window.print()
}

const letterSheet = (mail: Mail, { writer, other }: MailForm, today: string): HTMLElement[] => [
  h('p', {}, writer || 'Votre nom', h('br', {}), 'Votre adresse : ....................................'),
  h(
    'p',
    { class: 'to' },
    other || 'À l’attention du destinataire',
    h('br', {}),
    'Son adresse : ....................................',
  ),
  h('p', {}, `Le ${today}`),
  h('p', {}, h('strong', {}, `Objet : ${mail.subject}`)),
  h('div', { class: 'body' }, mail.body),
]
