import { otherSide, type Side } from '../domain/roles.ts'
import { type LawText, lawAfterwards } from './law-text.ts'
import type { Letter } from './letter.ts'
import { greeting, type LetterContext, letterOf, ownFigures } from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'

type HandoffNotice = {
  /** The side that did not ask for the mediation. */
  to: Side
  law: LawText
  /** Both agreed to have the mediation told to the commission. */
  opened: boolean
}

const words = wordsOf('handoff-notice', {
  subject: [],
  opening: [],
  ...family('may-file-', ['tenant', 'landlord']),
  commission: [],
  'not-told': [],
  told: [],
  ways: [],
  closing: [],
})

/** Tells the other side that the mediation is over and what the dossier of the side that asked holds, and does not. */
export function handoffNotice(context: LetterContext, { to, law, opened }: HandoffNotice): Letter {
  const { say, text } = words(context.style)
  return letterOf(context, {
    purpose: 'handoff_notice',
    audience: [to],
    subject: text('subject'),
    body: [
      greeting(context),
      say('opening'),
      say(`may-file-${otherSide(to)}`),
      say('commission'),
      say(opened ? 'told' : 'not-told'),
      say('ways'),
      say('closing'),
    ],
    annex: [lawAfterwards(law)],
    asked: {},
    choiceOffered: false,
    figures: [...law.figures, ...ownFigures(context)],
  })
}
