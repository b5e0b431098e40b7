import { earlier, later } from './calendar.ts'
import { depositCap, depositExcess } from './cap.ts'
import type { Facts, Iso } from './facts.ts'
import { handoverIsDisputed } from './keys.ts'
import { lastDayToSue } from './prescription.ts'
import { type Reading, readings } from './readings.ts'

/** `value` null: not one certain figure; an end null: no figure, or no end. */
export type Figure = { value: number | Iso | null; min: number | Iso | null; max: number | Iso | null }

const sums = ['periods_late', 'surcharge', 'principal_due', 'total_due', 'tenant_owes', 'overpaid'] as const
const names = [...sums, 'due_on', 'delay_months', 'deposit_cap', 'deposit_excess', 'prescribed_on'] as const
export type FigureName = (typeof names)[number]
export const figureNames: readonly FigureName[] = names

type Scope = 'in' | 'out'
export type Figures = { scope: Scope } & Record<FigureName, Figure>

const none: Figure = { value: null, min: null, max: null }

/** Everything art. 22 and its neighbours say of a situation of which every fact is known. */
export function secondCalculation(facts: Facts, on: Iso): Figures {
  const scope = scopeOf(facts)
  const cap = scope === 'in' || facts.lease_kind === 'mobility' ? capFigures(facts) : [none, none]
  const found = { scope, ...Object.fromEntries(names.map((name) => [name, none])) } as Figures
  const [deposit_cap = none, deposit_excess = none] = cap
  Object.assign(found, { deposit_cap, deposit_excess })
  if (scope === 'out') return found
  const all = readings(facts, on)
  for (const name of sums) found[name] = between(all, name)
  return Object.assign(found, {
    due_on: between(all, 'due_on'),
    delay_months: between(all, 'delay_months'),
    prescribed_on: prescription(facts, all, on),
  })
}

function scopeOf(facts: Facts): Scope {
  const kind = facts.lease_kind === 'unfurnished' || facts.lease_kind === 'furnished'
  return kind && facts.main_residence && !facts.lease_category ? 'in' : 'out'
}

function capFigures(facts: Facts): Figure[] {
  const caps = depositCap(facts)
  const excesses = caps.map((cap) => depositExcess(facts, cap))
  return [hull(caps, caps), hull(excesses, excesses)]
}

/** The value is that of the usual readings when they agree; the range also takes in the argued ones. */
function between(all: Reading[], name: Exclude<keyof Reading, 'argued'>): Figure {
  const usual = all.filter((reading) => !reading.argued)
  return hull(
    usual.map((reading) => reading[name]),
    all.map((reading) => reading[name]),
  )
}

type Value = number | Iso | null

function hull(usual: Value[], all: Value[]): Figure {
  const value = new Set(usual).size === 1 ? (usual[0] ?? null) : null
  const known = all.filter((one) => one !== null)
  if (known.length === 0) return none
  const min = known.reduce((least, one) => (one < least ? one : least))
  const max = known.reduce((most, one) => (one > most ? one : most))
  return { value, min, max: known.length < all.length ? null : max }
}

function prescription(facts: Facts, all: Reading[], on: Iso): Figure {
  const lastDays = (some: Reading[]) =>
    [...new Set(some.map((reading) => reading.due_on))].map((due) => (due ? lastDayToSue(facts, due, on) : null))
  const widest = lastDays(all).filter((one) => one !== null)
  if (widest.length === 0) return none
  const usual = lastDays(all.filter((reading) => !reading.argued))
  const ends = new Set(usual.map((one) => one?.max ?? null))
  const open = handoverIsDisputed(facts) || widest.some((one) => one.max === null)
  return {
    value: ends.size === 1 && !open ? ([...ends][0] ?? null) : null,
    min: widest.map((one) => one.min).reduce(earlier),
    max: open ? null : widest.map((one) => one.max ?? '').reduce(later),
  }
}
