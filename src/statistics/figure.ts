/** Cases (or letters) on which a share, a median or a mean must rest; below it there is no figure. */
export const FEWEST = 10

type Unit =
  | 'cases'
  | 'letters'
  | 'share'
  | 'hours'
  | 'days'
  | 'minutes'
  | 'euros'
  | 'characters'
  | 'mails'
  | 'points'
  | 'tokens'

/** What is counted, in French for people, `key` for programs. `base`: what `of` counts. */
export type Definition = { key: string; label: string; unit: Unit; definition: string; base: string }

export type Axis =
  | 'month'
  | 'department'
  | 'landlord_kind'
  | 'ladder_step'
  | 'origin'
  | 'outcome'
  | 'side'
  | 'audience'
  | 'purpose'
  | 'paragraph'

export type Group = { axis: Axis; value: string; label: string }

/**
 * One number with all that it takes to read it. `value`: null when it would rest on fewer than `FEWEST` of `base`;
 * a share is between 0 and 1. `n`: the numerator of a share, else null. `of`: how many of `base` it rests on.
 */
export type Figure = Definition & { group: Group | null; value: number | null; n: number | null; of: number }

export const count = (definition: Definition, value: number, of: number, group: Group | null = null): Figure => ({
  ...definition,
  group,
  value,
  n: null,
  of,
})

export const share = (definition: Definition, n: number, of: number, group: Group | null = null): Figure => ({
  ...definition,
  group,
  value: of < FEWEST ? null : Math.round((n / of) * 10_000) / 10_000,
  n,
  of,
})

/** The value that the part `p` of all values does not exceed (nearest rank). */
export function quantile(
  definition: Definition,
  values: readonly number[],
  p: number,
  group: Group | null = null,
): Figure {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted.length < FEWEST ? null : (sorted[Math.ceil(p * sorted.length) - 1] ?? null)
  return { ...definition, group, value: value === null ? null : rounded(value), n: null, of: values.length }
}

export const mean = (definition: Definition, total: number, of: number, group: Group | null = null): Figure => ({
  ...definition,
  group,
  value: of < FEWEST ? null : rounded(total / of),
  n: null,
  of,
})

const rounded = (value: number): number => Math.round(value * 100) / 100
