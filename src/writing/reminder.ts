import type { Day } from '../domain/day.ts'
import { LetterPurpose } from '../domain/letter-purposes.ts'
import type { QuestionKey } from '../domain/questions.ts'
import { otherSide, type Side } from '../domain/roles.ts'
import { frenchDay, frenchWeekday } from './french-day.ts'
import { choicesText } from './landlord-choices.ts'
import type { Letter } from './letter.ts'
import { greeting, type LetterContext, letterOf, oneLine, ownFigures, type Part } from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'
import { questionList, questionsFor } from './question-list.ts'

type Reminder = {
  to: Side
  /** 1 for the first reminder; four at most. */
  step: 1 | 2 | 3 | 4
  /** The letter that had no answer: what it was for, and the day of the last mail about it. */
  about: LetterPurpose
  previousOn: Day
  /** After this day the consequence is proposed. */
  lastDay: Day
  /** What is proposed then. */
  next: 'commission' | 'closing'
  /** The questions that were put and have no answer. */
  ask: readonly QuestionKey[]
  /** True when a landlord was offered the typed answers. */
  choiceOffered: boolean
}

const words = wordsOf('reminder', {
  ...family('subject-', ['1', '2', '3', '4']),
  about: ['service', 'precisions'],
  'about-nothing-known': ['service'],
  where: ['lieu'],
  ...family('with-', ['tenant', 'landlord'], ['nom']),
  ...family('asked-', LetterPurpose.options),
  ...family('opening-', ['1', '2', '3', '4'], ['jour', 'demande']),
  'last-day': ['jour'],
  ...family('consequence-commission-', ['tenant', 'landlord'], ['jour']),
  'consequence-closing': ['jour'],
  'already-settled': [],
  'wrong-person': [],
})

/** One step of the ladder: complete without the letters before it. */
export function reminder(context: LetterContext, { to, step, about, previousOn, lastDay, ...more }: Reminder): Letter {
  const { say, text } = words(context.style)
  const questions = questionsFor(to, more.ask)
  const choiceOffered = to === 'landlord' && more.choiceOffered
  return letterOf(context, {
    purpose: 'reminder',
    audience: [to],
    subject: text(`subject-${step}`),
    body: [
      greeting(context),
      whatThisIsAbout(context, to),
      say(`opening-${step}`, { jour: frenchDay(previousOn), demande: text(`asked-${about}`) }),
      say('last-day', { jour: frenchWeekday(lastDay) }),
      more.next === 'closing'
        ? say('consequence-closing', { jour: frenchDay(lastDay) })
        : say(`consequence-commission-${to}`, { jour: frenchDay(lastDay) }),
      to === context.asker && about === 'law_reminder' ? say('already-settled') : null,
      say('wrong-person'),
    ],
    additions: { [to]: [choiceOffered ? choicesText(context) : null, questionList(to, more.ask)] },
    asked: questions.length > 0 ? { [to]: questions.map((q) => q.key) } : {},
    choiceOffered,
    figures: ownFigures(context, previousOn, lastDay),
  })
}

function whatThisIsAbout({ serviceName: service, dwelling, names, style }: LetterContext, to: Side): Part {
  const { say, text } = words(style)
  const other = otherSide(to)
  const name = names[other]
  const precisions = [
    ...(dwelling === null ? [] : [text('where', { lieu: oneLine(dwelling) })]),
    ...(name === null ? [] : [text(`with-${other}`, { nom: oneLine(name) })]),
  ].join(', ')
  return precisions === '' ? say('about-nothing-known', { service }) : say('about', { service, precisions })
}
