/** The names that stand in at least so many of the lists, numbered from 0 in the order of their first mention. */
export function vocabulary(lists: Iterable<readonly string[]>, least: number): ReadonlyMap<string, number> {
  const count = new Map<string, number>()
  for (const list of lists) for (const name of new Set(list)) count.set(name, (count.get(name) ?? 0) + 1)
  return new Map([...count].filter(([, n]) => n >= least).map(([name], i) => [name, i]))
}

/** The numbers of those names that the vocabulary has, each once. */
export const numbered = (features: ReadonlyMap<string, number>, names: readonly string[]): Int32Array =>
  Int32Array.from([...new Set(names)].flatMap((name) => features.get(name) ?? []))
