import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formulaSource } from '../../src/rulebase/formula-source.ts'
import { type FormulaSource, parseFormulas, strictEngine } from '../../src/rulebase/formula-tree.ts'
import { compileFormulas } from '../../src/rulebase/formulas.ts'
import { formulaInputs, formulaKey, formulaNames } from '../../src/rulebase/names.ts'
import { ParameterName } from '../../src/rulebase/schema.ts'
import { rulebase } from './rules.ts'

const source = formulaSource(rulebase)
const unitOf = (name: string): string => (source[name] as { unité?: string } | undefined)?.unité ?? ''

/** Cents and fractions as we hold them; the same in the words of publicodes. */
const inputs = [
  ...Object.entries(formulaInputs),
  ...ParameterName.options.map((name) => [name, 'number'] as const),
].map(([name, kind]) => {
  const key = formulaKey(name)
  const unit = unitOf(key)
  const value =
    kind === 'boolean'
      ? fc.boolean().map((is) => ({ ours: is as boolean | number, theirs: is ? 'oui' : 'non' }))
      : unit === '€'
        ? fc.integer({ min: 0, max: 400_000 }).map((c) => ({ ours: c as boolean | number, theirs: `${c / 100} €` }))
        : unit === '%'
          ? fc.integer({ min: 0, max: 30 }).map((n) => ({ ours: (n / 100) as boolean | number, theirs: `${n} %` }))
          : fc.integer({ min: 0, max: 40 }).map((n) => ({ ours: n as boolean | number, theirs: String(n) }))
  return [key, fc.option(value, { nil: null, freq: 12 })] as const
})
const anInput = fc.record(Object.fromEntries(inputs))

describe('our walk of the formulas gives what publicodes itself gives', () => {
  const engine = strictEngine(source)

  test('on random situations, unknown facts among them', () => {
    fc.assert(
      fc.property(anInput, (drawn) => {
        const known = Object.entries(drawn).filter(([, value]) => value !== null)
        engine.setSituation(Object.fromEntries(known.map(([key, value]) => [key, value?.theirs ?? ''])))
        const ours = Object.fromEntries(known.map(([key, value]) => [key, value?.ours]))
        for (const name of formulaNames.map(formulaKey)) {
          const { nodeValue, unit } = engine.evaluate(name)
          const euros = unit?.numerators.includes('€') ?? false
          const theirs = typeof nodeValue === 'number' && euros ? nodeValue * 100 : nodeValue
          const found = rulebase.formulas.get(name)?.(ours)
          if (typeof theirs === 'number' && typeof found === 'number') expect(found).toBeCloseTo(theirs, 4)
          else expect([name, found]).toEqual([name, theirs])
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is not understood is refused when the rules are read', () => {
  test.each<[string, FormulaSource]>([
    ['an unknown name', { a: { valeur: 'b + 1' } }],
    ['a mechanism that we do not walk', { a: {}, b: { arrondi: 'oui', valeur: 'a' } }],
    ['a circle', { a: { valeur: 'b' }, b: { valeur: 'a' } }],
    ['a date', { a: { valeur: '01/02/2026' } }],
  ])('%s', (_name, wrong) => {
    expect(() => parseFormulas(wrong)).toThrow()
  })
})

test('unknown is not "does not apply"', () => {
  const trees = parseFormulas({
    rent: { unité: '€' },
    late: {},
    due: { 'applicable si': 'late', valeur: '10 % * rent' },
  })
  const formulas = compileFormulas(JSON.parse(JSON.stringify(trees)))
  const due = formulas.get('due')
  expect(due?.({ late: true, rent: 33333 })).toBeCloseTo(3333.3)
  expect(due?.({ late: true })).toBeUndefined()
  expect(due?.({ late: false })).toBeNull()
  expect(due?.({ rent: 33333 })).toBeUndefined()
})
