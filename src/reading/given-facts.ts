import type { Day } from '../domain/day.ts'
import type { FactKey } from '../domain/facts.ts'
import type { QuestionKey } from '../domain/questions.ts'
import { findAmounts } from './amounts.ts'
import type { ReadAnswer, ReadFact } from './contract.ts'
import { findDates } from './dates.ts'
import { canonical, fold } from './fold.ts'
import { gloss } from './gloss.ts'

/** What a sum, a day or a word states as the answer to one of our questions; what is not understood states nothing. */
export const givenFacts = (answers: readonly ReadAnswer[], sentOn: Day): ReadFact[] =>
  answers.flatMap(({ question, answer, quote }): ReadFact[] => {
    if (answer === 'unknown') return []
    const said = fold(canonical(quote)).replace(/^(?:q\s?)?\d{1,2}\s?[.):/°-]\s*/, '')
    const value = hesitant.test(said) ? null : statedBy(question, said, sentOn)
    return value === null ? [] : [{ key: question as FactKey, value, quote, certainty: 'likely' } as ReadFact]
  })

const hesitant = /\b(?:entre|ou|vers|environ|je crois|peut-etre|sauf erreur)\b/

function statedBy(question: QuestionKey, said: string, sentOn: Day): unknown {
  switch (question) {
    case 'deposit_amount':
    case 'rent_excl_charges':
      return onlySum(said)
    case 'lease_start':
    case 'keys_returned_on':
    case 'forwarding_address_given_on':
      return onlyPastDay(said, sentOn)
    case 'lease_kind': {
      const words = gloss(said, false)
      if (/\b(?:non[- ]meublee?|pas meublee?|vide|nue?)\b/.test(words)) return 'unfurnished'
      return /\bmeublee?\b/.test(words) ? 'furnished' : null
    }
    case 'dwelling_postcode':
      return /(?<!\d)(\d{5})(?!\d)/.exec(said)?.[1] ?? null
    case 'consent':
    case 'landlord_email':
    case 'tenant_email':
    case 'main_residence':
    case 'exit_inventory_conform':
    case 'entry_inventory_exists':
    case 'exit_inventory_exists':
    case 'forwarding_address_given':
    case 'collective_building':
    case 'deductions':
    case 'refunded':
    case 'has_mandate':
    case 'others_agree':
    case 'relay_consent':
      return null
  }
}

/** Null where several sums are named: a human sees which is meant. */
function onlySum(said: string): number | null {
  const sums = new Set(findAmounts(said).map(({ cents }) => cents))
  const [one] = sums
  return sums.size === 1 && one !== undefined && one >= 1_000 ? one : null
}

function onlyPastDay(said: string, sentOn: Day): Day | null {
  const days = findDates(/^\d{1,2}\/\d{1,2}(?!\d|\/)/.test(said) ? `le ${said}` : said, sentOn)
  const [one] = days
  return days.length === 1 && one?.precision === 'day' && one.past && one.past <= sentOn ? one.past : null
}
