import type { Day } from '../domain/day.ts'
import { Exit } from '../domain/exit.ts'
import type { Side } from '../domain/roles.ts'
import { frenchDay } from './french-day.ts'
import { type LawText, lawAfterwards } from './law-text.ts'
import type { Letter } from './letter.ts'
import { bulletList, greeting, type LetterContext, letterOf, ownFigures, type Part } from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'

/** What a party claims by the rules base. `sum`: a sum or a range, as text. */
export type Claim = { keys: Day; dueOn: Day; sum: string }

type OtherExit = {
  /** The side that asked for the mediation. */
  to: Side
  exit: Exit
  /** The rules base's own sentences on this way, each with its articles. */
  rules: readonly string[]
  law: LawText
  /** Null where the facts do not give it: no text is proposed then. */
  claim: Claim | null
  figures: readonly string[]
}

const words = wordsOf('other-exit', {
  ...family('subject-', Exit.options),
  ...family('opening-', Exit.options),
  ...family('how-', Exit.options),
  yours: [],
  'text-formal_notice': ['cles', 'limite', 'somme'],
  'text-conciliator': ['somme'],
})

/** One way beside the mediation, for its reader to take alone: nothing is sent in a party's name. */
export function otherExit(context: LetterContext, exitLetter: OtherExit): Letter {
  const { to, exit, rules, law, claim, figures } = exitLetter
  const { say, text } = words(context.style)
  return letterOf(context, {
    purpose: 'other_exit',
    audience: [to],
    subject: text(`subject-${exit}`),
    body: [
      greeting(context),
      say(`opening-${exit}`),
      rules.length === 0 ? null : bulletList(rules),
      say(`how-${exit}`),
      say('yours'),
    ],
    annex: [proposedText(context, exit, claim), calculation(law), lawAfterwards(law)],
    asked: {},
    choiceOffered: false,
    figures: [
      ...figures,
      ...law.figures,
      ...(claim ? [frenchDay(claim.keys), frenchDay(claim.dueOn), claim.sum] : []),
      ...ownFigures(context),
    ],
  })
}

function proposedText({ style }: LetterContext, exit: Exit, claim: Claim | null): Part {
  const { say } = words(style)
  if (claim === null) return null
  const { sum: somme } = claim
  switch (exit) {
    case 'formal_notice':
      return say('text-formal_notice', { cles: frenchDay(claim.keys), limite: frenchDay(claim.dueOn), somme })
    case 'conciliator':
      return say('text-conciliator', { somme })
    case 'court':
    case 'adil':
      return null
  }
}

const calculation = ({ trace }: LawText): Part => (trace.length === 0 ? null : `## Le calcul\n${bulletList(trace)}`)
