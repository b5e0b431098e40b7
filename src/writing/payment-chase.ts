import type { Day } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import { frenchDay } from './french-day.ts'
import type { Letter } from './letter.ts'
import { answerBefore, greeting, type LetterContext, letterOf, ownFigures } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'

type PaymentChase = {
  amount: Cents
  /** Null when the agreement named no day. */
  payBy: Day | null
  replyBy: Day
}

const words = wordsOf('payment-chase', {
  subject: [],
  'agreed-undated': ['somme'],
  'agreed-dated': ['somme', 'jour'],
  'not-there': [],
  'how-to-answer': [],
  otherwise: [],
})

/** To the landlord, when the tenant says that the agreed money has not come. */
export function paymentChase(context: LetterContext, { amount, payBy, replyBy }: PaymentChase): Letter {
  const { say, text } = words(context.style)
  const somme = euros(amount)
  return letterOf(context, {
    purpose: 'payment_chase',
    audience: ['landlord'],
    subject: text('subject'),
    body: [
      greeting(context),
      payBy === null ? say('agreed-undated', { somme }) : say('agreed-dated', { somme, jour: frenchDay(payBy) }),
      say('not-there'),
      say('how-to-answer'),
      answerBefore(context, replyBy),
      say('otherwise'),
    ],
    asked: {},
    choiceOffered: false,
    figures: [somme, ...ownFigures(context, payBy, replyBy)],
  })
}
