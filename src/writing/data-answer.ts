import { DataRight } from '../domain/data-rights.ts'
import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { frenchDay } from './french-day.ts'
import { paragraphs } from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'
import type { PlainMail } from './plain-mail.ts'

type DataAnswer = { serviceName: string; ref: CaseRef; rights: readonly DataRight[]; askedOn: Day }

const { say, text } = wordsOf('data-answer', {
  subject: ['numero'],
  greeting: [],
  asked: ['jour'],
  ...family('', DataRight.options),
  complaint: [],
  'sign-off': [],
})()

/** The answer to one person's request, which a supervisor releases; the copy itself is attached. */
export const dataAnswer = ({ serviceName, ref, rights, askedOn }: DataAnswer): PlainMail => ({
  subject: text('subject', { numero: ref }),
  text: paragraphs(
    say('greeting'),
    say('asked', { jour: frenchDay(askedOn) }),
    DataRight.options.filter((right) => rights.includes(right)).map((right) => say(right)),
    say('complaint'),
    say('sign-off'),
    serviceName,
  ),
})
