import type { Day } from '../domain/day.ts'
import { type FactKey, factKeys } from '../domain/facts.ts'
import type { Position, Positions } from '../domain/positions.ts'
import { evaluate } from '../rulebase/evaluate.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import type { Situation } from '../rulebase/situation.ts'
import { rulesOf } from './case-rules.ts'
import type { CaseFile } from './load-case.ts'
import type { World } from './world.ts'

/** The whole rules base that the case keeps, applied to what both sides say, on one day. */
export const evaluateCase = (world: World, found: CaseFile, on: Day): Evaluation =>
  evaluate(rulesOf(world, found.header).rulebase, situationOf(found.positions), on)

/**
 * Two versions of a fact stay two versions. Retentions are the landlord's to state: the tenant's account of them counts
 * only until the landlord gives one. Sums received are the tenant's to confirm.
 */
export function situationOf(found: Positions): Situation {
  const entries = factKeys.flatMap((key) => {
    const position = found[key] as Position | undefined
    return position ? [[key, entryOf(key, position)] as const] : []
  })
  return Object.fromEntries(entries) as Situation
}

function entryOf(key: FactKey, position: Position): unknown {
  if (position.kind !== 'disputed') return position.value
  if (key === 'deductions') return position.landlord
  if (key === 'refunded') return position.tenant
  return { contested: { tenant: position.tenant, landlord: position.landlord } }
}
