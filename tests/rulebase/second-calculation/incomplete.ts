import fc from 'fast-check'
import { daysFrom, daysLater, earlier, later } from './calendar.ts'
import { plain } from './differences.ts'
import { type Draw, draws, present } from './drawn.ts'
import type { Facts, Iso } from './facts.ts'
import type { Figure, FigureName } from './figures.ts'

/** What a party may fail to say, with what makes no sense without it; the other facts, when absent, did not happen. */
const mayBeMissing: (keyof Facts)[][] = [
  ['lease_kind'],
  ['lease_start'],
  ['dwelling_postcode'],
  ['rent_excl_charges'],
  ['deposit_amount'],
  ['keys_returned_on', 'refunded'],
  ['exit_inventory_exists', 'exit_inventory_conform', 'exit_inventory_wear_only', 'exit_inventory_by_landlord_alone'],
  ['exit_inventory_conform', 'exit_inventory_wear_only'],
  ['forwarding_address_given', 'forwarding_address_given_on'],
  ['forwarding_address_given_on'],
  ['collective_building'],
  ['deductions'],
  ['refunded'],
]

const mobilityBegan = '2018-11-25'

export type Incomplete = { known: Partial<Facts>; on: Iso; completions: Facts[] }

/** A situation with facts taken out, and five ways to fill them in again. */
export const incompleteDraws: fc.Arbitrary<Incomplete> = fc
  .record({
    draw: draws.filter(({ facts, on }) => facts.lease_start <= on),
    missing: fc.subarray(mayBeMissing, { minLength: 1, maxLength: 4 }),
    others: fc.array(fc.record({ draw: draws, daysAgo: fc.integer({ min: 0, max: 900 }) }), {
      minLength: 5,
      maxLength: 5,
    }),
  })
  .map(({ draw: { facts, on }, missing, others }) => {
    const gone = new Set(missing.flat())
    const entries = Object.entries(facts) as [keyof Facts, unknown][]
    const known: Partial<Facts> = Object.fromEntries(entries.filter(([name]) => !gone.has(name)))
    const completions = others.map(({ draw, daysAgo }) => completed({ facts, on }, gone, draw.facts, daysAgo))
    return { known, on, completions }
  })

/** The missing facts as in another draw, its days moved so that they make sense here. */
function completed({ facts, on }: Draw, gone: Set<keyof Facts>, other: Facts, daysAgo: number): Facts {
  const values = Object.fromEntries([...gone].map((name) => [name, other[name]])) as Partial<Facts>
  const found = present({ ...facts, ...values })
  if (gone.has('keys_returned_on')) {
    delete found.keys_returned_on
    if (facts.keys_returned_on) found.keys_returned_on = later(daysLater(on, -daysAgo), facts.lease_start)
  }
  const keys = found.keys_returned_on ?? facts.keys_refused_on ?? on
  if (gone.has('lease_start')) found.lease_start = earlier(other.lease_start, keys)
  if (found.lease_kind === 'mobility' && found.lease_start < mobilityBegan) {
    if (gone.has('lease_kind')) found.lease_kind = 'unfurnished'
    else if (gone.has('lease_start')) found.lease_start = later(keys, mobilityBegan)
  }
  const moved = (day: Iso) => daysLater(keys, Math.max(0, daysFrom(other.keys_returned_on ?? day, day)))
  if (gone.has('refunded')) found.refunded = other.refunded.map((refund) => ({ ...refund, on: moved(refund.on) }))
  if (gone.has('forwarding_address_given_on')) {
    delete found.forwarding_address_given_on
    if (found.forwarding_address_given)
      found.forwarding_address_given_on = earlier(moved(other.forwarding_address_given_on ?? keys), later(on, keys))
  }
  return found
}

/** Whether the printed range allows all that a completion allows. */
export function covers(printed: Figure, completion: Figure): boolean {
  if (completion.min === null && completion.max === null) return true
  const below = printed.min === null || (completion.min !== null && completion.min >= printed.min)
  const above = printed.max === null || (completion.max !== null && completion.max <= printed.max)
  return below && above && (printed.value === null || printed.value === completion.value)
}

/** Points on which the rules base draws too narrow a range, with a completion that falls outside it. */
export const tooNarrow: {
  what: string
  figure: FigureName
  applies: (known: Partial<Facts>, on: Iso, name: FigureName) => boolean
  example: { known: Partial<Facts>; on: Iso; completion: Facts }
}[] = [
  {
    what: 'an address given on an unknown day may have come late',
    figure: 'surcharge',
    applies: (known, _on, name) =>
      known.forwarding_address_given === true &&
      known.forwarding_address_given_on === undefined &&
      ['surcharge', 'total_due', 'overpaid'].includes(name),
    example: without('forwarding_address_given_on', plain, { forwarding_address_given_on: '2023-06-01' }),
  },
  {
    what: 'one month is argued only once the exit inventory is known to be missing',
    figure: 'total_due',
    applies: (known, _on, name) =>
      known.exit_inventory_exists === undefined &&
      known.exit_inventory_conform === undefined &&
      ['periods_late', 'surcharge', 'total_due', 'overpaid'].includes(name),
    example: missingInventory({
      ...plain,
      deductions: [{ kind: 'repairs', evidence: 'invoice', amount: 100, noted_at_exit: true }],
    }),
  },
  {
    what: 'keys returned on an unknown day may have been returned just before or after the reform',
    figure: 'due_on',
    applies: (known, on) => known.keys_returned_on === undefined && on >= '2014-03-27' && on < '2017-08-01',
    example: without(
      'keys_returned_on',
      { ...plain, lease_start: '2010-09-01', exit_inventory_conform: true },
      { keys_returned_on: '2014-03-24' },
      '2014-04-01',
    ),
  },
]

function without(name: keyof Facts, facts: Facts, completion: Partial<Facts>, on = '2023-10-05') {
  const { [name]: _, ...known } = facts
  return { known, on, completion: { ...facts, ...completion } }
}

function missingInventory(facts: Facts, on = '2023-10-05') {
  const { exit_inventory_exists: _, exit_inventory_conform: __, ...known } = facts
  return { known, on, completion: { ...facts, exit_inventory_exists: false } }
}
