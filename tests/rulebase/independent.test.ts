import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differences, differs } from './second-calculation/differences.ts'
import { draws } from './second-calculation/drawn.ts'
import type { Facts, Iso } from './second-calculation/facts.ts'
import { type FigureName, type Figures, figureNames, secondCalculation } from './second-calculation/figures.ts'
import { covers, incompleteDraws, tooNarrow } from './second-calculation/incomplete.ts'
import { printed } from './second-calculation/printed.ts'
import { publishedCases } from './second-calculation/published.ts'

const minutes = 60_000

const only = (figures: Figures, names: readonly FigureName[]) =>
  Object.fromEntries(names.map((name) => [name, figures[name]]))

describe('the second calculation gives the published figures', () => {
  test.each(publishedCases.map((one) => [one.title, one] as const))('%s', (_title, one) => {
    const figures = secondCalculation(one.facts, one.on)
    const values = Object.keys(one.expected).map((name) => [name, figures[name as FigureName].value])
    expect(Object.fromEntries(values)).toEqual(one.expected)
  })
})

test(
  'the rules base and the second calculation agree on 20,000 situations',
  () => {
    fc.assert(
      fc.property(draws, ({ facts, on }) => {
        const found = printed(facts, on)
        const second = secondCalculation(facts, on)
        const compared = figureNames.filter((name) => !differs(facts, on, name))
        expect({ scope: found.scope, ...only(found, compared) }).toEqual({
          scope: second.scope,
          ...only(second, compared),
        })
      }),
      { numRuns: 20_000 },
    )
  },
  3 * minutes,
)

/** What the rules base leaves out on purpose (rules/LISEZMOI.md): a reading taken together with another, an unknown day. */
describe('conventions that this calculation does not share: a test fails once the rules base gives them up', () => {
  test.fails.each(differences.map((one) => [one.what, one] as const))('%s', (_what, { figures, example }) => {
    const second = secondCalculation(example.facts, example.on)
    expect(only(printed(example.facts, example.on), figures)).toEqual(only(second, figures))
  })

  test.fails.each(tooNarrow.map((one) => [one.what, one] as const))('%s', (_what, { figure, example }) => {
    const { known, on, completion } = example
    expect(outside(printed(known, on), completion, on, [figure])).toEqual([])
  })
})

/** The figures of a completion that the range of the incomplete situation leaves out. */
function outside(range: Figures, completion: Facts, on: Iso, names: readonly FigureName[]): FigureName[] {
  const second = secondCalculation(completion, on)
  return names.filter((name) => !covers(range[name], second[name]))
}

test(
  'what 2,000 incomplete situations may turn out to be lies within the ranges given',
  () => {
    fc.assert(
      fc.property(incompleteDraws, ({ known, on, completions }) => {
        const range = printed(known, on)
        for (const completion of completions) {
          const { scope } = secondCalculation(completion, on)
          expect([scope, 'unknown']).toContain(range.scope)
          const settled = (name: FigureName) =>
            !differs(completion, on, name) && !tooNarrow.some((one) => one.applies(known, on, name))
          expect(outside(range, completion, on, figureNames.filter(settled))).toEqual([])
        }
      }),
      { numRuns: 2000 },
    )
  },
  2 * minutes,
)
