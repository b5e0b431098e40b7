import { readFileSync } from 'node:fs'
import { load as parse } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { decimal } from '../../src/domain/money.ts'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import type { Evaluation } from '../../src/rulebase/evaluation.ts'
import { exampleProblems, situationOf } from '../../src/rulebase/examples.ts'
import type { Situation } from '../../src/rulebase/situation.ts'
import { rulebase } from './rules.ts'

type Facts = Record<string, unknown>
type Said = { règle: string; dit?: string; tait?: string; certitude?: keyof typeof certainties }
type Reading = { règle: string; 'date limite': string; majoration: number; 'total dû': number }
type BoundaryCase = {
  cas: string
  point: string
  discuté?: number
  le: string
  raisonnement: string
  faits: Facts
  attendu: Facts
  constats?: Said[]
  lectures?: Reading[]
  versions?: Record<Side, Facts>
}
type Side = 'locataire' | 'bailleur'

const certainties = { établi: 'settled', majoritaire: 'majority', discuté: 'disputed' } as const
const text = readFileSync(new URL('../fixtures/law/cas-limites.yaml', import.meta.url), 'utf8')
const { cas: cases } = parse(text) as { cas: BoundaryCase[] }
const named = <T extends BoundaryCase>(some: readonly T[]) =>
  some.map((one) => [`${one.point} ${one.cas}`, one] as const)

const evaluated = ({ faits, le }: BoundaryCase): Evaluation =>
  evaluate(rulebase, situationOf(faits) as Situation, day(le))

/** The facts as one side tells them. */
const asTold = (faits: Facts, by: Side): Facts =>
  Object.fromEntries(
    Object.entries(faits).map(([name, value]) => {
      const sides = typeof value === 'object' && value !== null && 'locataire' in value && 'bailleur' in value
      return [name, sides ? (value as Record<Side, unknown>)[by] : value]
    }),
  )

test('at least 120 cases, each with its own name and its point of law', () => {
  expect(cases.length).toBeGreaterThanOrEqual(120)
  expect(new Set(cases.map((one) => one.cas)).size).toBe(cases.length)
  expect(cases.filter((one) => !/^R\d(\.\d+)?$/.test(one.point) || !one.raisonnement)).toEqual([])
})

test('each of the thirteen disputed points has a case', () => {
  const covered = new Set(cases.flatMap((one) => one.discuté ?? []))
  expect([...covered].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1))
})

describe('a boundary case comes out as calculated by hand', () => {
  test.each(named(cases))('%s', (_name, one) => {
    expect(exampleProblems(rulebase, { ...one, le: day(one.le) })).toEqual([])
  })
})

describe('a rule says so, as firmly as the law holds', () => {
  test.each(named(cases.filter((one) => one.constats)))('%s', (_name, one) => {
    const { findings } = evaluated(one)
    for (const { règle, dit = '', tait, certitude } of one.constats ?? []) {
      const found = findings.filter((f) => f.rule === règle && f.because.includes(dit))
      expect(
        found.map((f) => f.because),
        `${règle} dit « ${dit} »`,
      ).not.toEqual([])
      if (tait) expect(found.filter((f) => f.because.includes(tait))).toEqual([])
      if (certitude) expect(found.map((f) => f.certainty)).toContain(certainties[certitude])
    }
  })
})

describe('another reading of the law is shown beside, with its own figures', () => {
  test.each(named(cases.filter((one) => one.lectures)))('%s', (_name, one) => {
    const shown = evaluated(one).disputedReadings.map((r) => ({
      règle: r.rule,
      'date limite': r.dueOn.value,
      majoration: r.surcharge.value === null ? null : Number(decimal(r.surcharge.value)),
      'total dû': r.totalDue.value === null ? null : Number(decimal(r.totalDue.value)),
    }))
    expect(shown).toEqual(one.lectures)
  })
})

describe('each side’s version comes out as calculated by hand', () => {
  test.each(named(cases.filter((one) => one.versions)))('%s', (_name, one) => {
    for (const by of ['locataire', 'bailleur'] as const) {
      const alone = { ...one, faits: asTold(one.faits, by), le: day(one.le) }
      expect(exampleProblems(rulebase, { ...alone, attendu: one.versions?.[by] ?? {} })).toEqual([])
      const { versions } = evaluated(one)
      expect(evaluated(alone)).toMatchObject(versions?.[by === 'locataire' ? 'tenant' : 'landlord'] ?? { on: null })
    }
  })
})
