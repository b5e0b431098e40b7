import { type Role, roleLabel, type Side, sideLabel } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { bulletList, oneLine, paragraphs } from './letter-context.ts'
import { DRAFT_END, DRAFT_START } from './markers.ts'
import type { PlainMail } from './plain-mail.ts'

/** What a mediator must see to decide on one letter. Texts are French; foreign text among them is made one line here. */
export type ApprovalView = {
  ref: string
  /** `relance n° 2 au bailleur`: what the letter is, for the subject and the first line. */
  what: string
  letter: Letter
  recipients: readonly { name: string; address: string; side: Side; warning: string | null }[]
  parties: readonly { name: string; role: Role; address: string }[]
  stage: string
  /** `1 394,50 €`, `entre 690 € et 1 173 €`, or null when nothing can be said. */
  claim: string | null
  /** `réponse du bailleur attendue le 4 mai 2026`, nearest first. */
  nextDates: readonly string[]
  agreed: readonly string[]
  disputed: readonly string[]
  oneSided: readonly string[]
  because: string
  /** Doubts of the reading, incoherent facts, law to verify, findings of the checks: each one sentence. */
  warnings: readonly string[]
  /** The messages that this letter answers, each as one line: who, when, and their own words. */
  messages: readonly { from: string; on: string; words: string }[]
  /** What else could be done, when there is a choice. */
  alternatives: readonly string[]
  /** Until when this mail may be answered: `mardi 28 avril 2026 à 09:00`. */
  validUntil: string
}

/** The mail by which a mediator approves, edits, refuses or postpones a letter. */
export const approvalRequest = (view: ApprovalView): PlainMail => ({
  subject: `À approuver, ${view.ref} : ${view.what}`,
  text: paragraphs(
    lines(firstLine(view), bulletList(view.recipients.map(recipient))),
    section('Attention', warnings(view)),
    section('Le dossier', card(view)),
    section('Ce qui vient d’être écrit', heard(view)),
    section('Points de fait', points(view)),
    lines('## La lettre proposée', `Objet : ${view.letter.subject}`, DRAFT_START),
    view.letter.body,
    DRAFT_END,
    view.letter.audience.map((side) =>
      section(`Ajouté après la lettre, pour le ${sideLabel[side]} seul`, addition(view, side)),
    ),
    section('Vos réponses possibles', commands),
    `Vous pouvez répondre jusqu’au ${view.validUntil}. Ce courriel est réservé à vous : ne le transférez pas.`,
  ),
})

/** Close together: the whole must fit a short read on a phone. */
const lines = (...parts: readonly string[]): string => parts.join('\n')
const section = (heading: string, content: string): string | null =>
  content === '' ? null : lines(`## ${heading}`, content)

const recipient = ({ name, address, side, warning }: ApprovalView['recipients'][number]): string =>
  `À : ${oneLine(name)} <${address}>, ${sideLabel[side]}${warning === null ? '' : ` (attention : ${oneLine(warning)})`}`

const MOST_WARNINGS = 6

function warnings({ warnings: all }: ApprovalView): string {
  const rest = all.length - MOST_WARNINGS
  const shown = all.slice(0, MOST_WARNINGS).map((warning) => oneLine(warning, 200))
  return bulletList(rest > 0 ? [...shown, `… et ${rest} de plus`] : shown)
}

function firstLine({ what, recipients }: ApprovalView): string {
  const who = recipients.length === 1 ? 'à 1 personne' : `à ${recipients.length} personnes, séparément`
  return `Si vous répondez OK, cette lettre part ${who} : ${what}.`
}

const card = (view: ApprovalView): string =>
  bulletList([
    ...view.parties.slice(0, 5).map((p) => `${capital(roleLabel[p.role])} : ${oneLine(p.name)} <${p.address}>`),
    `Étape : ${view.stage}`,
    `Somme en jeu : ${view.claim ?? 'pas encore calculable'}`,
    ...(view.nextDates.length === 0
      ? []
      : [
          `Prochaines dates : ${view.nextDates
            .slice(0, 3)
            .map((date) => oneLine(date))
            .join(' ; ')}`,
        ]),
    `Pourquoi cette lettre : ${oneLine(view.because, 200)}`,
    ...view.alternatives.slice(0, 2).map((other) => `Autre possibilité : ${oneLine(other, 200)}`),
  ])

const MOST_WORDS = 280

const heard = ({ messages }: ApprovalView): string =>
  bulletList(messages.slice(-3).map((m) => `${oneLine(m.from)}, le ${m.on} : « ${shortened(m.words)} »`))

/** Foreign words on one line, so that they can make neither a marker nor a heading. */
function shortened(words: string): string {
  const line = oneLine(words, MOST_WORDS + 1)
  return line.length <= MOST_WORDS ? line : `${line.slice(0, line.lastIndexOf(' ', MOST_WORDS))} […]`
}

function points({ agreed, disputed, oneSided }: ApprovalView): string {
  const known = [
    ...some('Contesté', disputed),
    ...some('Dit par une seule partie', oneSided),
    ...some('Admis par les deux', agreed),
  ]
  return known.length === 0 ? 'Aucun fait n’est encore connu.' : bulletList(known)
}

const some = (label: string, facts: readonly string[]): string[] =>
  facts.length === 0 ? [] : [`${label} : ${facts.map((fact) => oneLine(fact)).join(' ; ')}`]

const addition = (view: ApprovalView, side: Side): string => (view.letter.additions[side] ?? '').replace(/^## +/gm, '')

const commands = bulletList([
  'OK : la lettre part telle quelle.',
  'Pour la modifier : répondez en gardant la lettre, et changez le texte entre les deux lignes ===. La version modifiée part.',
  'NON, suivi de la raison : la lettre ne part pas.',
  'ATTENDRE, suivi d’un jour (ATTENDRE lundi, ATTENDRE 12 mai) : elle vous est proposée de nouveau ce jour-là.',
])

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
