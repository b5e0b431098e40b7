import { trainAgain } from './again-train.ts'
import { STEPS } from './chance-steps.ts'
import { descend, type Row, rounded, seeded } from './descent.ts'
import { classes, type Group, groups } from './fact-classes.ts'
import type { BagModel, FactModel } from './fact-model.ts'
import type { Rows } from './sparse-rows.ts'
import { numbered, vocabulary } from './vocabulary.ts'

/** One sum, day or topic of a labelled message; `wanted`: the classes that are right for it; `weight`: how much it counts, 1 where it is not given. */
export type BagExample = {
  common: readonly string[]
  places: readonly (readonly string[])[]
  wanted: ReadonlySet<string>
  weight?: number
}

export type FactExamples = Readonly<Record<Group, BagExample[]>>

const AGAIN = { ridge: 6, bounds: STEPS }
const PACE = { ridge: 4, steps: 150, rate: 0.05 }
/** What a find of the patterns weighs before anything is learnt. */
const TRUST = 2
/** A feature of fewer bags teaches nothing that holds elsewhere. */
const LEAST_BAGS = 4
/**
 * The patterns were written with these messages at hand: on others they miss more. So that the words are learnt too, this
 * share of what they found is forgotten, and a little is invented.
 */
const FORGOTTEN = 0.4
const INVENTED = FORGOTTEN / 10
/** Each example is drawn anew this often, so that what is forgotten of it is not the same for good. */
const DRAWS = 3
/** The share of places that also lose what the patterns make of single words. */
const BLURRED = 0.3
/** Weights nearer to nothing than this are left out, in hundredths. */
const SMALLEST = 5

/** The same examples in the same order give the same model. */
export const trainFacts = (examples: FactExamples): FactModel<Rows> =>
  Object.fromEntries(groups.map((group) => [group, trainGroup(group, examples[group])])) as Record<
    Group,
    BagModel<Rows>
  >

export const trainGroup = (group: Group, examples: readonly BagExample[]): BagModel<Rows> =>
  group === 'again'
    ? { classes: classes.again, weights: trainAgain(examples, classes.again, AGAIN) }
    : trained(examples, classes[group])

function trained(examples: readonly BagExample[], names: readonly string[]): BagModel<Rows> {
  const features = vocabulary(
    examples.map(({ common, places }) => [...common, ...places.flat()]),
    LEAST_BAGS,
  )
  const chance = seeded(7)
  const finds = [...features.keys()].filter(isFind)
  const rows = Array.from({ length: DRAWS }, () =>
    examples.map((example) => rowOf(example, names, features, finds, chance)),
  ).flat()
  const width = names.length
  const weights = descend(rows, trusting(features, names), width, PACE)
  return { classes: names, weights: rounded(features, weights, width, SMALLEST) }
}

/** What the patterns decided of a value; what they take single words for. */
const isFind = (name: string): boolean => name.startsWith('rule:')
const isHint = (name: string): boolean => /^(?:g[b<>]?|d[01]?):/.test(name)

function rowOf(
  { common, places, wanted, weight = 1 }: BagExample,
  names: readonly string[],
  features: ReadonlyMap<string, number>,
  finds: readonly string[],
  chance: () => number,
): Row {
  const known = (list: readonly string[]) => numbered(features, list)
  const forgets = chance() < FORGOTTEN
  const invents = chance() < INVENTED
  const left = forgets ? [...common.filter((name) => !isFind(name)), 'rule:none'] : common
  const invented = invents ? (finds[Math.floor(chance() * finds.length)] ?? []) : []
  return {
    common: known(left.concat(invented)),
    places: places.map((place) => known(chance() < BLURRED ? place.filter((name) => !isHint(name)) : place)),
    wanted: names.map((name) => (wanted.has(name) ? 1 : 0)),
    weight: weight / DRAWS,
  }
}

/** The weights of one feature stand side by side, one per class. */
function trusting(features: ReadonlyMap<string, number>, names: readonly string[]): Float32Array {
  const weights = new Float32Array(features.size * names.length)
  names.forEach((name, c) => {
    const find = features.get(`rule:${name}`)
    if (find !== undefined) weights[find * names.length + c] = TRUST
  })
  return weights
}
