import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { builtinReader, readBuiltin } from '../../src/reading/builtin-reader.ts'
import { Reading } from '../../src/reading/contract.ts'
import { grounded } from '../../src/reading/grounded.ts'
import { conversations } from './conversations.ts'
import { inputOf } from './input.ts'

const reading: Reading = {
  role: 'tenant',
  acts: [
    { act: 'question', quote: "l'état  des\nlieux", certainty: 'likely' },
    { act: 'offer', quote: 'je rends 900 €', certainty: 'sure' },
  ],
  facts: [{ key: 'keys_returned_on', value: day('2026-01-31'), quote: 'le 31 janvier', certainty: 'likely' }],
  answers: [],
  choice: null,
  addresses: [{ address: 'a@b.example', quote: '' }],
  reader: 'test',
}

test('what the message does not contain falls away; spaces and apostrophes do not count', () => {
  const kept = grounded(reading, 'Voici l’état des lieux.')
  expect(kept.acts.map((a) => a.act)).toEqual(['question'])
  expect(kept.facts).toEqual([])
  expect(kept.addresses).toEqual([])
})

test('every quotation of every labelled mail is verbatim, and every reading fits the contract', () => {
  for (const { messages } of conversations)
    for (const { visible } of messages) {
      const read = readBuiltin(inputOf(visible))
      expect(grounded(read, visible)).toEqual(read)
      expect(Reading.parse(read)).toEqual(read)
    }
})

test('the same input gives the same reading', async () => {
  const input = inputOf('Je demande une médiation, ma caution de 600 € est gardée depuis deux mois.')
  expect(await builtinReader.read(input)).toEqual(await builtinReader.read(input))
})

test('any text gives a reading whose quotations stand in it', () => {
  const words = fc.constantFrom(
    'caution',
    '600 €',
    'le 31 janvier',
    'je',
    'garde',
    'rends',
    'clés',
    '\n',
    '. ',
    '?',
    'é́',
    '«',
    '😅',
    '…',
    '1.',
    'd’accord',
    'facture',
    '75011',
    'a@b.example',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 }), (parts) => {
      const own = parts.join(' ')
      const read = readBuiltin(inputOf(own))
      expect(grounded(read, own)).toEqual(read)
    }),
    { numRuns: 300 },
  )
})
