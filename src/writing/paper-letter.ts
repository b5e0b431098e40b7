import type { Day } from '../domain/day.ts'
import { otherSide } from '../domain/roles.ts'
import { frenchWeekday } from './french-day.ts'
import { landlordCanKeep, whereItStands, whoWritesAndWhy } from './law-reminder.ts'
import { type LawText, lawInBrief, lawInFull } from './law-text.ts'
import type { Letter } from './letter.ts'
import { greeting, type LetterContext, letterOf, ownFigures, type Part } from './letter-context.ts'
import { informationNotice } from './notice.ts'
import { family, wordsOf } from './paragraphs/library.ts'

type PaperLetter = {
  law: LawText
  /** Where its reader answers; in the mail, the case's reference is the code. */
  mailAddress: string
  replyBy: Day
}

const sides = ['tenant', 'landlord'] as const

const words = wordsOf('paper-letter', {
  subject: [],
  ...family('why-', sides),
  what: [],
  how: [],
  answer: [],
  better: [],
  wait: ['jour'],
  'paper-title': [],
  ...family('paper-asked-', sides, ['jour']),
  ...family('paper-how-', sides, ['adresse', 'code']),
  'paper-annex': [],
  'paper-neutral': ['service'],
})

/**
 * To the side that asked, when the other one has no address that works. The annex is the whole letter to the other side, as
 * it is printed.
 */
export function paperLetter(context: LetterContext, { law, mailAddress, replyBy }: PaperLetter): Letter {
  const { asker, serviceName: service } = context
  const { say, text } = words(context.style)
  const to = otherSide(asker)
  const jour = frenchWeekday(replyBy)
  const paper: readonly Part[] = [
    `## ${text('paper-title')}`,
    greeting(context),
    whoWritesAndWhy(context),
    lawInBrief(law, context.style),
    whereItStands(context, law),
    say(`paper-asked-${to}`, { jour }),
    to === 'landlord' ? landlordCanKeep(context) : null,
    say(`paper-how-${to}`, { adresse: mailAddress, code: context.ref }),
    say('paper-neutral', { service }),
    informationNotice({ serviceName: service, mailAddress }, to),
    say('paper-annex'),
    lawInFull(law, context.style),
  ]
  return letterOf(context, {
    purpose: 'paper_letter',
    audience: [asker],
    subject: text('subject'),
    body: [
      greeting(context),
      say(`why-${to}`),
      say('what'),
      say('how'),
      say('answer'),
      say('better'),
      say('wait', { jour }),
    ],
    annex: paper,
    asked: {},
    choiceOffered: to === 'landlord',
    figures: [...law.figures, ...ownFigures(context, replyBy)],
  })
}
