import { type FactKey, type FactValue, factKeys, type Refund } from './facts.ts'
import type { MessageRef } from './ids.ts'
import type { Side } from './roles.ts'

/** One fact as somebody stated it. A fact without a source does not exist. */
export type Statement = {
  [K in FactKey]: { key: K; value: FactValue<K>; side: Side | null; source: Source; at: string }
}[FactKey]

type Source =
  | { kind: 'quoted'; message: MessageRef; quote: string; reader: string; certainty: 'sure' | 'likely' }
  | { kind: 'staff'; mediator: string }

/** What both sides say of one fact. A mediator's own word (`settled`) goes before both. */
export type Position<K extends FactKey = FactKey> =
  | { kind: 'settled' | 'agreed'; value: FactValue<K> }
  | { kind: 'one_sided'; side: Side; value: FactValue<K> }
  | { kind: 'disputed'; tenant: FactValue<K>; landlord: FactValue<K> }

export type Positions = { [K in FactKey]?: Position<K> }

/**
 * Statements in order of time → the matrix of agreed, disputed and one-sided facts. The last word of a side replaces its
 * earlier one; sums refunded add up. An offer is not a fact of the dispute and has its own place in the case.
 */
export function positions(statements: readonly Statement[]): Positions {
  const entries = factKeys
    .filter((key) => key !== 'offer')
    .map((key) => [key, position(key, statements)] as const)
    .filter(([, found]) => found !== null)
  return Object.fromEntries(entries) as Positions
}

function position<K extends FactKey>(key: K, statements: readonly Statement[]): Position<K> | null {
  const about = statements.filter((s) => s.key === key)
  const staff = about.filter((s) => s.source.kind === 'staff').at(-1)
  if (staff) return { kind: 'settled', value: staff.value as FactValue<K> }
  const tenant = word<K>(about, 'tenant')
  const landlord = word<K>(about, 'landlord')
  if (tenant === null && landlord === null) return null
  if (tenant === null) return { kind: 'one_sided', side: 'landlord', value: landlord as FactValue<K> }
  if (landlord === null) return { kind: 'one_sided', side: 'tenant', value: tenant }
  return same(tenant, landlord) ? { kind: 'agreed', value: tenant } : { kind: 'disputed', tenant, landlord }
}

function word<K extends FactKey>(about: readonly Statement[], side: Side): FactValue<K> | null {
  const said = about.filter((s) => s.side === side)
  const last = said.at(-1)
  if (!last) return null
  if (last.key !== 'refunded') return last.value as FactValue<K>
  return addUp(said.flatMap((s) => (s.key === 'refunded' ? s.value : []))) as FactValue<K>
}

/** The same sum on the same day, or with no day given, is the same payment told twice. */
function addUp(refunds: readonly Refund[]): Refund[] {
  const kept: Refund[] = []
  for (const refund of refunds) {
    const twin = kept.findIndex((k) => k.amount === refund.amount && (!k.on || !refund.on || k.on === refund.on))
    if (twin < 0) kept.push(refund)
    else if (refund.on) kept[twin] = refund
  }
  return kept
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
