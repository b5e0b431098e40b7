import type { Terms } from '../domain/case.ts'
import type { Day } from '../domain/day.ts'
import { euros } from '../domain/money.ts'
import { otherSide, type Side } from '../domain/roles.ts'
import { frenchDay, frenchWeekday } from './french-day.ts'
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

/**
 * `code` names these very terms, which can be taken up until `until`. `renewed`: the reader had offered them, and they were
 * taken up too late.
 */
type OfferRelay = Terms & { by: Side; code: string; renewed: boolean; replyBy: Day | null; until: Day }

const words = wordsOf('offer-relay', {
  subject: [],
  'landlord-offers': ['somme'],
  'landlord-offers-dated': ['somme', 'jour'],
  'tenant-offers': ['somme'],
  'tenant-offers-dated': ['somme', 'jour'],
  'no-day': [],
  renewed: [],
  until: ['jour'],
  effect: [],
  free: [],
  'how-to-answer': ['somme', 'code'],
})

/** Tells one side what the other proposes, as a sum and a date: never in the other's words. */
export function offerRelay(
  context: LetterContext,
  { by, amount, payBy, instalments, code, renewed, replyBy, until }: OfferRelay,
): Letter {
  const { say, text } = words(context.style)
  const somme = euros(amount)
  return letterOf(context, {
    purpose: 'offer_relay',
    audience: [otherSide(by)],
    subject: text('subject'),
    body: [
      greeting(context),
      payBy === null
        ? [say(`${by}-offers`, { somme }), say('no-day')]
        : say(`${by}-offers-dated`, { somme, jour: frenchDay(payBy) }),
      inInstalments(context, instalments),
      renewed ? say('renewed') : null,
      say('effect'),
      say('free'),
      say('how-to-answer', { somme, code }),
      answerBefore(context, replyBy),
      say('until', { jour: frenchWeekday(until) }),
    ],
    asked: {},
    choiceOffered: false,
    figures: [somme, code, ...countFigure(instalments), ...ownFigures(context, payBy, replyBy, until)],
  })
}
