import { addDays, addMonths, type Day, daysBetween } from '../domain/day.ts'
import { parameter, type Rulebase } from './rulebase.ts'
import type { World } from './world.ts'

export type Prescription = {
  /** Last day to act; null when it cannot be said yet. */
  on: Day | null
  /** While a mediation goes on: the earliest that day may be. */
  atLeast: Day | null
  /** The day from which the years were last counted, and why; null: a judge was asked in time. */
  from: { day: Day; why: 'due' | 'acknowledged' | 'mediation_over' } | null
  years: number
  suspended: { from: Day; to: Day | null; leastMonths: number } | null
}

/**
 * Three years from the due day (loi 89-462 art. 7-1), which a debt acknowledged starts afresh (C. civ. 2240), a lawsuit
 * stops (2241) and a mediation agreed in writing suspends, six months being left at least (2238). Nothing revives a time
 * that was over. Null where no value of `rules/parametres` reaches back to the due day.
 */
export function prescription(rulebase: Rulebase, world: World, dueOn: Day, today: Day): Prescription | null {
  const years = parameter(rulebase, 'années de prescription', dueOn)
  if (years === null) return null
  const after = (day: Day): Day => addMonths(day, 12 * years)
  const { acknowledgedOn: debt, mediationAgreedOn: agreed, mediationEndedOn: ended, lawsuitOn } = world
  const counted = (day: Day, why: 'due' | 'acknowledged' | 'mediation_over'): Prescription => ({
    on: after(day),
    atLeast: after(day),
    from: { day, why },
    years,
    suspended: null,
  })
  const begins = (debt: Day | null, limit: Day): debt is Day => debt !== null && debt >= dueOn && debt <= limit
  const early = begins(debt, after(dueOn)) && (agreed === null || debt < agreed)
  const start = early ? counted(debt, 'acknowledged') : counted(dueOn, 'due')
  const end = start.on ?? dueOn
  const found = agreed !== null && agreed <= end ? suspension(agreed) : start
  const inTime = lawsuitOn !== null && (found.on === null || lawsuitOn <= found.on)
  return inTime ? { ...start, on: null, atLeast: null, from: null, suspended: null } : found

  function suspension(agreed: Day): Prescription {
    const to = ended !== null && ended < agreed ? agreed : ended
    const over = to ?? latest(today, agreed)
    if (begins(debt, over) && debt >= agreed) {
      const afresh = counted(over, 'mediation_over')
      return to === null ? { ...afresh, on: null } : afresh
    }
    // Days before the years run hold nothing up; held from the start, all of them are left.
    const from = latest(agreed, dueOn)
    const leastMonths = parameter(rulebase, 'mois au moins après une médiation', agreed) ?? 0
    const held = agreed <= dueOn ? after(latest(over, dueOn)) : addDays(end, daysBetween(agreed, over))
    const resumed = latest(held, addMonths(over, leastMonths))
    if (to !== null && begins(debt, resumed) && debt > to) return counted(debt, 'acknowledged')
    if (to !== null && resumed === end) return start
    return { ...start, on: to === null ? null : resumed, atLeast: resumed, suspended: { from, to, leastMonths } }
  }
}

const latest = (a: Day, b: Day): Day => (a > b ? a : b)
