import type { Instant } from '../domain/day.ts'
import { nextMailDue } from '../store/outbox.ts'
import { nextTaskDue } from '../store/tasks.ts'
import { drain } from './drain.ts'
import { nextScheduled, runSchedule } from './schedule.ts'
import type { World } from './world.ts'

export type VirtualClock = World['clock'] & { moveTo(at: Instant): void }

/** Moves a virtual clock to `end`, stopping at every moment at which something falls due, and drains there. */
export async function runUntil(world: World, clock: VirtualClock, end: Instant): Promise<void> {
  for (;;) {
    runSchedule(world)
    await drain(world)
    const next = nextMoment(world, clock.now())
    if (next > end) break
    clock.moveTo(next)
  }
  if (clock.now() < end) clock.moveTo(end)
  runSchedule(world)
  await drain(world)
}

/** The next moment after `now` at which a task, a mail or a line of the schedule falls due. */
export function nextMoment(world: World, now: Instant): Instant {
  const mail = world.settings.shadow ? null : nextMailDue(world.db)
  const moments = [nextTaskDue(world.db), mail, nextScheduled(world, now)]
  return moments.filter((m): m is Instant => m !== null && m > now).sort()[0] ?? nextScheduled(world, now)
}
