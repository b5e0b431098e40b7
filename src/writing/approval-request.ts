import type { PartyId } from '../domain/ids.ts'
import { type Role, roleLabel, type Side, sideLabel } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { bulletList, inLine, oneLine, paragraphs } from './letter-context.ts'
import { DRAFT_END, DRAFT_START } from './markers.ts'
import type { PlainMail } from './plain-mail.ts'

/** What a mediator must see to decide on one letter. Texts are French; foreign text among them is made one line here. */
export type ApprovalView = {
  ref: string
  /** `relance n° 2 au bailleur`: what the letter is, for the subject and the first line. */
  what: string
  /** `Version plus courte, à votre demande.`: what is new in this mail against the one before it. */
  lead?: string | null
  letter: Letter
  /** The letter as it stands is stopped whoever approves it: the first warnings say why. */
  blocked?: boolean
  /** `quality`: what is known of the address. */
  recipients: readonly {
    party: PartyId
    name: string
    address: string
    side: Side
    warning: string | null
    quality?: string
  }[]
  /** Names of the files that leave with the letter. */
  attachments?: readonly string[]
  parties: readonly { name: string; role: Role; address: string; quality?: string }[]
  stage: string
  /** How the case presents itself, and what is worth trying. */
  profile?: string
  /** `1 394,50 €`, `entre 690 € et 1 173 €`, or null when nothing can be said. */
  claim: string | null
  /** Address of the mediator who answers for the case. */
  owner?: string
  /** `réponse du bailleur attendue le 4 mai 2026`, nearest first. */
  nextDates: readonly string[]
  /** Offers, gap, agreement: each one line. */
  negotiation?: readonly string[]
  /** Points of fact, each with its number: `F5 dépôt de garantie versé = 690 €`. */
  agreed: readonly string[]
  disputed: readonly string[]
  /** One line for all that one side alone says: `le locataire : F5 …`. */
  oneSided: readonly string[]
  because: string
  /** Each one sentence, the gravest first: doubts of the reading, incoherent facts, law to verify, findings of the checks. */
  warnings: readonly string[]
  /** The messages that this letter answers. `from`: `M2, Gérard Maillot (bailleur), message privé`. `files`: one line, or empty. */
  messages: readonly { from: string; on: string; words: string; files?: string }[]
  /** What else could be done, when there is a choice. */
  alternatives: readonly string[]
  /** Until when this mail may be answered: `mardi 28 avril 2026 à 09:00`. */
  validUntil: string
}

/** The mail by which a mediator approves, edits, refuses or postpones a letter, or orders something else for its case. */
export const approvalRequest = (view: ApprovalView): PlainMail => {
  const above = layouts.find((room) => linesOf(untilDraftEnd(view, room)) <= MOST_LINES) ?? TIGHTEST
  return {
    subject: `À approuver, ${view.ref} : ${view.what}`,
    text: paragraphs(
      untilDraftEnd(view, above),
      view.letter.audience.map((side) => section(`Ajouté pour le ${sideLabel[side]} seul`, addition(view, side))),
      section('Joint à la lettre, pour tous', nested(view.letter.annex ?? '')),
      section('Attention, suite', bulletList(warningsOf(view).slice(above.warnings))),
      section(
        above.messages === 0 ? HEARD : `${HEARD}, suite`,
        bulletList(messagesOf(view).slice(above.messages, MOST_MESSAGES)),
      ),
      section('Pourquoi cette lettre', reasons(view)),
      section('Vos réponses possibles', commands),
      `Vous pouvez répondre jusqu’au ${view.validUntil}. Ce courriel est réservé à vous : ne le transférez pas.`,
    ),
  }
}

/** What a mediator reads before deciding, empty lines counted. */
const MOST_LINES = 60

/** How many warnings and messages stand above the letter; the others come below it. */
type Room = { warnings: number; messages: number }

const TIGHTEST: Room = { warnings: 1, messages: 0 }
const layouts: readonly Room[] = [
  { warnings: 6, messages: 3 },
  { warnings: 4, messages: 2 },
  { warnings: 2, messages: 1 },
  TIGHTEST,
]

const HEARD = 'Ce qui vient d’être écrit'
const MOST_MESSAGES = 10

const linesOf = (text: string): number => text.split('\n').length

const untilDraftEnd = (view: ApprovalView, room: Room): string =>
  paragraphs(
    view.lead ? oneLine(view.lead, 1_000) : null,
    lines(
      firstLine(view),
      bulletList([...view.recipients.map(recipient), ...some('Avec', view.attachments ?? []), ...opening(view)]),
    ),
    section('Attention', cut(warningsOf(view), room.warnings)),
    section('Le dossier', card(view)),
    section(HEARD, cut(messagesOf(view), room.messages)),
    lines(`## Lettre proposée : ${view.letter.subject}`, DRAFT_START),
    view.letter.body,
    DRAFT_END,
  )

/** Close together: the whole must fit a short read on a phone. */
const lines = (...parts: readonly string[]): string => parts.join('\n')
const section = (heading: string, content: string): string | null =>
  content === '' ? null : lines(`## ${heading}`, content)

/** The first `most`, and on a last line how many stand below the letter; none at all for 0. */
function cut(items: readonly string[], most: number): string {
  const below = items.length - most
  if (below <= 0) return bulletList(items)
  return most === 0 ? '' : bulletList([...items.slice(0, most), `… et ${below} de plus, sous la lettre`])
}

const recipient = ({ name, address, side, warning, quality }: ApprovalView['recipients'][number]): string =>
  `À : ${named(name, address)}, ${sideLabel[side]}${quality ? ` ; ${oneLine(quality, 400)}` : ''}${warning === null ? '' : ` (attention : ${oneLine(warning)})`}`

/** What stands before the letter, and for whom where not for all. */
function opening({ letter: { stage }, recipients }: ApprovalView): string[] {
  if (!stage) return []
  const readers = recipients.filter(({ party }) => stage.to.includes(party)).map(({ side }) => sideLabel[side])
  const who = readers.length === recipients.length ? '' : `, pour le ${[...new Set(readers)].join(' et le ')}`
  return [`À la fin de la lettre${who} : « ${stage.line} »`]
}

/** Nobody has told the name of some. */
const named = (name: string, address: string): string => `${oneLine(name) || 'sans nom'} <${address}>`

const warningsOf = ({ warnings }: ApprovalView): string[] => warnings.map((warning) => capital(oneLine(warning, 200)))

function firstLine({ what, recipients, blocked }: ApprovalView): string {
  const who = recipients.length === 1 ? 'à 1 personne' : `à ${recipients.length} personnes, séparément`
  const when = blocked ? 'Un OK ne suffit pas. Une fois corrigée (voir « Attention »)' : 'Si vous répondez OK'
  return `${when}, cette lettre part ${who} : ${what}.`
}

function card(view: ApprovalView): string {
  const others = view.parties.filter((p) => !view.recipients.some((r) => r.address === p.address))
  const owner = view.owner ? ` ; suivi par ${view.owner}` : ''
  return bulletList([
    `Étape : ${view.stage} ; somme en jeu : ${view.claim ?? 'pas encore calculable'}${owner}`,
    ...some('Profil', view.profile ? [view.profile] : []),
    ...(view.negotiation ?? []).map((line) => oneLine(line, 2_000)),
    ...some('Prochaines dates', view.nextDates.slice(0, 3)),
    ...some(
      'Ne reçoit pas cette lettre',
      others
        .slice(0, 5)
        .map(
          (p) => `${named(p.name, p.address)}, ${roleLabel[p.role]}${p.quality ? ` (${oneLine(p.quality, 400)})` : ''}`,
        ),
    ),
    ...(view.disputed.length <= MOST_DISPUTED_LINES
      ? view.disputed.flatMap((fact) => some('Contesté', [fact]))
      : some('Contesté', view.disputed)),
    ...view.oneSided.map((facts) => `Selon une seule partie, ${oneLine(facts, 2_000)}`),
    ...some('Admis', view.agreed),
    ...(view.agreed.length + view.disputed.length + view.oneSided.length === 0
      ? ['Aucun fait n’est encore connu.']
      : []),
  ])
}

const MOST_DISPUTED_LINES = 3

const some = (label: string, facts: readonly string[]): string[] =>
  facts.length === 0 ? [] : [`${label} : ${facts.map((fact) => oneLine(fact, 2_000)).join(' ; ')}`]

const MOST_WORDS = 280

/** The newest first: they are what the letter answers. */
const messagesOf = ({ messages }: ApprovalView): string[] =>
  [...messages]
    .reverse()
    .map(
      (m) => `${oneLine(m.from, 200)}, le ${m.on} : « ${shortened(m.words)} »${m.files ? ` Joint : ${m.files}` : ''}`,
    )

/** Foreign words on one line, so that they can make neither a marker nor a heading. */
function shortened(words: string): string {
  const line = inLine(words, MOST_WORDS + 1)
  return line.length <= MOST_WORDS ? line : `${line.slice(0, line.lastIndexOf(' ', MOST_WORDS))} […]`
}

const addition = (view: ApprovalView, side: Side): string => nested(view.letter.additions[side] ?? '')

/** Headings of the letter's parts stand under those of this mail. */
const nested = (text: string): string => text.replace(/^## +/gm, '### ')

const reasons = (view: ApprovalView): string =>
  bulletList([
    capital(oneLine(view.because, 200)),
    ...view.alternatives.slice(0, 3).map((other) => `Autre possibilité : ${oneLine(other, 200)}`),
  ])

/** All of them, most used first; AIDE tells the rest. */
const commands = bulletList([
  'OK : la lettre part telle quelle. STOP la retient tant qu’elle n’est pas partie.',
  'Pour la modifier : répondez en gardant la lettre, et changez le texte entre les deux lignes ===. La version modifiée part.',
  'NON, suivi de la raison : la lettre ne part pas. ATTENDRE lundi : elle vous revient ce jour-là.',
  'PLUS COURT, PLUS FERME, PLUS DOUX : la même lettre, écrite autrement.',
  'F3 = 800 € corrige le fait F3. PARTAGER M2 : le message M2 peut être dit à l’autre partie. PIÈCE scan.pdf = bail : ce qu’est un fichier.',
  'CONFIDENTIALITÉ locataire : cette partie accepte que la commission sache ce qui s’est dit ici ; il faut les deux. CONFIDENTIALITÉ MAINTENUE locataire : elle ne l’accepte plus.',
  'NOTE, suivi d’un texte. TEMPS 15 : minutes passées. QUI Dupont = bailleur. CONTACT, une adresse et ce qu’il faut en savoir.',
  'ACCORD 800 € pour le 3 mai, PAYÉ, CDC, CDC AUDIENCE le 12 juin, CLORE résolu : ce qui s’est décidé ailleurs. ROUVRIR : un dossier clos reprend.',
  'PROPOSER 700 € pour le 3 mai : la même somme aux deux. PROFIL trésorerie : un autre profil.',
  'MISE EN DEMEURE, CONCILIATEUR, JUGE, ADIL : une autre voie, dite au demandeur avant ou après la médiation. PAPIER : la lettre à imprimer.',
  'ASSIGNER, suivi d’un nom. DÉPORT : conflit d’intérêts, vous quittez le dossier.',
  'FUSIONNER, suivi d’un numéro de dossier. SÉPARER M2. ANNULER revient sur la dernière fusion ou séparation.',
  'Dans le point quotidien : OUVRIR 6 locataire, un message retenu ouvre un dossier ; LIRE 8, et pourquoi.',
  'POURQUOI, OÙ EN EST, et AIDE pour le détail de chaque commande.',
])

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
