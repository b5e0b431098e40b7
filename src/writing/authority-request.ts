import { type Cents, euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { greeting, type LetterContext, letterOf, ownFigures } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'
import { questionList } from './question-list.ts'

/** `needs`: whether the yes was given for somebody else, or alone where others have the same right. */
type AuthorityRequest = { to: Side; needs: 'mandate' | 'others'; amount: Cents }

const words = wordsOf('authority-request', {
  subject: [],
  opening: ['somme'],
  'why-mandate': [],
  'why-others': [],
  'join-mandate': [],
  'join-others': [],
})

/** Asks whoever gave a side's yes whether it binds those on whom the agreement counts. */
export function authorityRequest(context: LetterContext, { to, needs, amount }: AuthorityRequest): Letter {
  const { say, text } = words(context.style)
  const question = needs === 'mandate' ? 'has_mandate' : 'others_agree'
  return letterOf(context, {
    purpose: 'authority_request',
    audience: [to],
    subject: text('subject'),
    body: [greeting(context), say('opening', { somme: euros(amount) }), say(`why-${needs}`), say(`join-${needs}`)],
    additions: { [to]: questionList(to, [question]) },
    asked: { [to]: [question] },
    choiceOffered: false,
    figures: [euros(amount), ...ownFigures(context)],
  })
}
