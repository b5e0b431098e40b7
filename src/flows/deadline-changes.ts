import { apply } from '../domain/apply.ts'
import { parisDay } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import type { CaseId } from '../domain/ids.ts'
import { type ProcessKind, processDeadlines } from '../domain/process-deadlines.ts'
import { loadCaseRow } from '../store/cases.ts'
import { deadlinesOf } from '../store/deadlines.ts'
import type { World } from './world.ts'

const kinds: readonly ProcessKind[] = ['reply', 'payment', 'review']

/** A decision's changes, with the moves of the process clocks that its events cause. */
export function withDeadlines(world: World, caseId: CaseId, changes: readonly Change[]): readonly Change[] {
  const row = loadCaseRow(world.db, caseId)
  if (!row || !changes.some((c) => c.kind === 'event')) return changes
  const file = changes.reduce((before, c) => (c.kind === 'event' ? apply(before, c.event) : before), row.file)
  const wanted = processDeadlines(file, world.ladder, parisDay(world.clock.now()))
  const now = deadlinesOf(world.db, caseId)
  const moves = kinds.flatMap((kind): Change[] => {
    const want = wanted[kind]
    const have = now.find((d) => d.kind === kind)
    if (!want) return have?.state === 'running' ? [{ kind: 'end_deadline', deadline: kind, state: 'cancelled' }] : []
    // A clock that rang does not start again for the same day; the idle review restarts with every event.
    if (have && have.due === want.due && kind !== 'review') return []
    return [{ kind: 'deadline', deadline: kind, due: want.due, rule: want.rule }]
  })
  return [...changes, ...moves]
}
