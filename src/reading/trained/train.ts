import { Act } from '../../domain/acts.ts'
import { descend, type Row, rounded, seeded } from './descent.ts'
import { type Features, foundByGrammar } from './features.ts'
import type { TrainedModel } from './model.ts'
import type { Rows } from './sparse-rows.ts'

/** One labelled message. `weight`: how much it counts beside another, 1 where it is not given. */
export type Example = { features: Features; acts: ReadonlySet<Act>; weight?: number }

const PACE = { ridge: 2, steps: 80, rate: 0.05 }
/** What a find of the grammar weighs before anything is learnt: rare acts have too few examples to learn it. */
const TRUST = 2.7
/** A feature of fewer messages teaches nothing that holds elsewhere. */
const LEAST_MESSAGES = 2
/**
 * The grammar was written with these messages at hand: on others it misses more. So that the words are learnt too, it is
 * made to miss this share of what it found here, and to find a little that is not there.
 */
const FORGOTTEN = 0.4
const INVENTED = FORGOTTEN / 15
/** Weights nearer to nothing than this are left out, in hundredths. */
const SMALLEST = 3
const WIDTH = Act.options.length

/** The same examples in the same order give the same model. */
export function train(examples: readonly Example[]): TrainedModel<Rows> {
  const names = vocabulary(examples)
  const chance = seeded(7)
  const rows = examples.map((example) => rowOf(example, names, chance))
  return { acts: Act.options, weights: rounded(names, descend(rows, trusting(names), WIDTH, PACE), WIDTH, SMALLEST) }
}

function vocabulary(examples: readonly Example[]): ReadonlyMap<string, number> {
  const messages = new Map<string, number>()
  for (const { features } of examples)
    for (const name of new Set(features.sentences.flat())) messages.set(name, (messages.get(name) ?? 0) + 1)
  const common = [...messages].filter(([, count]) => count >= LEAST_MESSAGES).map(([name]) => name)
  const whole = examples.flatMap(({ features }) => features.message)
  return new Map([...new Set([...whole, ...Act.options.map(foundByGrammar), ...common])].map((name, i) => [name, i]))
}

function rowOf({ features, acts, weight = 1 }: Example, names: ReadonlyMap<string, number>, chance: () => number): Row {
  const known = (list: readonly string[]) => Int32Array.from(list.flatMap((name) => names.get(name) ?? []))
  const found = new Set(Act.options.map(foundByGrammar))
  const kept = features.message.filter((name) => !found.has(name) || chance() >= FORGOTTEN)
  const invented = [...found].filter((name) => !features.message.includes(name) && chance() < INVENTED)
  return {
    common: known([...kept, ...invented]),
    places: features.sentences.map(known),
    wanted: Act.options.map((act) => (acts.has(act) ? 1 : 0)),
    weight,
  }
}

/** The weights of one feature stand side by side, one per act. */
function trusting(names: ReadonlyMap<string, number>): Float32Array {
  const weights = new Float32Array(names.size * WIDTH)
  Act.options.forEach((act, a) => {
    weights[(names.get(foundByGrammar(act)) ?? 0) * WIDTH + a] = TRUST
  })
  return weights
}
