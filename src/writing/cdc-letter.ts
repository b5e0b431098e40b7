import { type Cents, euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { bulletList, greeting, type LetterContext, letterOf, oneLine, ownFigures, type Part } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'

type CdcLetter = {
  /** Who asked for the mediation and takes the matter to the commission. */
  to: Side
  /** The commission's name, and how it takes requests (address, form); null when the directory has none. */
  commission: string | null
  filing: string | null
  /** The limit under which a judge first wants an attempt at conciliation (CPC art. 750-1); null when the claim is above it. */
  conciliatorLimit: Cents | null
  /** What the dossier could not fill in. */
  missing: readonly string[]
}

/** A longer list of what is missing goes to the annex. */
const MOST_MISSING = 3

const words = wordsOf('cdc-letter', {
  subject: [],
  opening: [],
  'commission-unknown': [],
  commission: ['commission'],
  dossier: [],
  missing: [],
  'missing-in-annex': [],
  steps: [],
  'steps-filing': ['depot'],
  conciliator: ['seuil'],
  closing: [],
})

/** Hands the tenant the dossier for the commission. */
export function cdcLetter(
  context: LetterContext,
  { to, commission, filing, conciliatorLimit, missing }: CdcLetter,
): Letter {
  const { say, text } = words(context.style)
  const list: Part = missing.length === 0 ? null : [say('missing'), bulletList(missing)]
  const annexed = missing.length > MOST_MISSING
  return letterOf(context, {
    purpose: 'cdc_dossier',
    audience: [to],
    subject: text('subject'),
    body: [
      greeting(context),
      say('opening'),
      commission === null ? say('commission-unknown') : say('commission', { commission: oneLine(commission) }),
      say('dossier'),
      annexed ? say('missing-in-annex') : list,
      filing === null ? say('steps') : say('steps-filing', { depot: oneLine(filing, 300) }),
      conciliatorLimit === null ? null : say('conciliator', { seuil: euros(conciliatorLimit) }),
      say('closing'),
    ],
    annex: annexed ? [list] : [],
    asked: {},
    choiceOffered: false,
    figures: [
      ...(conciliatorLimit === null ? [] : [euros(conciliatorLimit)]),
      ...[commission, filing].filter((given) => given !== null),
      ...ownFigures(context),
    ],
  })
}
