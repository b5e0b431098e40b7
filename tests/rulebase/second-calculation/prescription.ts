import { daysFrom, daysLater, later, monthsLater } from './calendar.ts'
import type { Facts, Iso } from './facts.ts'
import { reform } from './inventory.ts'

/** The last day to sue. `max` null: not known yet, talks still go on. */
export type LastDay = { min: Iso; max: Iso | null }

/** Three years from the due day, begun again by an acknowledgement, held by a mediation; null when no day is to be told. */
export function lastDayToSue(facts: Facts, due: Iso, on: Iso): LastDay | null {
  if (due < reform) return null
  const end = extended(facts, due, on)
  const sued = facts.lawsuit_filed_on
  return sued && (end.max === null || sued <= end.max) ? null : end
}

const threeYears = (from: Iso): Iso => monthsLater(from, 36)

function extended(facts: Facts, due: Iso, on: Iso): LastDay {
  const { debt_acknowledged_on: admitted, mediation_agreed_on: begun, mediation_ended_on: ended } = facts
  const first = threeYears(due)
  const mediated = begun !== undefined
  const acknowledgedBefore = admitted && admitted >= due && admitted <= first && !(mediated && admitted >= begun)
  const before = acknowledgedBefore ? threeYears(admitted) : first
  if (!mediated || begun > before) return acknowledged(facts, due, before)
  const until = ended ?? later(on, begun)
  const duringTalks = admitted && admitted >= later(begun, due) && admitted <= until
  const held = duringTalks ? threeYears(until) : later(resumed(due, begun, until, before), monthsLater(until, 6))
  if (!ended) return { min: held, max: null }
  return duringTalks || acknowledgedBefore ? known(held) : acknowledged(facts, due, held)
}

/** The days held are added; held before any of the three years had run, all three are left. */
const resumed = (due: Iso, begun: Iso, until: Iso, before: Iso): Iso =>
  begun <= due ? threeYears(later(until, due)) : daysLater(before, daysFrom(begun, until))

const known = (end: Iso): LastDay => ({ min: end, max: end })

function acknowledged(facts: Facts, due: Iso, end: Iso): LastDay {
  const admitted = facts.debt_acknowledged_on
  return known(admitted && admitted >= due && admitted <= end ? later(end, threeYears(admitted)) : end)
}
