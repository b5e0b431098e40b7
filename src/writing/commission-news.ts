import { CommissionStep } from '../domain/commission-steps.ts'
import type { Day } from '../domain/day.ts'
import type { Side } from '../domain/roles.ts'
import { frenchWeekday } from './french-day.ts'
import type { Letter } from './letter.ts'
import { greeting, type LetterContext, letterOf, ownFigures } from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'

/** `on`: the day of the meeting; null where the step has none or nobody named it. */
type CommissionNews = { audience: readonly Side[]; step: CommissionStep; on: Day | null }

const words = wordsOf('commission-news', {
  subject: [],
  opening: [],
  ...family('step-', CommissionStep.options),
  'hearing-on': ['jour'],
  closing: [],
})

/** What became of the request at the commission, in the same words for all who knew of the mediation. */
export function commissionNews(context: LetterContext, { audience, step, on }: CommissionNews): Letter {
  const { say, text } = words(context.style)
  const dated = step === 'hearing' && on !== null
  return letterOf(context, {
    purpose: 'commission_news',
    audience: [...audience],
    subject: text('subject'),
    body: [
      greeting(context),
      say('opening'),
      dated ? say('hearing-on', { jour: frenchWeekday(on) }) : say(`step-${step}`),
      say('closing'),
    ],
    asked: {},
    choiceOffered: false,
    figures: ownFigures(context, on),
  })
}
