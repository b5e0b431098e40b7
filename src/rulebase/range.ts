import type { Day } from '../domain/day.ts'
import type { Span } from './evaluation.ts'
import type { Outcome } from './outcome.ts'

export type Case = { at: readonly number[]; reading: string; outcome: Outcome }

const nothing = { value: null, min: null, max: null }

/**
 * Every value that a figure takes → one, or its bounds. A null among the values has no upper bound, and `floor` as its
 * lower one (0 for sums); without a floor it says that the figure may not exist at all.
 */
export function span<T extends string | number>(values: readonly (T | null)[], floor: T | null = null): Span<T> {
  const known = values.filter((v) => v !== null)
  const [first] = known
  if (first === undefined)
    return floor === null || values.length === 0 ? nothing : { value: null, min: floor, max: null }
  const open = known.length < values.length
  const min = known.reduce((a, b) => (b < a ? b : a), open && floor !== null ? floor : first)
  const max = known.reduce((a, b) => (b > a ? b : a), first)
  if (open) return { value: null, min: floor === null ? null : min, max: null }
  return { value: min === max ? min : null, min, max }
}

/** A figure of which it is not sure that the law gives it at all: never certain. */
export function unsure<T extends string | number>(found: Span<T>, floor: T | null): Span<T> {
  const min = floor ?? found.min
  return { value: null, min, max: found.max }
}

/** The last day to act; while a mediation goes on it has no upper bound. Nothing where some due day has none to tell. */
export function lastDays(all: readonly Outcome[]): Span<Day> {
  const open = all.some((o) => o.dueOn && !o.prescription)
  const earliest = open ? null : (all.flatMap((o) => o.prescription?.atLeast ?? []).toSorted()[0] ?? null)
  return span(
    all.map((o) => o.prescription?.on ?? null),
    earliest,
  )
}

/**
 * How much the answer depends on one choice: the widest gap, in cents, between two cases that differ in nothing else.
 * Infinity when one of them has no bound; 0 when it changes nothing.
 */
export function weight(cases: readonly Case[], position: number): number {
  const groups = Map.groupBy(cases, (c) => `${c.at.toSpliced(position, 1).join()}|${c.reading}`)
  let widest = 0
  for (const group of groups.values())
    for (const { outcome } of group) widest = Math.max(widest, gap(group[0]?.outcome ?? outcome, outcome))
  return widest
}

function gap(a: Outcome, b: Outcome): number {
  const apart = Math.max(
    difference(a.total, b.total),
    difference(a.tenantOwes, b.tenantOwes),
    difference(a.overpaid, b.overpaid),
    difference(a.surcharge, b.surcharge),
  )
  return apart > 0 ? apart : signature(a) === signature(b) ? 0 : 1
}

/** Two sums without bound do not differ; one does from any sum that has one. */
function difference(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : Number.POSITIVE_INFINITY
  return Math.abs(a - b)
}

const signature = (o: Outcome): string =>
  [o.dueOn, o.periods, o.surcharge, o.principal, o.deducted, o.total, o.tenantOwes, o.overpaid].join('|')
