import { expect, test } from 'vitest'
import { fromEuros } from '../../src/domain/money.ts'
import { builtinReader } from '../../src/reading/builtin-reader.ts'
import { calibrationOf, calibrationTable } from '../../src/reading/calibration.ts'
import { graded } from '../../src/reading/certainty.ts'
import type { ReadFact } from '../../src/reading/contract.ts'
import { evaluated } from '../../src/reading/evaluate.ts'
import { blindConversations, conversations } from './conversations.ts'

const postcode = (quote: string): ReadFact => ({ key: 'dwelling_postcode', value: '35000', quote, certainty: 'likely' })
const deposit = (quote: string): ReadFact => ({
  key: 'deposit_amount',
  value: fromEuros(600),
  quote,
  certainty: 'likely',
})

test.each<[string, ReadFact, string]>([
  ['a dependable fact, plainly said', postcode('Appartement à Rennes (35000).'), 'sure'],
  ['a dependable fact beside a negation', postcode('Ce n’est pas à Rennes (35000).'), 'likely'],
  ['a dependable fact that its writer doubts', postcode('C’est 35000, je crois.'), 'unsure'],
  ['a fact whose patterns go wrong more often', deposit('Caution de 600 €.'), 'likely'],
  ['an approximate sum', deposit('Caution d’environ 600 €.'), 'unsure'],
])('%s', (_, fact, certainty) => expect(graded([fact]).map((f) => f.certainty)).toEqual([certainty]))

test('of the facts marked sure, 99 in 100 are right', async () => {
  const table = calibrationOf(
    await evaluated([...conversations, ...blindConversations], builtinReader, 'mediation@mediation-logement.example'),
  )
  const { right, of } = table.facts.sure
  expect(of).toBeGreaterThan(230)
  expect(right / of).toBeGreaterThanOrEqual(0.99)
  expect(calibrationTable(table)).toMatch(/facts sure +\d+\.\d % +\d+\.\d % right/)
})
