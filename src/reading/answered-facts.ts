import type { FactKey, FactValue } from '../domain/facts.ts'
import type { QuestionKey } from '../domain/questions.ts'
import type { ReadAnswer } from './contract.ts'

export type AnsweredFact = { [K in FactKey]: { key: K; value: FactValue<K>; quote: string } }[FactKey]

type Meaning = (yes: boolean) => { key: FactKey; value: unknown } | null

const fact =
  (key: FactKey): Meaning =>
  (yes) => ({ key, value: yes })

/** What a bare "oui" or "non" to each question states. A sum, a date or a kind needs words, which the reader finds itself. */
const meanings: Partial<Record<QuestionKey, Meaning>> = {
  // The question is whether the exit inventory shows damage: yes means that it does not conform.
  exit_inventory_conform: (yes) => ({ key: 'exit_inventory_conform', value: !yes }),
  main_residence: fact('main_residence'),
  entry_inventory_exists: fact('entry_inventory_exists'),
  exit_inventory_exists: fact('exit_inventory_exists'),
  forwarding_address_given: fact('forwarding_address_given'),
  collective_building: fact('collective_building'),
  deductions: (yes) => (yes ? null : { key: 'deductions', value: [] }),
  refunded: (yes) => (yes ? null : { key: 'refunded', value: [] }),
}

/** The facts that short answers to our numbered questions state, each with the answer as its quotation. */
export const answeredFacts = (answers: readonly ReadAnswer[]): AnsweredFact[] =>
  answers.flatMap(({ question, answer, quote }) => {
    const stated = answer === 'yes' || answer === 'no' ? meanings[question]?.(answer === 'yes') : null
    return stated ? [{ ...stated, quote } as AnsweredFact] : []
  })
