import { readFileSync } from 'node:fs'
import { load as parse } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { dueDayUnder642 } from '../../src/rulebase/dates.ts'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import { exampleProblems, situationOf } from '../../src/rulebase/examples.ts'
import type { Situation } from '../../src/rulebase/situation.ts'
import { rulebase } from './rules.ts'

type PublishedCase = {
  id: string
  cas: string
  provenance: string
  le: string
  faits: Record<string, unknown>
  attendu: Record<string, unknown>
  'date limite reportée'?: string
  'sans comparaison'?: string
}

const text = readFileSync(new URL('../fixtures/law/cas.yaml', import.meta.url), 'utf8')
const all = parse(text) as PublishedCase[]
const compared = all.filter((one) => !one['sans comparaison'])

test('every published case is here, and says why when it is not compared', () => {
  expect(new Set(all.map((one) => one.id)).size).toBe(37)
  expect(all.filter((one) => one['sans comparaison']).map((one) => one.id)).toEqual(['F03', 'F04', 'F10', 'D42'])
})

describe('a published case comes out as published', () => {
  test.each(compared.map((one) => [`${one.id} ${one.cas}`, one] as const))('%s', (_name, one) => {
    expect(exampleProblems(rulebase, { ...one, le: day(one.le) })).toEqual([])
  })
})

describe('the due day under article 642 is known beside the strict one', () => {
  test.each(compared.filter((one) => one['date limite reportée']).map((one) => [one.id, one] as const))(
    '%s',
    (_id, one) => {
      const { dueOn } = evaluate(rulebase, situationOf(one.faits) as Situation, day(one.le))
      expect(dueOn.value && dueDayUnder642(dueOn.value)).toBe(one['date limite reportée'])
    },
  )
})
