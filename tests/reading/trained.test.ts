import { describe, expect, test } from 'vitest'
import type { Act } from '../../src/domain/acts.ts'
import type { ReadAct } from '../../src/reading/contract.ts'
import { tokensOf } from '../../src/reading/grammar/tokens.ts'
import { situationOf } from '../../src/reading/situation.ts'
import { combined } from '../../src/reading/trained/combine.ts'
import { examplesOf } from '../../src/reading/trained/examples.ts'
import { familiesIn } from '../../src/reading/trained/families.ts'
import { type Chance, chancesOf, pool } from '../../src/reading/trained/model.ts'
import { sayingsIn } from '../../src/reading/trained/sayings.ts'
import { train } from '../../src/reading/trained/train.ts'
import { conversations } from './conversations.ts'
import { fromLandlord, fromTenant, inputOf } from './input.ts'

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
  expect(shares[1]).toBeCloseTo(0.88, 2)
  expect(value).toBeCloseTo(2.4, 1)
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
    ['found and doubtful', [found('offer')], [chance('offer', 0.32)], [['offer', 'unsure']]],
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
    ['only learnt', [], [chance('hostility', 0.9)], [['hostility', 'likely']]],
    ['only learnt, a question that asks nothing', [], [chance('question', 0.9)], []],
    ['only learnt, and doubtful', [], [chance('hostility', 0.5)], [['hostility', 'unsure']]],
    ['hardly learnt', [], [chance('hostility', 0.2)], []],
    [
      'thanks beside a doubt',
      [found('acknowledgement')],
      [chance('hostility', 0.5)],
      [
        ['acknowledgement', 'likely'],
        ['hostility', 'unsure'],
      ],
    ],
    ['thanks beside something else', [found('acknowledgement'), found('offer')], [], [['offer', 'likely']]],
  ])('%s', (_, acts, chances, expected) => {
    expect(combined(acts, chances, situation).map((a) => [a.act, a.certainty])).toEqual(expected)
  })
})

describe('what binds, found by the weights alone, is no more than a doubt', () => {
  const chance = (act: Act): Chance => ({ act, chance: 0.99, sentence: 0 })
  const quoted = (own: string, act: Act): ReadAct => ({ act, quote: own, certainty: 'likely' })
  test.each<[string, Act, ReadAct[], string | undefined]>([
    ['Cela me convient.', 'acceptance', [], 'unsure'],
    ['Marché conclu.', 'acceptance', [], 'unsure'],
    ['Il pleut dehors.', 'out_of_scope', [], undefined],
    ["S'il accepte, on verra.", 'acceptance', [], undefined],
    ['Non, cela ne convient pas.', 'acceptance', [quoted('Non, cela ne convient pas.', 'rejection')], undefined],
    ['Les sous sont là.', 'payment_received', [], 'unsure'],
  ])('%s: %s', (own, act, found, certainty) => {
    const read = combined(found, [chance(act)], situationOf(fromTenant(own)))
    expect(read.find((a) => a.act === act)?.certainty).toBe(certainty)
  })
  test('on the part of somebody on nobody’s side: nothing', () => {
    expect(combined([], [chance('acceptance')], situationOf(inputOf('Cela me convient.')))).toEqual([])
  })
})

describe('a plain sentence about oneself is not taken back by the weights', () => {
  const plain = 'Je refuse de rendre le dépôt.'
  test.each<[string, Act, boolean]>([
    [plain, 'refund_refusal', true],
    ['Je garderai tout.', 'refund_refusal', true],
    ['Si vous insistez, je garderai tout.', 'refund_refusal', false],
    ['Mon frère a dit que je gardais tout.', 'refund_refusal', false],
  ])('%s', (own, act, kept) => {
    const found: ReadAct[] = [
      { act, quote: own, certainty: 'likely' },
      { act: 'question', quote: own, certainty: 'sure' },
    ]
    const read = combined(found, [{ act, chance: 0.01, sentence: 0 }], situationOf(fromLandlord(own)))
    expect(read.some((a) => a.act === act)).toBe(kept)
  })
})

describe('sayings', () => {
  const text =
    '= tenant, opening: facts_stated\nJe suis parti.\n\n= landlord, after offer: acceptance refund_commitment\nOk.\n'
  test('each line is an example of its heading, in its place of a case', () => {
    const read = sayingsIn(text)
    expect(read.map(({ acts }) => [...acts])).toEqual([['facts_stated'], ['acceptance', 'refund_commitment']])
    expect(read[0]?.features.message).toContain('opening')
    expect(read[1]?.features.message).toEqual(expect.arrayContaining(['side:landlord', 'others:offer', 'reply']))
  })
  test.each(['Je suis parti.', '= mediator, opening: offer', '= tenant, opening: nothing', '= tenant offer'])(
    'refuses %j',
    (bad) => expect(() => sayingsIn(bad)).toThrow(),
  )
})

test('words of one family share what was learnt of them', () => {
  const families = (own: string) => [...familiesIn(tokensOf(own))]
  expect(families('je laisse finalement tomber')).toContain('end')
  expect(families("c'est une bande de filous")).toContain('insult')
  expect(families('le la les')).toEqual([])
})
