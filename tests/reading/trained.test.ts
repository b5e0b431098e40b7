import { describe, expect, test } from 'vitest'
import type { Act } from '../../src/domain/acts.ts'
import type { ReadAct } from '../../src/reading/contract.ts'
import { situationOf } from '../../src/reading/situation.ts'
import { combined } from '../../src/reading/trained/combine.ts'
import { examplesOf } from '../../src/reading/trained/examples.ts'
import { type Chance, chancesOf, pool } from '../../src/reading/trained/model.ts'
import { train } from '../../src/reading/trained/train.ts'
import { conversations } from './conversations.ts'
import { inputOf } from './input.ts'

const OURS = 'mediation@mediation-logement.example'
const examples = examplesOf(conversations.slice(0, 6), OURS)

test('the same examples give the same weights', () => {
  expect([...train(examples).weights]).toEqual([...train(examples).weights])
})

test('what was learnt shows on what it was learnt from', () => {
  const model = train(examples)
  const right = examples.filter(({ features, acts }) =>
    chancesOf(model, features).every(({ act, chance }) => chance > 0.5 === acts.has(act)),
  )
  expect(right.length / examples.length).toBeGreaterThan(0.8)
})

test('the sentence that speaks most counts most', () => {
  expect(pool([])).toEqual({ value: 0, shares: [] })
  const { value, shares } = pool([-2, 3])
  expect(shares[1]).toBeGreaterThan(0.99)
  expect(value).toBeCloseTo(2.97, 1)
})

describe('the grammar and the weights together', () => {
  const situation = situationOf(inputOf('Voici une phrase.'))
  const found = (act: Act, certainty: ReadAct['certainty'] = 'likely'): ReadAct => ({
    act,
    quote: 'Voici une phrase.',
    certainty,
  })
  const chance = (act: Act, value: number): Chance => ({ act, chance: value, sentence: 0 })
  test.each<[string, ReadAct[], Chance[], [Act, string][]]>([
    ['found and likely', [found('offer')], [chance('offer', 0.9)], [['offer', 'likely']]],
    ['found and doubtful', [found('offer')], [chance('offer', 0.2)], [['offer', 'unsure']]],
    [
      'found and hardly possible, beside something else',
      [found('offer'), found('question', 'sure')],
      [chance('offer', 0.01)],
      [['question', 'sure']],
    ],
    [
      'all that was found, hardly possible',
      [found('refund_refusal')],
      [chance('refund_refusal', 0.01)],
      [['refund_refusal', 'likely']],
    ],
    [
      'all that was found, hardly possible and binding',
      [found('offer')],
      [chance('offer', 0.01)],
      [['offer', 'unsure']],
    ],
    ['found for sure', [found('offer', 'sure')], [chance('offer', 0.01)], [['offer', 'sure']]],
    ['only learnt', [], [chance('question', 0.9)], [['question', 'likely']]],
    ['only learnt, and binding', [], [chance('acceptance', 0.99)], []],
    ['only learnt, and doubtful', [], [chance('question', 0.5)], [['question', 'unsure']]],
    ['hardly learnt', [], [chance('question', 0.3)], []],
    ['thanks beside something else', [found('acknowledgement'), found('offer')], [], [['offer', 'likely']]],
  ])('%s', (_, acts, chances, expected) => {
    expect(combined(acts, chances, situation).map((a) => [a.act, a.certainty])).toEqual(expected)
  })
})
