/** Texts longer than this are rare, and not worth the memory. */
const LONGEST = 20_000

/** A pure function of one value that keeps its result for as long as the value lives; whoever gets it must not change it. */
export function rememberedFor<Value extends object, Result>(work: (value: Value) => Result): (value: Value) => Result {
  const results = new WeakMap<Value, { result: Result }>()
  return (value) => {
    const known = results.get(value)
    if (known) return known.result
    const result = work(value)
    results.set(value, { result })
    return result
  }
}

/**
 * A pure function of one text that keeps its latest results: the same text is asked about again within a letter or a mail.
 * At most `most` results; whoever gets one must not change it. `keyOf`: where texts are long and many, something short that no two
 * of them share.
 */
export function remembered<Result>(
  work: (text: string) => Result,
  most: number,
  keyOf: (text: string) => string = (text) => text,
): (text: string) => Result {
  const results = new Map<string, Result>()
  return (text) => {
    if (text.length > LONGEST) return work(text)
    const key = keyOf(text)
    const known = results.get(key)
    if (known !== undefined) return known
    const result = work(text)
    const [oldest] = results.keys()
    if (results.size >= most && oldest !== undefined) results.delete(oldest)
    results.set(key, result)
    return result
  }
}
