import type { Day } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import { frenchDay } from './french-day.ts'
import type { Letter } from './letter.ts'
import { greeting, type LetterContext, letterOf, ownFigures } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'

/** `payBy` is null when the agreement names no day. */
type PaymentCheck = { audience: readonly Side[]; amount: Cents; payBy: Day | null }

const words = wordsOf('payment-check', {
  subject: [],
  'agreed-undated': ['somme'],
  'agreed-dated': ['somme', 'jour'],
  check: [],
  'tenant-answers': [],
  'landlord-answers': [],
})

/** After the promised day: has the money left, has it come? */
export function paymentCheck(context: LetterContext, { audience, amount, payBy }: PaymentCheck): Letter {
  const { say, text } = words(context.style)
  const somme = euros(amount)
  return letterOf(context, {
    purpose: 'payment_check',
    audience: [...audience],
    subject: text('subject'),
    body: [
      greeting(context),
      payBy === null ? say('agreed-undated', { somme }) : say('agreed-dated', { somme, jour: frenchDay(payBy) }),
      say('check'),
    ],
    additions: Object.fromEntries(audience.map((side) => [side, [say(`${side}-answers`)]])),
    asked: {},
    choiceOffered: false,
    figures: [somme, ...ownFigures(context, payBy)],
  })
}
