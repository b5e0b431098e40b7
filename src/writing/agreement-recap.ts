import type { Terms } from '../domain/case.ts'
import { euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import { frenchWeekday } from './french-day.ts'
import type { Letter } from './letter.ts'
import {
  countFigure,
  greeting,
  inInstalments,
  type LetterContext,
  letterOf,
  oneLine,
  ownFigures,
} from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'

/** `payBy` is null when no day was agreed: both are asked for one. */
type AgreementRecap = Terms & {
  audience: readonly Side[]
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
  { audience, amount, payBy, instalments, versionCode: code }: AgreementRecap,
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
      inInstalments(context, instalments),
      payBy === null ? say('steps-undated', { code }) : say('steps-dated', { code }),
      say('open-until-paid'),
    ],
    asked: {},
    choiceOffered: false,
    figures: [somme, code, ...countFigure(instalments), ...ownFigures(context, payBy)],
  })
}
