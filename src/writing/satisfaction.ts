import type { CaseRef } from '../domain/ids.ts'
import { paragraphs } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'
import type { PlainMail } from './plain-mail.ts'

const { say, text } = wordsOf('satisfaction', {
  subject: ['numero'],
  greeting: [],
  opening: ['numero'],
  question: [],
  use: [],
  'not-over': [],
})()

/** The one question after the end, the same words for both sides. */
export const satisfaction = (serviceName: string, ref: CaseRef): PlainMail => ({
  subject: text('subject', { numero: ref }),
  text: paragraphs(
    say('greeting'),
    say('opening', { numero: ref }),
    say('question'),
    say('use'),
    say('not-over'),
    serviceName,
  ),
})
