import { expect, test } from 'vitest'
import { loadActionPlan } from '../../src/app/data-files.ts'
import { actionCalendar, queuesOn } from '../../src/domain/action-plan.ts'
import { day, weekday } from '../../src/domain/day.ts'

const plan = loadActionPlan()
const byWeekday = [[], ['late', 'dueSoon'], ['promises'], ['idle'], ['bounced', 'held'], ['dataRequests']]

test('the plan puts its queues on each working day of a month with two holidays', () => {
  const may = actionCalendar(plan, day('2026-05-01'), day('2026-05-31'))
  expect(may.map(({ on }) => on)).not.toContain('2026-05-08')
  // Friday 1, Friday 8, Thursday 14 and Monday 25 May are days off.
  expect(may).toHaveLength(17)
  for (const { on, queues } of may)
    expect(queues).toEqual(expect.arrayContaining(['degraded', 'toApprove', ...(byWeekday[weekday(on)] ?? [])]))
})

test('what a day off would have held is done on the next working day, the month’s first queue too', () => {
  // The 1st of May is a Friday off: its queue and the month's are Monday's.
  expect(queuesOn(plan, day('2026-05-04'))).toEqual(
    expect.arrayContaining(['dataRequests', 'prescriptions', 'rules', 'late']),
  )
  expect(queuesOn(plan, day('2026-05-05'))).toEqual(['degraded', 'toApprove', 'promises'])
})
