type Rows = ReadonlyMap<string, readonly number[]>

/** Rows of weights as `class:hundredths`, in the order of their names: what a weights file holds. */
export const sparseRows = (rows: Rows): Record<string, string> =>
  Object.fromEntries(
    [...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, row]) => [name, row.flatMap((weight, at) => (weight === 0 ? [] : [`${at}:${weight}`])).join(' ')]),
  )

/** The same rows again, `width` weights each. */
export const denseRows = (written: Readonly<Record<string, string>>, width: number): Rows =>
  new Map(Object.entries(written).map(([name, sparse]) => [name, dense(sparse, width)]))

function dense(sparse: string, width: number): number[] {
  const row = Array.from({ length: width }, () => 0)
  for (const part of sparse.split(' ')) {
    const [at, value] = part.split(':').map(Number)
    if (at !== undefined && value !== undefined) row[at] = value
  }
  return row
}
