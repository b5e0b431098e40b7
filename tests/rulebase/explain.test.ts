import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import { explain, reminderText } from '../../src/rulebase/explain.ts'
import { references } from '../../src/rulebase/references.ts'
import { foreignFigures } from '../../src/writing/figures.ts'
import { complete, rulebase, situation, today } from './rules.ts'

const situations: Record<string, Record<string, unknown>> = {
  complete,
  empty: {},
  'deductions of every kind': {
    ...complete,
    collective_building: null,
    landlord_kind: 'agency',
    deductions: ['rent_arrears', 'charges', 'repairs', 'cleaning', 'other'].map((kind, i) => ({
      kind,
      amount: 50.5 + i,
      evidence: ['none', 'quote', 'invoice', 'photo', 'unknown'][i],
    })),
  },
  'no inventory': {
    ...complete,
    exit_inventory_exists: false,
    exit_inventory_conform: null,
    entry_inventory_exists: false,
  },
  'late address': { ...complete, forwarding_address_given_on: '2026-05-02' },
  'no address': { ...complete, forwarding_address_given: false, forwarding_address_given_on: null },
  contested: {
    ...complete,
    keys_returned_on: { tenant: '2026-01-31', landlord: '2026-02-14' },
    deposit_amount: { tenant: 690, landlord: 600 },
  },
  'above the cap': { ...complete, deposit_amount: 1380 },
  'out of scope': { ...complete, main_residence: false },
  mobility: { ...complete, lease_kind: 'mobility' },
  'week-end': { ...complete, keys_returned_on: '2026-06-15', refunded: [{ amount: 690, on: '2026-08-17' }] },
  provision: {
    ...complete,
    collective_building: true,
    provision_for_charges: 138,
    accounts_approved_on: '2026-06-12',
    refunded: [{ amount: 552, on: '2026-03-28' }],
  },
  'refunded in time': { ...complete, refunded: [{ amount: 690, on: '2026-03-28' }] },
  'tenant owes': { ...complete, deductions: [{ kind: 'rent_arrears', amount: 1000, evidence: 'invoice' }] },
  prescribed: { ...complete, keys_returned_on: '2022-01-31' },
  'keys kept': { ...complete, keys_returned_on: null, keys_returned: false },
  'keys unknown': { ...complete, keys_returned_on: null },
  wear: {
    ...complete,
    deductions: [
      {
        kind: 'repairs',
        amount: 1500,
        evidence: 'quote',
        wear: { age_years: 5, free_years: 1, yearly_rate: 0.15, residual: 0.1 },
      },
    ],
  },
}
const evaluations = Object.entries(situations).map(
  ([name, json]) => [name, evaluate(rulebase, situation(json), today)] as const,
)
const textOf = (law: ReturnType<typeof reminderText>) =>
  [...law.sections.flatMap((s) => [s.heading ?? '', ...s.paragraphs]), ...law.trace].join('\n\n')

describe('every figure of the text is in the list of figures', () => {
  test.each(evaluations)('%s', (_name, evaluation) => {
    const law = reminderText(rulebase, evaluation, ['tenant', 'landlord'])
    expect(foreignFigures(textOf(law), law.figures)).toEqual([])
  })
})

describe('the text is short, whole and says nothing of us', () => {
  test.each(evaluations)('%s', (_name, evaluation) => {
    const { sections } = reminderText(rulebase, evaluation, ['tenant', 'landlord'])
    const paragraphs = sections.flatMap((s) => s.paragraphs)
    const sentences = paragraphs
      .map((p) => p.replace(/ \([^()]*\)$/, ''))
      .flatMap((p) => p.split(/(?<=[.!?]) |\n/))
      .filter((s) => s !== '')
    const words = sentences.reduce((sum, s) => sum + s.split(/\s+/).length, 0)
    expect(words / sentences.length).toBeLessThanOrEqual(20)
    expect(paragraphs.join(' ')).not.toMatch(/undefined|null|NaN|\{|\}|« »|\bcaution\b| {2}/)
  })
})

test('both sides read the same facts and sums', () => {
  for (const [, evaluation] of evaluations) {
    const tenant = reminderText(rulebase, evaluation, ['tenant'])
    const landlord = reminderText(rulebase, evaluation, ['landlord'])
    const facts = (law: typeof tenant) => law.sections.filter((s) => s.heading !== 'Ce que dit la loi')
    expect(facts(tenant)).toEqual(facts(landlord))
    expect(tenant.trace).toEqual(landlord.trace)
  }
})

describe('what the text must say', () => {
  const of = (name: string) => explain(rulebase, evaluations.find(([n]) => n === name)?.[1] ?? ({} as never))
  test.each([
    ['complete', /au plus tard le 31 mars 2026/],
    ['complete', /10 % × 690 € × 8 périodes = 552 €/],
    ['complete', /Total dû au locataire à ce jour : 1 242 €/],
    ['refunded in time', /le bailleur ne doit plus rien/],
    ['tenant owes', /Le locataire doit encore 310 €/],
    ['out of scope', /ne pouvons donc pas calculer.*ADIL/s],
    ['mobility', /dépasse de 690 €/],
    ['no inventory', /Certains retiennent un mois/],
    ['late address', /n’est pas tranché/],
    ['no address', /venant de là : pas de majoration/],
    ['prescribed', /se sont achevés le 31 mars 2025/],
    ['contested', /le 31 janvier 2026 ou le 14 février 2026/],
    ['provision', /12 juillet 2026/],
    ['keys kept', /Le dépôt n’est pas encore à rendre/],
    ['keys unknown', /Reste à rendre : 690 € \(dépôt\) = 690 €/],
    ['wear', /la part du locataire est de 600 €/],
    ['week-end', /n’est pas réclamée/],
    ['empty', /Ces points changent le résultat/],
  ])('%s: %s', (name, pattern) => {
    expect(of(name).replaceAll('\u00a0', ' ')).toMatch(pattern)
  })
})

test('a month that is too short is said', () => {
  const json = { ...complete, keys_returned_on: '2026-01-31', exit_inventory_conform: true }
  const [due] = evaluate(rulebase, situation(json), today).trace
  expect(due?.computation).toBe('31 janvier 2026 (remise des clés) + un mois, dernier jour du mois')
})

test('no day that nobody gave is told', () => {
  const { trace } = evaluations.find(([name]) => name === 'keys unknown')?.[1] ?? { trace: [] }
  expect(trace.map((line) => line.label)).toEqual(['Reste à rendre'])
})

test('an increase that has no bound is computed as far as it goes: no lower sum stands there as the highest', () => {
  const json = { deposit_amount: 690, keys_returned_on: '2026-01-31', lease_kind: 'unfurnished' }
  const { surcharge, trace } = evaluate(rulebase, situation(json), today)
  expect(surcharge.max).toBeNull()
  expect(trace.find(({ label }) => label === 'Majoration (au plus)')).toMatchObject({
    computation: expect.stringMatching(/^10 % × inconnu × \d+ périodes?$/),
    result: 'inconnu',
  })
})

test('every sum of the result has its line of computation', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 1, max: 3000 }),
      fc.boolean(),
      (rent, deposit, conform) => {
        const json = { ...complete, rent_excl_charges: rent, deposit_amount: deposit, exit_inventory_conform: conform }
        const { trace } = evaluate(rulebase, situation(json), today)
        expect(trace.map((line) => line.label)).toEqual([
          ...(deposit > rent ? ['Plafond du dépôt', 'Dépôt au-delà du plafond'] : []),
          'Date limite',
          'Reste à rendre',
          'Périodes mensuelles commencées',
          'Majoration',
          'Total',
          'Dernier jour pour agir',
        ])
        expect(trace.every((line) => line.articles.length > 0)).toBe(true)
      },
    ),
    { numRuns: 100 },
  )
})

test('articles of the same text are cited together', () => {
  const law = 'loi n° 89-462 du 6 juillet 1989'
  expect(
    references([
      `${law}, art. 22, al. 3`,
      `${law}, art. 22, al. 4`,
      `${law}, art. 7`,
      'code civil, art. 1353',
      'décret n° 2001-653 du 19 juillet 2001',
    ]),
  ).toBe(`${law}, art. 22, al. 3 et 4 et art. 7 ; code civil, art. 1353 ; décret n° 2001-653 du 19 juillet 2001`)
})
