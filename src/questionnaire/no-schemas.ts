/**
 * Stands in for zod in the page's script. Schemas check what comes from outside; the page gets its rules checked and its
 * answers from its own forms, so that it only ever passes by their definitions. Whoever does use one gets an error.
 */
type Nothing = { (...given: unknown[]): Nothing; [name: string]: Nothing }

const uses: readonly string[] = ['parse', 'safeParse', 'options', 'shape']

export const z: Nothing = new Proxy((() => z) as Nothing, {
  get(_, name) {
    if (typeof name !== 'string' || uses.includes(name)) throw new Error(`The page has no schemas (${String(name)})`)
    return z
  },
})
