import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/domain/day.ts'
import {
  DeductionKind,
  Evidence,
  type FactKey,
  type FactValues,
  factKeys,
  LandlordKind,
  LeaseKind,
} from '../../src/domain/facts.ts'
import { type Declared, factsBlock } from '../../src/domain/facts-block.ts'
import { cents } from '../../src/domain/money.ts'
import { QuestionKey } from '../../src/domain/questions.ts'
import { Role } from '../../src/domain/roles.ts'
import { ownWords } from '../../src/mail/own-words.ts'
import { readBuiltin } from '../../src/reading/builtin-reader.ts'
import { factsBlockIn } from '../../src/reading/facts-block.ts'
import { readingInput } from '../support/reading.ts'

const aDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day('2000-01-01'), n))
const sum = fc.integer({ min: 0, max: 100_000_000 }).map(cents)
const yes = fc.boolean()

const values: { [K in FactKey]: fc.Arbitrary<FactValues[K]> } = {
  lease_kind: fc.constantFrom(...LeaseKind.options),
  lease_start: aDay,
  rent_excl_charges: sum,
  charges: sum,
  deposit_amount: sum,
  keys_returned_on: aDay,
  exit_inventory_on: aDay,
  exit_inventory_conform: yes,
  entry_inventory_exists: yes,
  exit_inventory_exists: yes,
  forwarding_address_given: yes,
  forwarding_address_given_on: aDay,
  collective_building: yes,
  landlord_kind: fc.constantFrom(...LandlordKind.options),
  main_residence: yes,
  dwelling_postcode: fc.integer({ min: 1000, max: 98_999 }).map((n) => String(n).padStart(5, '0')),
  deductions: fc.array(
    fc.record({
      kind: fc.constantFrom(...DeductionKind.options),
      amount: sum,
      evidence: fc.constantFrom(...Evidence.options),
    }),
    { maxLength: 6 },
  ),
  refunded: fc.array(fc.oneof(fc.record({ amount: sum, on: aDay }), fc.record({ amount: sum })), { maxLength: 4 }),
  offer: fc.oneof(fc.record({ amount: sum, payBy: aDay }), fc.record({ amount: sum })),
}

const declared: fc.Arbitrary<Declared> = fc
  .record({
    role: fc.constantFrom(...Role.options),
    facts: fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<FactValues>,
    doubts: fc.subarray(factKeys),
    origin: fc.constantFrom('page', 'adil-93'),
    law: fc.constantFrom('', '- Remise des clés : délai de deux mois.\n- Total dû : 552 €, jusqu’au paiement.'),
  })
  .map(({ role, facts, doubts, origin, law }) => ({
    law,
    role,
    facts,
    unknown: doubts.filter((key) => facts[key] === undefined),
    origin,
  }))

const input = (own: string, role: Role | null = null, earlier: string[] = []) => {
  const given = readingInput(own)
  const before = earlier.map((text) => ({ role: 'tenant' as const, own: text, acts: [], from: given.from }))
  return { ...given, context: { ...given.context, knownRole: role, earlier: before } }
}

const plain = (facts: FactValues) => JSON.parse(JSON.stringify(facts))
const factsRead = (own: string) => {
  const found = factsBlockIn(input(own))
  const reading = found?.complete({ ...readBuiltin(input('')), facts: [] })
  return reading ? Object.fromEntries(reading.facts.map(({ key, value }) => [key, value])) : null
}

/** What mail programs do to a text on its way. */
const harms: Record<string, (text: string) => string> = {
  nothing: (text) => text,
  'lines wrapped at 40': (text) => text.replace(/(.{20,40}?) /g, '$1\n'),
  'one space for any white space': (text) => text.replace(/\s+/g, ' '),
  'ordinary spaces and other apostrophes': (text) => text.replace(/\u00a0/g, ' ').replaceAll("'", '’'),
  'other bullets and empty lines': (text) => text.replace(/^- /gm, '\n  • '),
  'no bullets': (text) => text.replace(/^- /gm, ''),
  'windows line ends': (text) => text.replaceAll('\n', '\r\n'),
  capitals: (text) => text.toUpperCase(),
}

describe('any set of facts comes back exactly', () => {
  test.each(Object.entries(harms))('after %s', (_name, harm) => {
    fc.assert(
      fc.property(declared, (one) => {
        const own = `Bonjour,\n\n${harm(factsBlock(one))}\n\nJe vous remercie de votre aide.`
        const found = factsBlockIn(input(own))
        const reading = found?.complete({ ...readBuiltin(input('')), facts: [] })
        expect(factsRead(own)).toEqual(plain(one.facts))
        expect(reading?.role).toBe(one.role)
        expect(reading?.origin).toBe(one.origin)
        expect(reading?.answers.map((a) => a.question)).toEqual(
          factKeys.filter((key) => one.unknown.includes(key) && QuestionKey.safeParse(key).success),
        )
        expect(found?.rest.own).not.toContain('déclarés')
      }),
      { numRuns: 60 },
    )
  })

  test('as the sender’s own words, each with its line as quotation', () => {
    fc.assert(
      fc.property(declared, (one) => {
        const { visible } = ownWords(`Bonjour,\n\n${factsBlock(one)}\n\nJe demande votre aide.\n\nCordialement,\nAna`)
        const reading = readBuiltin(input(visible))
        for (const { quote } of reading.facts) for (const part of quote.split('\n')) expect(visible).toContain(part)
        expect(Object.fromEntries(reading.facts.map(({ key, value }) => [key, value]))).toEqual(plain(one.facts))
      }),
      { numRuns: 60 },
    )
  })
})

const whole = factsBlock({
  role: 'tenant',
  facts: { deposit_amount: cents(69_000), lease_kind: 'furnished' },
  unknown: [],
  origin: 'page',
  law: '- Reste à rendre sur le dépôt : 690 €.',
})

describe('what is not whole is read like any other text', () => {
  test.each([
    ['a changed sum', whole.replace('690', '960')],
    ['a lost line', whole.replace(/.*meublé\n/, '')],
    ['a line put in', whole.replace('- Origine', '- Charges mensuelles : 10 €\n- Origine')],
    ['another role', whole.replace('locataire', 'bailleur')],
    ['a cut end', whole.replace(/Contrôle.*/, '')],
    ['another law', whole.replace('Reste à rendre', 'Rien à rendre')],
    ['a wrong check', whole.replace(/Contrôle : ..../, 'Contrôle : BBBB')],
    ['two blocks', `${whole}\n\n${whole}`],
    ['a quoted block', whole.replace(/^/gm, '> ')],
  ])('%s', (_name, text) => {
    expect(factsBlockIn(input(`Bonjour,\n${text}`))).toBeNull()
  })

  test('the sums of a broken block are still read as words', () => {
    const facts = readBuiltin(input(`Bonjour,\n${whole.replace('690', '960')}`)).facts
    expect(facts.find((f) => f.key === 'deposit_amount')?.value).toBe(96_000)
  })
})

describe('a block is its sender’s own statement', () => {
  const text = `Bonjour,\n${whole}\nJe conteste.`

  test('the other side cannot declare it again', () => {
    expect(readBuiltin(input(text, 'landlord')).facts).toEqual([])
    expect(readBuiltin(input(text, 'tenant')).facts).toHaveLength(2)
  })

  test('one that was sent before is a copy, whatever became of its quotation marks', () => {
    expect(readBuiltin(input(text, 'tenant', [text])).facts).toEqual([])
  })

  test('of which only the short lines are left when the longer ones were told apart', () => {
    expect(readBuiltin(input('Bonjour,\n- Type de location : meublé\nJe conteste.', 'landlord', [text])).facts).toEqual(
      [],
    )
    expect(readBuiltin(input('Bonjour,\n- Type de location : meublé\nJe conteste.', 'landlord')).facts).toHaveLength(1)
  })

  test('words that say otherwise are a doubt, and the block stands', () => {
    const reading = readBuiltin(input(`Bonjour,\n${whole}\nLe dépôt de garantie était de 700 €.`))
    expect(reading.facts.filter((f) => f.key === 'deposit_amount').map((f) => [f.value, f.certainty])).toEqual([
      [69_000, 'sure'],
      [70_000, 'unsure'],
    ])
  })
})
