import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { frenchWeekday } from './french-day.ts'
import { paragraphs } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'
import type { PlainMail } from './plain-mail.ts'

type Receipt = {
  serviceName: string
  ref: CaseRef
  /** True for the mail that opened the case. */
  first: boolean
  /** The working day by which a person will have looked. */
  nextBy: Day
}

const { say, text } = wordsOf('receipt', {
  'subject-first': ['numero'],
  subject: ['numero'],
  greeting: [],
  'arrived-first': ['numero'],
  arrived: ['numero'],
  'next-first': ['jour'],
  next: ['jour'],
  'ask-status': [],
  'not-you': [],
})()

/** At once, to a proven sender: the mail arrived, what happens next and when. */
export const receipt = ({ serviceName, ref, first, nextBy }: Receipt): PlainMail => ({
  subject: text(first ? 'subject-first' : 'subject', { numero: ref }),
  text: paragraphs(
    say('greeting'),
    say(first ? 'arrived-first' : 'arrived', { numero: ref }),
    say(first ? 'next-first' : 'next', { jour: frenchWeekday(nextBy) }),
    say('ask-status'),
    first ? say('not-you') : null,
    serviceName,
  ),
})
