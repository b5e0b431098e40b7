import { apply } from '../domain/apply.ts'
import { parisDay } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import type { CaseId } from '../domain/ids.ts'
import { type ProcessKind, processDeadlines } from '../domain/process-deadlines.ts'
import { loadCaseRow } from '../store/cases.ts'
import { deadlinesOf } from '../store/deadlines.ts'
import { askerOf } from './asker.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

const kinds: readonly ProcessKind[] = ['reply', 'payment', 'review']

/** A decision's changes, with the moves of the process clocks that its events cause. */
export function withDeadlines(world: World, caseId: CaseId, changes: readonly Change[]): readonly Change[] {
  const row = loadCaseRow(world.db, caseId)
  if (!row || !changes.some((c) => c.kind === 'event')) return changes
  const file = changes.reduce((before, c) => (c.kind === 'event' ? apply(before, c.event) : before), row.file)
  const today = parisDay(world.clock.now())
  const setting = { asker: askerOf(row), alsaceMoselle: inAlsaceMoselle(world) }
  const wanted = processDeadlines(file, world.ladder, today, setting)
  const now = deadlinesOf(world.db, caseId)
  const moves = kinds.flatMap((kind): Change[] => {
    const want = wanted[kind]
    const have = now.find((d) => d.kind === kind)
    if (!want) return have?.state === 'running' ? [{ kind: 'end_deadline', deadline: kind, state: 'cancelled' }] : []
    // A clock that rang does not ring twice for the same thing; one that was stopped may start again.
    const same = have?.due === want.due && have.rule === want.rule
    if (same && have.state !== 'cancelled') return []
    return [{ kind: 'deadline', deadline: kind, due: want.due, rule: want.rule }]
  })
  return [...changes, ...moves]
}
