import type { Day } from '../domain/day.ts'
import type { QuestionKey } from '../domain/questions.ts'
import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { answerBefore, greeting, type LetterContext, letterOf, oneLine, ownFigures } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'
import { questionList, questionsFor } from './question-list.ts'

/** `relay`: who wrote for this tenant, as they call themselves (foreign text); null where nobody did, or it was said. */
type FactRequest = { to: Side; keys: readonly QuestionKey[]; replyBy: Day | null; relay?: string | null }

const words = wordsOf('fact-request', {
  'subject-one': [],
  'subject-several': [],
  thanks: [],
  relayed: ['nom'],
  'one-missing': [],
  'several-missing': [],
})

/** Asks one side for the facts that decide. Throws when none of `keys` can be put to that side. */
export function factRequest(context: LetterContext, { to, keys, replyBy, relay = null }: FactRequest): Letter {
  const { say, text } = words(context.style)
  const questions = questionsFor(to, keys)
  if (questions.length === 0) throw new Error(`No question for the ${to} in a request for facts`)
  const one = questions.length === 1
  return letterOf(context, {
    purpose: 'fact_request',
    audience: [to],
    subject: text(one ? 'subject-one' : 'subject-several'),
    body: [
      greeting(context),
      relay === null ? say('thanks') : say('relayed', { nom: oneLine(relay) }),
      say(one ? 'one-missing' : 'several-missing'),
      answerBefore(context, replyBy),
    ],
    additions: { [to]: questionList(to, keys) },
    asked: { [to]: questions.map((q) => q.key) },
    choiceOffered: false,
    figures: [...ownFigures(context, replyBy), ...(relay !== null && /\d/.test(relay) ? [oneLine(relay)] : [])],
  })
}
