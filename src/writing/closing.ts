import { type Cents, euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import type { Outcome } from '../domain/states.ts'
import type { Letter } from './letter.ts'
import { greeting, type LetterContext, letterOf, ownFigures } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'

type Closing = {
  audience: readonly Side[]
  outcome: Outcome
  /** The sum that the tenant says to have received; null when none is known. */
  received: Cents | null
}

const words = wordsOf('closing', {
  'subject-resolved': [],
  subject: [],
  resolved: [],
  'resolved-sum': ['somme'],
  withdrawn: [],
  abandoned: [],
  with_cdc: [],
  out_of_scope: [],
  'other-ways': [],
  closed: [],
  'thanks-resolved': [],
  thanks: [],
})

/** The end of a case, in the same words for all who knew of it. */
export function closing(context: LetterContext, { audience, outcome, received }: Closing): Letter {
  const { say, text } = words(context.style)
  const resolved = outcome === 'resolved'
  return letterOf(context, {
    purpose: 'closing',
    audience: [...audience],
    subject: text(resolved ? 'subject-resolved' : 'subject'),
    body: [
      greeting(context),
      resolved && received !== null ? say('resolved-sum', { somme: euros(received) }) : say(outcome),
      resolved ? null : say('other-ways'),
      say('closed'),
      say(resolved ? 'thanks-resolved' : 'thanks'),
    ],
    asked: {},
    choiceOffered: false,
    figures: [...(received === null ? [] : [euros(received)]), ...ownFigures(context)],
  })
}
