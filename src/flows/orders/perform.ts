import type { CommandKind, Order } from '../../commands/command.ts'
import { apply } from '../../domain/apply.ts'
import type { Change, Decision } from '../../domain/decision.ts'
import type { CaseId } from '../../domain/ids.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { withDeadlines } from '../deadline-changes.ts'
import { voidOpenDraft } from '../file-message.ts'
import type { CaseFile } from '../load-case.ts'
import type { World } from '../world.ts'
import { carryOut } from './carry-out.ts'
import type { Effect, Target } from './target.ts'

type Done = Extract<Effect, { kind: 'done' }>

export type Performed =
  | { kind: 'done'; effects: readonly { order: Order; target: Target; effect: Done }[] }
  /** Of no order was anything done. */
  | { kind: 'not_understood'; words: string; why: string }

/** Every order on its target, or none of them. */
export async function performed(world: World, orders: readonly { order: Order; target: Target }[]): Promise<Performed> {
  const effects: { order: Order; target: Target; effect: Done }[] = []
  const known = new Map<CaseId, CaseFile>()
  for (const { order, target } of inTurn(orders)) {
    const found = known.get(target.found.header.id) ?? target.found
    const effect = await carryOut(world, { ...target, found }, order.command)
    if (effect.kind === 'not_understood') return { kind: 'not_understood', words: order.words, why: effect.why }
    effects.push({ order, target, effect })
    known.set(found.header.id, after(found, effect.changes))
  }
  const rewritten = effects.find(({ effect }) => effect.changes.some((c) => c.kind === 'propose'))
  if (rewritten && effects.some(({ effect }) => effect.weighs))
    return { kind: 'not_understood', words: rewritten.order.words, why: refusals.rewritesAlone }
  return { kind: 'done', effects }
}

/** The case as the orders before left it: the next one counts on it. */
function after(found: CaseFile, changes: readonly Change[]): CaseFile {
  const events = changes.flatMap((change) => (change.kind === 'event' ? [change.event] : []))
  const file = events.reduce(apply, found.file)
  const assigned = events.findLast((event) => event.type === 'case_assigned')
  const owner = assigned?.to ?? found.header.owner
  return { ...found, file, header: { ...found.header, owner, recused: file.recused } }
}

/** What is said of a case comes before what rests on it, whatever the order of the lines. */
const FIRST: readonly CommandKind[] = ['name_role', 'correct_fact', 'agreed', 'paid']

const inTurn = <T extends { order: Order }>(orders: readonly T[]): T[] => {
  const rank = ({ order }: T) => {
    const at = FIRST.indexOf(order.command.kind)
    return at < 0 ? FIRST.length : at
  }
  return [...orders].sort((a, b) => rank(a) - rank(b))
}

/** Two decisions on one case, each made without the other: which comes first would decide. */
export const touchesTwice = (cases: readonly (CaseId | null)[]): boolean => {
  const touched = cases.filter((id) => id !== null)
  return new Set(touched).size < touched.length
}

/** The changes of one case that its orders come to; where the open letter may be wrong now, it is written anew. */
export function decisionOf(
  world: World,
  found: CaseFile,
  effects: readonly { effect: Done }[],
): { changes: readonly Change[]; also: readonly Decision[] } {
  const changes = effects.flatMap(({ effect }) => effect.changes)
  const settled = changes.some((c) => c.kind === 'settle_draft')
  const again: Change[] = effects.some(({ effect }) => effect.weighs)
    ? [
        ...(settled ? [] : voidOpenDraft(found)),
        { kind: 'task', task: 'weigh_case', subject: found.header.id, runAt: world.clock.now() },
      ]
    : []
  return {
    changes: withDeadlines(world, found.header.id, [...changes, ...again]),
    also: effects.flatMap(({ effect }) => effect.also ?? []),
  }
}
