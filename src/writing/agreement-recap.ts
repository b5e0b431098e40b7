import type { Day } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import { frenchWeekday } from './french-day.ts'
import type { Letter } from './letter.ts'
import { greeting, type LetterContext, letterOf, oneLine, ownFigures } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'

type AgreementRecap = {
  audience: readonly Side[]
  amount: Cents
  /** Null when no day was agreed: both are asked for one. */
  payBy: Day | null
  /** Names this exact text: an answer that quotes it confirms this wording and no other. */
  versionCode: string
}

const words = wordsOf('agreement-recap', {
  subject: [],
  opening: [],
  'terms-heading': ['code'],
  where: ['lieu'],
  'terms-dated': ['somme', 'jour'],
  'terms-undated': ['somme'],
  'steps-dated': ['code'],
  'steps-undated': ['code'],
  'open-until-paid': [],
})

/** The agreement, in the same words for both. */
export function agreementRecap(
  context: LetterContext,
  { audience, amount, payBy, versionCode: code }: AgreementRecap,
): Letter {
  const { say, text } = words(context.style)
  const somme = euros(amount)
  return letterOf(context, {
    purpose: 'agreement_recap',
    audience: [...audience],
    subject: text('subject'),
    body: [
      greeting(context),
      say('opening'),
      say('terms-heading', { code }),
      context.dwelling === null ? null : say('where', { lieu: oneLine(context.dwelling) }),
      payBy === null ? say('terms-undated', { somme }) : say('terms-dated', { somme, jour: frenchWeekday(payBy) }),
      payBy === null ? say('steps-undated', { code }) : say('steps-dated', { code }),
      say('open-until-paid'),
    ],
    asked: {},
    choiceOffered: false,
    figures: [somme, code, ...ownFigures(context, payBy)],
  })
}
