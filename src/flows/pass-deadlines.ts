import { parisDay } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import type { DeadlineKind } from '../domain/events.ts'
import { isOpen } from '../domain/states.ts'
import { loadCaseRow } from '../store/cases.ts'
import { commit } from '../store/commit.ts'
import { type DeadlineRow, dueDeadlines } from '../store/deadlines.ts'
import { apart } from './apart.ts'
import { withDeadlines } from './deadline-changes.ts'
import type { World } from './world.ts'

/** Legal clocks are shown, they never make a letter; process clocks do. */
const callsForStep: Record<DeadlineKind, boolean> = {
  reply: true,
  payment: true,
  review: false,
  refund_due: false,
  prescription: false,
  hearing: true,
}

/** Every deadline that is due becomes an event of its case, once, and a task where a letter may follow. */
export function passDeadlines(world: World): number {
  const due = dueDeadlines(world.db, parisDay(world.clock.now()))
  for (const deadline of due) apart(world, deadline.case_id, () => pass(world, deadline))
  return due.length
}

function pass(world: World, { case_id: caseId, kind, due }: DeadlineRow): void {
  const now = world.clock.now()
  const row = loadCaseRow(world.db, caseId)
  const end: Change = { kind: 'end_deadline', deadline: kind, state: 'passed' }
  const event: Change = { kind: 'event', event: { type: 'deadline_passed', kind, due }, actor: { kind: 'service' } }
  const task: Change = { kind: 'task', task: 'weigh_case', subject: caseId, runAt: now }
  const asks: Change[] =
    kind === 'hearing'
      ? [
          {
            kind: 'event',
            event: { type: 'letter_requested', request: { kind: 'commission_news' } },
            actor: { kind: 'service' },
          },
        ]
      : []
  // A meeting of the commission comes after the end of the mediation.
  const rings = row && (isOpen(row.file.state) || (kind === 'hearing' && row.file.state === 'with_cdc'))
  const changes = rings ? [end, event, ...asks, ...(callsForStep[kind] ? [task] : [])] : [end]
  commit(
    world.db,
    { caseId, basedOn: null, changes: withDeadlines(world, caseId, changes) },
    world.settings.mailAddress,
    now,
  )
}
