import type { Day } from '../domain/day.ts'
import { evaluate } from '../rulebase/evaluate.ts'
import { type CaseFigures, figuresOf } from '../writing/changed-figures.ts'
import { rulesOf } from './case-rules.ts'
import { evaluateCase, situationOf } from './law-for-case.ts'
import type { CaseFile } from './load-case.ts'
import { lastSentFigures } from './sent-figures.ts'
import type { World } from './world.ts'

/**
 * What the rules of today would change in a case that keeps others. With a version that cannot be read, `before` is what
 * the last letter said, `on` its day, and `after` what the same facts make on that day; null when no letter said anything.
 */
export type RulesChange = {
  ref: string
  from: string
  to: string
  unreadable: boolean
  on: Day
  before: CaseFigures | null
  after: CaseFigures
}

/** Null for a case that follows the rules of today. */
export function rulesChange(world: World, found: CaseFile, today: Day): RulesChange | null {
  const { current } = world.rules
  const { ref, rulesVersion: from } = found.header
  if (from === current.version) return null
  const { unreadable } = rulesOf(world, found.header)
  const about = { ref, from, to: current.version, unreadable }
  const sent = unreadable ? lastSentFigures(world, found) : null
  if (sent) return { ...about, on: sent.on, before: sent.before, after: sent.after }
  return {
    ...about,
    on: today,
    before: unreadable ? null : figuresOf(evaluateCase(world, found, today)),
    after: figuresOf(evaluate(current, situationOf(found.positions), today)),
  }
}
