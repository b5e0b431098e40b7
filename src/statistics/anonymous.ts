/** A published count stands for at least so many cases. */
export const K = 5

/** `parts`: counts that are published for the row, and that no case is in two of. */
export type Row = { value: string; label: string; parts: readonly number[] }

const OTHERS = 'others'

/**
 * Rows whose every part is at least `K`; all others summed into one row that is so too, with the smallest of the first
 * added while it isn't. As every row of the result is, so is whatever follows from rows and their total by subtraction.
 * Empty when nothing but the total can be told.
 */
export function merged(rows: readonly Row[]): Row[] {
  const shown = rows.filter(isLarge).sort((a, b) => size(b) - size(a))
  const hidden = rows.filter((row) => !isLarge(row))
  while (hidden.length > 0 && !isLarge(others(hidden))) {
    const smallest = shown.pop()
    if (!smallest) return []
    hidden.push(smallest)
  }
  const kept = rows.filter((row) => shown.includes(row))
  if (kept.length === 0) return []
  return hidden.length === 0 ? kept : [...kept, others(hidden)]
}

const isLarge = ({ parts }: Row): boolean => parts.every((part) => part >= K)

const size = ({ parts }: Row): number => parts.reduce((sum, part) => sum + part, 0)

const others = (rows: readonly Row[]): Row => ({
  value: OTHERS,
  label: 'autres',
  parts: (rows[0]?.parts ?? []).map((_, i) => rows.reduce((sum, { parts }) => sum + (parts[i] ?? 0), 0)),
})

/** Which of nested counts (each within the one before) can be told: neighbours differ by at least `K`, and so does the last from 0. */
export function tellable(nested: readonly number[], order: readonly number[]): number[] {
  let told: number[] = []
  for (const index of order) {
    const tried = [...told, index].sort((a, b) => a - b)
    if (tried.every((at, i) => (nested[at] ?? 0) - (nested[tried[i + 1] ?? -1] ?? 0) >= K)) told = tried
  }
  return told
}
