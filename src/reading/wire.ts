import { z } from 'zod'
import { Act } from '../domain/acts.ts'
import { Day } from '../domain/day.ts'
import { DeductionKind, Evidence, type FactKey, factKeys, factSchemas } from '../domain/facts.ts'
import { type Cents, fromEuros } from '../domain/money.ts'
import { ReadRole, type Role } from '../domain/roles.ts'
import { type ReadAct, ReadFact } from './contract.ts'

/** Fact keys of which a message may hold several are one item each on the wire. */
const wireKeys = [
  ...factKeys.filter((key) => key !== 'deductions' && key !== 'refunded'),
  'deduction',
  'refund',
] as const
type WireKey = (typeof wireKeys)[number]

const nullable = (type: string) => ({ type: [type, 'null'] })

/** What a language model is asked to answer: the plain subset of JSON schema that every compatible endpoint takes. */
export const wireSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['role', 'acts', 'facts'],
  properties: {
    role: { type: 'string', enum: ReadRole.options },
    acts: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['act', 'quote'],
        properties: { act: { type: 'string', enum: Act.options }, quote: { type: 'string' } },
      },
    },
    facts: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['key', 'amount', 'date', 'value', 'kind', 'evidence', 'quote'],
        properties: {
          key: { type: 'string', enum: wireKeys },
          amount: nullable('number'),
          date: nullable('string'),
          value: nullable('string'),
          kind: nullable('string'),
          evidence: nullable('string'),
          quote: { type: 'string' },
        },
      },
    },
  },
} as const

const WireFact = z.object({
  key: z.string(),
  amount: z.number().finite().nullish(),
  date: z.string().nullish(),
  value: z.union([z.string(), z.boolean(), z.number()]).nullish(),
  kind: z.string().nullish(),
  evidence: z.string().nullish(),
  quote: z.string(),
})
type WireFact = z.infer<typeof WireFact>

const Wire = z.object({
  role: ReadRole,
  acts: z.array(z.object({ act: z.string(), quote: z.string() })).max(60),
  facts: z.array(WireFact).max(80),
})

export type FromWire = { role: Role; acts: ReadAct[]; facts: ReadFact[] }

/** A model's answer → acts and facts in the domain's units; items that hold no known value are left out. Null: no reading at all. */
export function fromWire(json: unknown): FromWire | null {
  const wire = Wire.safeParse(json)
  if (!wire.success) return null
  const { role, acts, facts } = wire.data
  return {
    role,
    acts: acts.flatMap(({ act, quote }) => {
      const known = Act.safeParse(act)
      return known.success && quote !== '' ? [{ act: known.data, quote, certainty: 'likely' as const }] : []
    }),
    facts: facts.flatMap(toFacts),
  }
}

/** One item → one fact; several deductions stay apart until their quotations are checked (`joined`). */
function toFacts(item: WireFact): ReadFact[] {
  const fact = ReadFact.safeParse({
    key: keyOf(item.key),
    value: wireValue(item),
    quote: item.quote,
    certainty: 'likely',
  })
  return fact.success ? [fact.data as ReadFact] : []
}

const keyOf = (key: string): string => (key === 'deduction' ? 'deductions' : key === 'refund' ? 'refunded' : key)

function wireValue(item: WireFact): unknown {
  const key = item.key as WireKey
  switch (key) {
    case 'deposit_amount':
    case 'rent_excl_charges':
    case 'charges':
      return cents(item)
    case 'deduction': {
      const evidence = Evidence.safeParse(item.evidence)
      return [
        { kind: DeductionKind.safeParse(item.kind).data, amount: cents(item), evidence: evidence.data ?? 'unknown' },
      ]
    }
    case 'refund':
      return [{ amount: cents(item), ...day('on', item) }]
    case 'offer':
      return { amount: cents(item), ...day('payBy', item) }
    case 'lease_start':
    case 'keys_returned_on':
    case 'exit_inventory_on':
    case 'forwarding_address_given_on':
      return item.date
    default:
      return isBoolean(key) ? { true: true, false: false }[String(item.value)] : item.value
  }
}

const isBoolean = (key: WireKey): boolean => key in factSchemas && factSchemas[key as FactKey].type === 'boolean'

const cents = ({ amount }: WireFact): Cents | undefined =>
  typeof amount === 'number' && amount > 0 && amount < 1_000_000 ? fromEuros(amount) : undefined

function day<K extends string>(name: K, { date }: WireFact): { [P in K]?: Day } {
  const parsed = Day.safeParse(date)
  return (parsed.success ? { [name]: parsed.data } : {}) as { [P in K]?: Day }
}

/** One fact per key: lists are put together, of two single values the first stands. */
export function joined(facts: readonly ReadFact[]): ReadFact[] {
  const byKey = new Map<FactKey, ReadFact>()
  for (const fact of facts) {
    const before = byKey.get(fact.key)
    if (!before) byKey.set(fact.key, fact)
    else if (before.key === 'deductions' && fact.key === 'deductions')
      byKey.set(fact.key, { ...before, value: [...before.value, ...fact.value] })
    else if (before.key === 'refunded' && fact.key === 'refunded')
      byKey.set(fact.key, { ...before, value: [...before.value, ...fact.value] })
  }
  return [...byKey.values()]
}
