import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FactKey } from '../../src/domain/facts.ts'
import { readBuiltin, readByGrammar } from '../../src/reading/builtin-reader.ts'
import type { ReadFact } from '../../src/reading/contract.ts'
import { factsJson } from '../../src/reading/json.ts'
import { supportedBy } from '../../src/reading/supported.ts'
import { againFeatures } from '../../src/reading/trained/fact-again.ts'
import { bagsOf } from '../../src/reading/trained/fact-bags.ts'
import { classes, type Group, groups } from '../../src/reading/trained/fact-classes.ts'
import { settled } from '../../src/reading/trained/fact-combine.ts'
import { factExamplesOf } from '../../src/reading/trained/fact-examples.ts'
import { type FactModel, judged } from '../../src/reading/trained/fact-model.ts'
import { trainFacts } from '../../src/reading/trained/fact-train.ts'
import { learn } from '../../src/reading/trained/learn.ts'
import type { Rows } from '../../src/reading/trained/sparse-rows.ts'
import { sumSayingsIn } from '../../src/reading/trained/sum-sayings.ts'
import { conversations } from './conversations.ts'
import { fromLandlord, fromTenant, inputOf } from './input.ts'

const examples = factExamplesOf(conversations.slice(0, 8), 'mediation@mediation-logement.example')
const weightsOf = (model: FactModel<Rows>) => groups.map((group) => [...model[group].weights])

test('the same examples give the same weights', () => {
  expect(weightsOf(trainFacts(examples))).toEqual(weightsOf(trainFacts(examples)))
})

test('what was learnt of sums shows on what it was learnt from', () => {
  const { sums } = trainFacts(examples)
  const right = examples.sums.filter(({ common, places, wanted }) =>
    [...judged(sums, { common, places: places.map((features) => ({ features, sentence: noSentence })) })].every(
      ([name, { chance }]) => chance > 0.5 === wanted.has(name),
    ),
  )
  expect(right.length / examples.sums.length).toBeGreaterThan(0.7)
})
const noSentence = { quote: '', marked: '', asks: false, index: 0 }

/** A model for which every value of a group is as likely as a class says here; what is not named is hardly possible. */
const modelOf = (chances: Partial<Record<string, number>>): FactModel =>
  Object.fromEntries(
    groups.map((group) => [
      group,
      {
        classes: classes[group],
        weights: new Map([['any', classes[group].map((name) => 100 * logit(chances[name] ?? 0.01))]]),
      },
    ]),
  ) as unknown as Record<Group, FactModel[Group]>
const logit = (chance: number): number => Math.log(chance / (1 - chance))

const read = (input: ReturnType<typeof inputOf>, chances: Partial<Record<string, number>>, found?: ReadFact[]) => {
  const { situation, acts, facts } = readByGrammar(input)
  return settled(situation, acts, found ?? facts, modelOf(chances))
}

describe('the patterns and the weights together', () => {
  const input = inputOf('Ma caution était de 640 €.')
  test.each<[string, number, string | undefined]>([
    ['likely', 0.9, 'likely'],
    ['doubtful', 0.35, 'unsure'],
    ['hardly possible', 0.1, undefined],
  ])('what the patterns found, %s', (_, chance, certainty) => {
    expect(read(input, { deposit_amount: chance }).find(({ key }) => key === 'deposit_amount')?.certainty).toBe(
      certainty,
    )
  })
  test.each<[string, number, string | undefined]>([
    ['likely', 0.9, 'likely'],
    ['doubtful', 0.65, 'unsure'],
    ['hardly likelier than not', 0.55, undefined],
  ])('what the weights alone find, %s', (_, chance, certainty) => {
    const facts = read(input, { deposit_amount: chance }, [])
    expect(facts.find(({ key }) => key === 'deposit_amount')?.certainty).toBe(certainty)
  })
  test.each<[string, string, number, string]>([
    ['agree', 'J’ai rendu les clés le 4 mars 2026.', 0.98, 'sure'],
    ['agree less', 'J’ai rendu les clés le 4 mars 2026.', 0.9, 'likely'],
    ['agree on what its writer doubts', 'J’ai rendu les clés le 4 mars 2026, je crois.', 0.98, 'unsure'],
  ])('patterns and weights that %s', (_, own, keys_returned_on, certainty) => {
    const fact = read(inputOf(own), { keys_returned_on }).find(({ key }) => key === 'keys_returned_on')
    expect(fact?.certainty).toBe(certainty)
  })
  test('a sum is never sure: it steers the law', () => {
    const fact = read(input, { deposit_amount: 0.99 }).find(({ key }) => key === 'deposit_amount')
    expect(fact?.certainty).toBe('likely')
  })
  test('a value that stands in no place of the text is left to the patterns', () => {
    const total: ReadFact = {
      key: 'offer',
      value: { amount: 90_000 as never },
      quote: 'trois fois 300 €',
      certainty: 'likely',
    }
    expect(read(fromLandlord('Je rends en trois fois 300 €.'), {}, [total])).toEqual([total])
  })
  test('a list is as certain as its least certain sum', () => {
    const list = read(fromLandlord('Je garde 120 € de ménage et 80 € de peinture.'), { deductions: 0.35 })
    expect(list.find(({ key }) => key === 'deductions')?.certainty).toBe('unsure')
  })
})

test.each<[string, FactKey, ReturnType<typeof inputOf>]>([
  ['what somebody says to have sent', 'refunded', fromTenant('Il m’assure avoir posté un chèque de 540 €.')],
  ['the deposit of a garage', 'deposit_amount', inputOf('Le garage : 60 € de caution en plus.')],
  ['what a tenant would leave', 'deductions', fromTenant('J’accepte qu’il garde 40 € pour la cheville.')],
  ['keys that were not returned', 'keys_returned_on', inputOf('Je n’ai jamais rendu les clés le 31 janvier 2026.')],
])('however likely the weights hold it: %s is no %s', (_, key, input) => {
  expect(read(input, { [key]: 0.99 }, []).map((fact) => fact.key)).not.toContain(key)
})

describe('nothing is invented, whatever the weights are', () => {
  const said = conversations.flatMap(({ messages }) => messages).map(({ visible }) => visible)
  test('every sum, every day and every quotation stands in the words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...said),
        fc.boolean(),
        fc.dictionary(
          fc.constantFrom(...groups.flatMap((group) => [...classes[group]])),
          fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        ),
        (own, isTenant, chances) => {
          const input = isTenant ? inputOf(own) : fromLandlord(own)
          const supported = supportedBy(own, input.sentOn)
          const facts = read(input, chances, [])
          for (const fact of facts) {
            // A day that words like "je viens de" stand for is the mail's own.
            const timed =
              fact.key === 'refunded' ? { ...fact, value: fact.value.map(({ amount }) => ({ amount })) } : fact
            expect(supported(timed as ReadFact)).toBe(true)
            expect(own.normalize('NFC')).toContain(fact.quote)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('a sum that stands twice is one value with two places', () => {
  const { situation, acts, facts } = readByGrammar(inputOf('Caution de 640 €. Il me doit 640 € et 20 € de frais.'))
  expect(bagsOf(situation, acts, facts).sums.map(({ amount, places }) => [amount, places.length])).toEqual([
    [64_000, 2],
    [2_000, 1],
  ])
})

describe('each sum is weighed again in the light of the others', () => {
  const all = (own: string, likely: Record<number, string>) => {
    const { situation, acts, facts } = readByGrammar(fromLandlord(own))
    const sums = bagsOf(situation, acts, facts).sums.map((bag) => ({
      bag,
      chances: new Map([[likely[bag.amount / 100] ?? 'none', { chance: 0.9, place: 0 }]]),
    }))
    return new Map(againFeatures(sums, [], situation).map((names, i) => [(sums[i]?.bag.amount ?? 0) / 100, names]))
  }
  test.each<[string, Record<number, string>, number, string]>([
    ['217 € : 67 € d’eau, 150 € de peinture.', { 67: 'deductions', 150: 'deductions' }, 217, 'is all kept'],
    [
      'Dépôt 600 €, rendu 380 €, gardé 220 €.',
      { 600: 'deposit_amount', 380: 'refunded', 220: 'deductions' },
      220,
      'is left of deposit',
    ],
    [
      'Dépôt 600 €, ménage 220 €, donc 380 €.',
      { 600: 'deposit_amount', 220: 'deductions' },
      380,
      'is deposit less kept',
    ],
  ])('%s', (own, likely, amount, name) => {
    expect(all(own, likely).get(amount)).toContain(name)
    for (const [other, names] of all(own, likely)) if (other !== amount) expect(names).not.toContain(name)
  })
  test('an act that is likely shows on every sum of its message', () => {
    const { situation, acts, facts } = readByGrammar(fromLandlord('Voici 300 € puis 200 €.'))
    const sums = bagsOf(situation, acts, facts).sums.map((bag) => ({ bag, chances: new Map() }))
    for (const names of againFeatures(sums, [{ act: 'offer', chance: 0.9, sentence: 0 }], situation))
      expect(names).toContain('offer>1.5|landlord')
  })
})

test('what is learnt of conversations and sayings is the same each time', () => {
  const sayings = { acts: [], sums: sumSayingsIn('= landlord, opening: offer\nJe rends 300 €[offer].') }
  const learnt = () => learn(conversations.slice(0, 6), sayings, 'mediation@mediation-logement.example')
  expect(weightsOf(learnt().facts)).toEqual(weightsOf(learnt().facts))
  expect(learnt().facts.again.weights.size).toBeGreaterThan(50)
})

describe('lines with their sums told', () => {
  const landlord = '= landlord, after request_mediation: refund_refusal\n'
  test('what stands in brackets is what the sum before it is', () => {
    const { sums, kinds } = sumSayingsIn(`${landlord}Dépôt 600 €[deposit+kept:repairs], devis de 900 €.`)
    expect(sums.map(({ wanted }) => [...wanted])).toEqual([['deposit_amount', 'deductions'], []])
    expect(kinds.map(({ wanted }) => [...wanted])).toEqual([['repairs']])
    expect(JSON.stringify(sums)).not.toContain('[deposit')
  })
  test.each([`${landlord}Je garde tout[kept].`, `${landlord}Je rends 300 €[gift].`, 'Je rends 300 €[offer].'])(
    '%s is refused',
    (text) => expect(() => sumSayingsIn(text)).toThrow(),
  )
})

test.each<[string, FactKey, unknown]>([
  ['Clefs en sa possession depuis le 4 mars 2026.', 'keys_returned_on', '2026-03-04'],
  ['Je paye aussi 60 pour charges.', 'charges', 60],
])('the weights find what no pattern says: %s', (own, key, value) => {
  expect(factsJson(readByGrammar(inputOf(own)).facts)).not.toHaveProperty(key)
  expect(factsJson(readBuiltin(inputOf(own)).facts)).toHaveProperty(key, value)
})
