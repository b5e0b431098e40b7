import type { Terms } from '../domain/case.ts'
import type { Day } from '../domain/day.ts'
import { euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import { frenchDay } from './french-day.ts'
import type { Letter } from './letter.ts'
import {
  answerBefore,
  countFigure,
  greeting,
  inInstalments,
  type LetterContext,
  letterOf,
  ownFigures,
} from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'

type NeutralProposal = Terms & {
  audience: readonly Side[]
  /** What the law gives with the facts known, `690 €` or `entre 690 € et 828 €`; null when nothing can be said. */
  range: string | null
  /** Names these very terms. */
  code: string
  replyBy: Day
}

const words = wordsOf('neutral-proposal', {
  subject: [],
  opening: [],
  terms: ['somme', 'code'],
  'terms-dated': ['somme', 'jour', 'code'],
  range: ['fourchette'],
  sealed: [],
  free: [],
  'how-to-answer': ['somme'],
})

/** The mediator's own proposal: the same words to both, each of whom answers without hearing of the other's answer. */
export function neutralProposal(context: LetterContext, proposal: NeutralProposal): Letter {
  const { audience, amount, payBy, instalments, range, code, replyBy } = proposal
  const { say, text } = words(context.style)
  const somme = euros(amount)
  return letterOf(context, {
    purpose: 'neutral_proposal',
    audience: [...audience],
    subject: text('subject'),
    body: [
      greeting(context),
      say('opening'),
      payBy === null ? say('terms', { somme, code }) : say('terms-dated', { somme, jour: frenchDay(payBy), code }),
      inInstalments(context, instalments),
      range === null ? null : say('range', { fourchette: range }),
      say('sealed'),
      say('free'),
      say('how-to-answer', { somme }),
      answerBefore(context, replyBy),
    ],
    asked: {},
    choiceOffered: false,
    figures: [
      somme,
      code,
      ...countFigure(instalments),
      ...(range === null ? [] : [range]),
      ...ownFigures(context, payBy, replyBy),
    ],
  })
}
