import { type DataRight, dataRightLabel } from '../domain/data-rights.ts'
import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { frenchDay } from './french-day.ts'
import { oneLine, paragraphs } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'
import type { PlainMail } from './plain-mail.ts'

/** `obstacle`: why the answer can't be released as things stand. `files`: in the attached copy; null when it is too large. */
export type DataRequestView = {
  ref: CaseRef
  person: string
  address: string
  rights: readonly DataRight[]
  askedOn: Day
  dueOn: Day
  words: string
  obstacle: 'unproven' | 'close-first' | 'on-hold' | null
  files: number | null
  answer: string
}

const { say, text } = wordsOf('data-request', {
  subject: ['numero', 'jour'],
  request: ['personne', 'droits', 'numero', 'demande', 'jour'],
  answers: ['adresse'],
  words: ['mots'],
  unproven: [],
  'close-first': [],
  'on-hold': [],
  'erase-next': [],
  copy: ['fichiers'],
  'too-large': ['numero', 'adresse'],
  answer: ['reponse'],
})()

/** Puts a request and its prepared answer before a supervisor, as line 1 of a list of one. */
export function dataRequestMail(view: DataRequestView): PlainMail {
  const { ref, person, address, rights, askedOn, dueOn, words, obstacle, files, answer } = view
  return {
    subject: text('subject', { numero: ref, jour: frenchDay(dueOn) }),
    text: paragraphs(
      say('request', {
        personne: oneLine(person),
        droits: rights.map((right) => dataRightLabel[right]).join(', '),
        numero: ref,
        demande: frenchDay(askedOn),
        jour: frenchDay(dueOn),
      }),
      obstacle && say(obstacle),
      files === null ? say('too-large', { numero: ref, adresse: address }) : say('copy', { fichiers: String(files) }),
      say('answers', { adresse: address }),
      rights.includes('erasure') ? say('erase-next') : null,
      say('words', { mots: oneLine(words, 600) }),
      say('answer', { reponse: answer.replace(/^## +/gm, '') }),
    ),
  }
}
