import type { Order } from '../../commands/command.ts'
import type { Change, Decision } from '../../domain/decision.ts'
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
  for (const { order, target } of orders) {
    const effect = await carryOut(world, target, order.command)
    if (effect.kind === 'not_understood') return { kind: 'not_understood', words: order.words, why: effect.why }
    effects.push({ order, target, effect })
  }
  return { kind: 'done', effects }
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
