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
  const sums = [a.total, b.total, a.tenantOwes, b.tenantOwes, a.overpaid, b.overpaid]
  if (sums.includes(null) && signature(a) !== signature(b)) return Number.POSITIVE_INFINITY
  const apart = Math.max(...[0, 2, 4].map((i) => Math.abs((sums[i] ?? 0) - (sums[i + 1] ?? 0))))
  return apart > 0 ? apart : signature(a) === signature(b) ? 0 : 1
}

const signature = (o: Outcome): string =>
  [o.dueOn, o.periods, o.surcharge, o.principal, o.total, o.tenantOwes, o.overpaid].join('|')
