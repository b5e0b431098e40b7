import type { Day } from '../domain/day.ts'
import type { QuestionKey } from '../domain/questions.ts'
import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { answerBefore, type LetterContext, ownFigures, paragraphs, subjectLine } from './letter-context.ts'
import { questionList, questionsFor } from './question-list.ts'

type FactRequest = { to: Side; keys: readonly QuestionKey[]; replyBy: Day | null }

/** Asks one side for the facts that decide. Throws when none of `keys` can be put to that side. */
export function factRequest(context: LetterContext, { to, keys, replyBy }: FactRequest): Letter {
  const list = questionList(to, keys)
  if (list === null) throw new Error(`No question for the ${to} in a request for facts`)
  const one = questionsFor(to, keys).length === 1
  return {
    purpose: 'fact_request',
    audience: [to],
    subject: subjectLine(
      context,
      one ? 'Une précision sur le dépôt de garantie' : 'Quelques précisions sur le dépôt de garantie',
    ),
    body: paragraphs(
      'Bonjour,',
      'Merci pour votre message au sujet du dépôt de garantie.',
      one
        ? 'Il nous manque une information pour avancer.'
        : 'Il nous manque quelques informations pour vous donner un premier résultat. Elles changent la règle qui s’applique, ou la somme.',
      answerBefore(replyBy),
    ),
    additions: { [to]: list },
    asked: { [to]: questionsFor(to, keys).map((q) => q.key) },
    choiceOffered: false,
    figures: ownFigures(context, replyBy),
  }
}
