import { findAmounts } from '../amounts.ts'
import { readByGrammar } from '../builtin-reader.ts'
import { canonical, fold } from '../fold.ts'
import { bagsOf, kindBag } from './fact-bags.ts'
import { kinds, sumKeys } from './fact-classes.ts'
import type { BagExample } from './fact-train.ts'
import { type Heading, saidUnder, underHeadings } from './sayings.ts'

/** A hand-written line weighs less than a message: it comes without what surrounds it in a real one. */
const WEIGHT = 0.4
/** Keeps what such lines have in common (one sentence, all its sums told) out of what is learnt of messages. */
const SAYING = 'saying'

export type SumSayings = { sums: BagExample[]; kinds: BagExample[] }

/** What may stand in brackets behind a sum; several are joined by `+`. */
const names: Readonly<Record<string, readonly [(typeof sumKeys)[number], ...(typeof kinds)[number][]]>> = {
  deposit: ['deposit_amount'],
  rent: ['rent_excl_charges'],
  charges: ['charges'],
  back: ['refunded'],
  offer: ['offer'],
  kept: ['deductions'],
  ...Object.fromEntries(kinds.map((kind) => [`kept:${kind}`, ['deductions', kind] as const])),
}

/**
 * Ways of naming sums, one a line, under the headings of `sayings.ts`: what each sum is stands in brackets behind it
 * ("Je rends 300 €[offer] et garde 120 €[kept:cleaning] de ménage, devis de 180 €."), nothing behind one that is no fact.
 * Throws on a name that is not known and on brackets without a sum before them.
 */
export function sumSayingsIn(text: string): SumSayings {
  const all = underHeadings(text, examplesOf)
  return { sums: all.flatMap(({ sums }) => sums), kinds: all.flatMap((one) => one.kinds) }
}

function examplesOf(line: string, heading: Heading): SumSayings {
  const { own, told } = marksOf(line)
  const { situation, acts, facts } = readByGrammar(saidUnder(heading, own))
  const bags = bagsOf(situation, acts, facts).sums
  const wantedOf = (amount: number, among: readonly string[]) =>
    new Set((told.get(amount) ?? []).filter((name) => among.includes(name)))
  return {
    sums: bags.map(({ common, places, amount }) => ({
      common: [...common, SAYING],
      places: places.map(({ features }) => features),
      wanted: wantedOf(amount, sumKeys),
      weight: WEIGHT,
    })),
    kinds: bags.flatMap((bag) => {
      const wanted = wantedOf(bag.amount, kinds)
      if (wanted.size === 0) return []
      const { common, places } = kindBag(bag, situation)
      return [{ common, places: places.map(({ features }) => features), wanted, weight: WEIGHT }]
    }),
  }
}

/** The line without its brackets, and what they say of each amount. */
function marksOf(line: string): { own: string; told: ReadonlyMap<number, readonly string[]> } {
  const told = new Map<number, string[]>()
  let own = ''
  for (const [, words = '', names] of line.matchAll(/([^[\]]*)(?:\[([^\]]*)\])?/g)) {
    own += words
    if (names === undefined) continue
    const amount = findAmounts(fold(canonical(own))).at(-1)?.cents
    if (amount === undefined) throw new Error(`no sum before [${names}]: ${line}`)
    told.set(amount, [...(told.get(amount) ?? []), ...names.split('+').flatMap(known)])
  }
  return { own, told }
}

function known(name: string): readonly string[] {
  const found = names[name]
  if (!found) throw new Error(`not known: [${name}]`)
  return found
}
