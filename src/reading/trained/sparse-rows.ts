import { z } from 'zod'

/** Weights by the name of their feature. */
export type Rows = ReadonlyMap<string, readonly number[]>
/** A class, its weight, another class, its weight …: most rows are nearly empty. */
type Pairs = Int32Array
/** What reading a mail asks of them. */
export type Weights = { get(name: string): readonly number[] | Pairs | undefined }

/** As a file holds them: told from anything else, not looked through, since a start would wait for tens of thousands of rows. */
export const WrittenRows = z.custom<Readonly<Record<string, string>>>(
  (rows) => typeof rows === 'object' && rows !== null,
)

/** Rows of weights as `class:hundredths`, in the order of their names: what a weights file holds. */
export const sparseRows = (rows: Rows): Record<string, string> =>
  Object.fromEntries(
    [...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, row]) => [name, row.flatMap((weight, at) => (weight === 0 ? [] : [`${at}:${weight}`])).join(' ')]),
  )

/**
 * The same rows again, made of what a mail asks for, since one asks for few of many thousands. A map is asked, not the
 * file's object: that would keep each of the many names that nothing was learnt of.
 */
export function writtenRows(written: Readonly<Record<string, string>>): Weights {
  let rows: Map<string, string | Pairs> | undefined
  return {
    get(name) {
      rows ??= new Map(Object.entries(written))
      const row = rows.get(name)
      if (typeof row !== 'string') return row
      const made = Int32Array.from(row.split(/[ :]/), Number)
      rows.set(name, made)
      return made
    },
  }
}

/** What these features weigh together, per class of `width`. */
export function summed(weights: Weights, names: readonly string[], width: number): Float64Array {
  const total = new Float64Array(width)
  for (const name of names) {
    const row = weights.get(name)
    if (row instanceof Int32Array)
      for (let at = 0; at < row.length; at += 2) total[row[at] ?? 0] = (total[row[at] ?? 0] ?? 0) + (row[at + 1] ?? 0)
    else if (row) for (let c = 0; c < row.length; c++) total[c] = (total[c] ?? 0) + (row[c] ?? 0)
  }
  return total.map((hundredths) => hundredths / 100)
}
