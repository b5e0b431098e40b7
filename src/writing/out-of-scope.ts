import { z } from 'zod'
import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { bulletList, greeting, type LetterContext, letterOf, ownFigures } from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'

/** What a request is, when it is not about the deposit of a main residence. */
export const OutOfScopeKind = z.enum([
  'other_rental_dispute',
  'mobility_lease',
  'holiday_or_second_home',
  'business_lease',
  'student_or_social_residence',
  'housing_tied_to_work',
  'too_late',
  'no_rental',
  'other',
])
export type OutOfScopeKind = z.infer<typeof OutOfScopeKind>

type OutOfScope = {
  to: Side
  kind: OutOfScopeKind
  /** The rules base's own sentence, and its figures; null when a human decided. */
  because: string | null
  figures: readonly string[]
}

const helpers = ['adil', 'conciliator', 'cdc', 'justice', 'consumer'] as const
type Helper = (typeof helpers)[number]

const words = wordsOf('out-of-scope', {
  subject: [],
  opening: [],
  'not-ours': ['constat'],
  'who-helps': [],
  misunderstood: [],
  ...family('is-', OutOfScopeKind.options),
  ...family('helper-', helpers),
})

/** Says what the request is not, and who can help. */
export function outOfScope(context: LetterContext, { to, kind, because, figures }: OutOfScope): Letter {
  const { say, text } = words(context.style)
  return letterOf(context, {
    purpose: 'out_of_scope',
    audience: [to],
    subject: text('subject'),
    body: [
      greeting(context),
      say('opening'),
      say('not-ours', { constat: text(`is-${kind}`) }),
      because,
      say('who-helps'),
      bulletList(whoHelps[kind].map((helper) => text(`helper-${helper}`))),
      say('misunderstood'),
    ],
    asked: {},
    choiceOffered: false,
    figures: [...figures, ...ownFigures(context)],
  })
}

const whoHelps: Record<OutOfScopeKind, readonly Helper[]> = {
  other_rental_dispute: ['adil', 'cdc', 'conciliator'],
  mobility_lease: ['adil', 'conciliator'],
  holiday_or_second_home: ['conciliator', 'consumer', 'justice'],
  business_lease: ['conciliator', 'justice'],
  student_or_social_residence: ['adil', 'conciliator', 'justice'],
  housing_tied_to_work: ['adil', 'justice'],
  too_late: ['adil', 'justice'],
  no_rental: ['justice', 'conciliator'],
  other: ['adil', 'conciliator', 'justice'],
}
