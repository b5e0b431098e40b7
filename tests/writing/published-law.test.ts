import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { day } from '../../src/domain/day.ts'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import { situationOf } from '../../src/rulebase/examples.ts'
import { reminderText } from '../../src/rulebase/explain.ts'
import type { Situation } from '../../src/rulebase/situation.ts'
import { foreignFigures } from '../../src/writing/figures.ts'
import { lawReminder } from '../../src/writing/law-reminder.ts'
import { averageSentence, wordingWarnings } from '../../src/writing/wording.ts'
import { rulebase } from '../rulebase/rules.ts'
import { context } from './samples.ts'

type PublishedCase = { id: string; le: string; faits?: Record<string, unknown> }
const cases = (
  parse(readFileSync(new URL('../fixtures/law/cas.yaml', import.meta.url), 'utf8')) as PublishedCase[]
).flatMap(({ id, le, faits }) => (faits ? [{ id, on: day(le), situation: situationOf(faits) as Situation }] : []))

describe.each(cases)('the law reminder of published case $id', ({ on, situation }) => {
  const evaluation = evaluate(rulebase, situation, on)
  const law = reminderText(rulebase, evaluation, ['tenant', 'landlord'])
  const letter = lawReminder(context, {
    law,
    audience: ['tenant', 'landlord'],
    firstToLandlord: true,
    ask: {},
    replyBy: null,
  })

  test('has no figure but those of the rules base', () => {
    expect(foreignFigures(letter.body, letter.figures)).toEqual([])
  })

  test('reads easily and stays neutral', () => {
    expect(averageSentence(letter.body)).toBeLessThanOrEqual(20)
    expect(wordingWarnings(letter.body)).toEqual([])
  })
})
