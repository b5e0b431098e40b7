import { type Filing, FilingWay } from '../domain/commissions.ts'
import { type Cents, euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import { frenchDay } from './french-day.ts'
import { type LawText, lawAfterwards } from './law-text.ts'
import type { Letter } from './letter.ts'
import { bulletList, greeting, type LetterContext, letterOf, oneLine, ownFigures, type Part } from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'

type CdcLetter = {
  /** Who asked for the mediation and takes the matter to the commission. */
  to: Side
  /** How the commission takes requests; null when the directory has none for the département, or the département is unknown. */
  filing: Filing | null
  /** The limit under which a judge first wants an attempt at conciliation (CPC art. 750-1); null when the claim is above it. */
  conciliatorLimit: Cents | null
  /** Both agreed to have the mediation told in it. */
  opened: boolean
  /** What the dossier could not fill in. */
  missing: readonly string[]
  /** The documents that a commission asks for, joined or to be added: one line each. */
  checklist: readonly string[]
  law: LawText
}

const words = wordsOf('cdc-letter', {
  subject: [],
  opening: [],
  'commission-unknown': [],
  commission: ['commission'],
  dossier: [],
  'dossier-opened': [],
  'may-be-told': [],
  missing: [],
  'missing-in-annex': [],
  pieces: [],
  steps: [],
  'steps-filing': [],
  ...family('way-', FilingWay.options, ['adresse']),
  copies: ['nombre'],
  contact: ['contact'],
  page: ['adresse'],
  checked: ['jour', 'source'],
  'checked-long-ago': ['jour', 'source'],
  conciliator: ['seuil'],
  closing: [],
})

/** Hands the dossier for the commission to the side that asked. */
export function cdcLetter(
  context: LetterContext,
  { to, filing, conciliatorLimit, opened, missing, checklist, law }: CdcLetter,
): Letter {
  const { say, text } = words(context.style)
  return letterOf(context, {
    purpose: 'cdc_dossier',
    audience: [to],
    subject: text('subject'),
    body: [
      greeting(context),
      say('opening'),
      filing === null ? say('commission-unknown') : say('commission', { commission: oneLine(filing.name) }),
      say(opened ? 'dossier-opened' : 'dossier'),
      missing.length === 0 ? null : say('missing-in-annex'),
      filing === null ? say('steps') : howToFile(context, filing),
      conciliatorLimit === null ? null : say('conciliator', { seuil: euros(conciliatorLimit) }),
      say('closing'),
    ],
    annex: [
      checklist.length === 0 ? null : [say('pieces'), bulletList(checklist)],
      opened ? null : say('may-be-told'),
      lawAfterwards(law),
      filing !== null && filing.ways.length > 0 ? beside(context, filing) : null,
      missing.length === 0 ? null : [say('missing'), bulletList(missing)],
    ],
    asked: {},
    choiceOffered: false,
    figures: [
      ...law.figures,
      ...(conciliatorLimit === null ? [] : [euros(conciliatorLimit)]),
      ...(filing === null ? [] : filingFigures(filing)),
      ...checklist,
      ...ownFigures(context),
    ],
  })
}

/** Where nobody knows where to send it, the ways of the law and whom to ask. */
function howToFile(context: LetterContext, filing: Filing): Part {
  const { say, text } = words(context.style)
  const { ways, copies, source } = filing
  const checked = { jour: frenchDay(filing.checkedOn), source: oneLine(source) }
  return [
    ways.length === 0
      ? say('steps')
      : [say('steps-filing'), bulletList(ways.map(({ way, to: adresse }) => text(`way-${way}`, { adresse })))],
    copies === null ? null : say('copies', { nombre: String(copies) }),
    ways.length === 0 ? beside(context, filing) : null,
    filing.stale ? say('checked-long-ago', checked) : say('checked', checked),
  ]
}

/** What helps when the address is known, and is the only way on when it is not. */
function beside({ style }: LetterContext, filing: Filing): Part {
  const { say } = words(style)
  const contact = contactOf(filing)
  return [
    filing.page === null ? null : say('page', { adresse: filing.page }),
    contact === '' ? null : say('contact', { contact }),
  ]
}

const contactOf = ({ phone, email }: Filing): string => [phone, email].filter((known) => known !== null).join(', ')

const filingFigures = (filing: Filing): string[] => [
  oneLine(filing.name),
  ...filing.ways.map(({ to }) => to),
  ...(filing.copies === null ? [] : [`${filing.copies} exemplaires`]),
  ...(filing.page === null ? [] : [filing.page]),
  contactOf(filing),
  frenchDay(filing.checkedOn),
  oneLine(filing.source),
]
