import { type QuestionKey, questionText } from '../domain/questions.ts'
import { Side } from '../domain/roles.ts'
import { numberedList, type Part } from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'

/** At most this many questions in one letter. */
const MOST_QUESTIONS = 6

/** What a landlord is asked in other words, where "vous" would be the wrong person. */
const rewordedForLandlord = [
  'consent',
  'lease_start',
  'main_residence',
  'deposit_amount',
  'keys_returned_on',
  'entry_inventory_exists',
  'exit_inventory_exists',
  'forwarding_address_given',
  'forwarding_address_given_on',
  'deductions',
  'refunded',
] as const satisfies readonly QuestionKey[]

/** What only one side can say: how to reach the other one. */
const onlyFor: Partial<Record<QuestionKey, Side>> = {
  landlord_email: 'tenant',
  tenant_email: 'landlord',
  relay_consent: 'tenant',
}

const { say, text } = wordsOf('questions', {
  'question-heading': [],
  'questions-heading': [],
  ...family('consent-', Side.options),
  'how-to-answer': [],
  ...family('landlord-', rewordedForLandlord),
})()

/** The questions of `keys` that can be put to that side, with their wording, six at most. */
export const questionsFor = (side: Side, keys: readonly QuestionKey[]): { key: QuestionKey; text: string }[] =>
  keys
    .filter((key) => (onlyFor[key] ?? side) === side)
    .map((key) => ({ key, text: side === 'landlord' ? wordingForLandlord(key) : questionText[key] }))
    .slice(0, MOST_QUESTIONS)

function wordingForLandlord(key: QuestionKey): string {
  const own = rewordedForLandlord.find((reworded) => reworded === key)
  return own === undefined ? questionText[key] : text(`landlord-${own}`)
}

/** A heading, the numbered questions and how to answer them; empty when there is none. The same in every style. */
export function questionList(side: Side, keys: readonly QuestionKey[]): readonly Part[] {
  const questions = questionsFor(side, keys)
  if (questions.length === 0) return []
  return [
    say(questions.length === 1 ? 'question-heading' : 'questions-heading'),
    numberedList(questions.map((q) => q.text)),
    keys.includes('consent') ? say(`consent-${side}`) : null,
    say('how-to-answer'),
  ]
}
