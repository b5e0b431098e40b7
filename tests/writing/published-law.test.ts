import { readFileSync } from 'node:fs'
import { load as parse } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import type { Positions } from '../../src/domain/positions.ts'
import { withFacts } from '../../src/flows/stated-facts.ts'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import { situationOf } from '../../src/rulebase/examples.ts'
import { reminderText } from '../../src/rulebase/explain.ts'
import type { Situation } from '../../src/rulebase/situation.ts'
import { foreignFigures } from '../../src/writing/figures.ts'
import { lawReminder } from '../../src/writing/law-reminder.ts'
import { type LetterStyle, styles } from '../../src/writing/paragraphs/parse.ts'
import { averageSentence, wordingWarnings } from '../../src/writing/wording.ts'
import { rulebase } from '../rulebase/rules.ts'
import { context } from './samples.ts'

type PublishedCase = { id: string; le: string; faits?: Record<string, unknown> }
const cases = (
  parse(readFileSync(new URL('../fixtures/law/cas.yaml', import.meta.url), 'utf8')) as PublishedCase[]
).flatMap(({ id, le, faits }) => (faits ? [{ id, on: day(le), situation: situationOf(faits) as Situation }] : []))

/** Blank lines included. */
const MOST_LINES = 32

describe.each(cases)('the law reminder of published case $id', ({ on, situation }) => {
  const evaluation = evaluate(rulebase, situation, on)
  const facts = Object.fromEntries(Object.entries(situation).map(([key, value]) => [key, position(value)])) as Positions
  const law = withFacts(reminderText(rulebase, evaluation, ['tenant', 'landlord']), facts)
  const letterIn = (style: LetterStyle | null) =>
    lawReminder(
      { ...context, style },
      {
        law,
        audience: ['tenant', 'landlord'],
        firstTo: 'landlord',
        ask: {},
        replyBy: day('2026-12-15'),
        undisputed: null,
      },
    )

  test.each([null, ...styles])('in style %s has no figure but those of the rules base', (style) => {
    const { body, annex, figures } = letterIn(style)
    expect(foreignFigures(`${body}\n\n${annex}`, figures)).toEqual([])
  })

  test.each([null, ...styles])('in style %s reads easily, stays neutral, and fits', (style) => {
    const { body, annex = '' } = letterIn(style)
    expect(averageSentence(body)).toBeLessThanOrEqual(20)
    expect(averageSentence(annex)).toBeLessThanOrEqual(20)
    expect(wordingWarnings(body)).toEqual([])
    expect(body.split('\n').length).toBeLessThanOrEqual(MOST_LINES)
  })

  test('gives each claimed item and each disputed point of law one point of its own', () => {
    const { body, annex = '' } = letterIn(null)
    const points = `${body}\n${annex}`.split('\n')
    const told = evaluation.findings.filter((f) => f.status !== undefined || f.kind === 'disputed')
    for (const text of new Set(told.map(({ because }) => because.replaceAll("'", '’'))))
      expect(points.filter((line) => line.replace(/^- /, '').startsWith(text)).length, text).toBe(
        told.filter(({ because }) => because.replaceAll("'", '’') === text).length,
      )
  })

  test('says every sum, day and article of the law somewhere, the results and where to turn in the letter', () => {
    const { body, annex = '' } = letterIn(null)
    const whole = `${body}\n${annex}`
    for (const text of [...law.sections.flatMap((s) => s.paragraphs.flatMap((p) => p.split('\n'))), ...law.trace])
      expect(whole).toContain(text)
    if (law.basis !== null) expect(body).toContain(law.basis)
    if (law.basis !== null) expect(law.basis).toMatch(/^loi n° 89-462 du 6 juillet 1989, art\. 22/)
    if (law.recourse !== null) expect(body).toContain(law.recourse)
    if (law.recourse !== null) expect(law.recourse).toMatch(/^la commission .*art\. 20/)
  })
})

/** What both sides say of a contested fact, else what the tenant says. */
const position = (value: unknown) =>
  typeof value === 'object' && value !== null && 'contested' in value
    ? { kind: 'disputed', ...(value.contested as object) }
    : { kind: 'one_sided', side: 'tenant', value }
