import { addDays, type Day, type Instant, parisDay, parisInstant } from '../domain/day.ts'
import { isWorkingDay, workingDayFrom } from '../domain/working-days.ts'
import { transact } from '../store/database.ts'
import { keepSetting, setting } from '../store/settings.ts'
import { addTask } from '../store/tasks.ts'
import { planSatisfaction } from './ask-satisfaction.ts'
import { passDeadlines } from './pass-deadlines.ts'
import { planRecaps } from './recap.ts'
import { renewApprovals } from './renew-approvals.ts'
import { editionsOn } from './send-report.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

type Timed = {
  name: string
  /** Paris time of day, on working days only. */
  at: string
  /** Too late for today after this hour. */
  until: string
  run(world: World, today: Day): unknown
}

/**
 * Everything that runs by the clock. Each line runs once a day at most; after days switched off, once. A line only writes
 * to the database, so that it happens wholly or not at all: what takes time is a task.
 */
const schedule: readonly Timed[] = [
  {
    name: 'digest',
    at: '07:30',
    until: '12:00',
    run: ({ db, clock }, today) => addTask(db, 'send_digest', today, clock.now()),
  },
  {
    name: 'reports',
    at: '07:45',
    until: '12:00',
    run: (world, today) => {
      for (const edition of editionsOn(world, today))
        addTask(world.db, 'send_report', `${edition}:${today}`, world.clock.now())
    },
  },
  {
    name: 'approval lists',
    // After the letters of the day were proposed.
    at: '08:30',
    until: '12:00',
    run: ({ db, clock }, today) => addTask(db, 'send_lists', today, clock.now()),
  },
  { name: 'satisfaction', at: '10:00', until: '17:00', run: planSatisfaction },
  { name: 'recaps', at: '08:15', until: '17:00', run: planRecaps },
  { name: 'deadlines', at: '08:00', until: '19:00', run: passDeadlines },
  { name: 'expired approvals', at: '08:00', until: '19:00', run: renewApprovals },
]

/** Runs every line whose time has come today and that has not run today. A line that fails stops no other. */
export function runSchedule(world: World): void {
  const now = world.clock.now()
  const today = parisDay(now)
  if (!isWorkingDay(today, inAlsaceMoselle(world))) return
  for (const timed of schedule) {
    if (now < parisInstant(today, timed.at) || now > parisInstant(today, timed.until)) continue
    if (lastRun(world, timed) >= today) continue
    try {
      transact(world.db, () => {
        timed.run(world, today)
        keepSetting(world.db, key(timed), today)
      })
    } catch (error) {
      world.log.error({ line: timed.name, error }, 'line of the schedule failed')
    }
  }
}

/** The first moment after `now` at which a line of the schedule will run. */
export function nextScheduled(world: World, now: Instant): Instant {
  const today = parisDay(now)
  const local = inAlsaceMoselle(world)
  const moments = schedule.flatMap((timed) => {
    const ran = lastRun(world, timed) >= today
    const thisTime = parisInstant(workingDayFrom(today, local), timed.at)
    return !ran && thisTime > now ? [thisTime] : [parisInstant(workingDayFrom(addDays(today, 1), local), timed.at)]
  })
  return moments.sort()[0] as Instant
}

const key = (timed: Timed): string => `ran:${timed.name}`

const lastRun = (world: World, timed: Timed): Day => (setting(world.db, key(timed)) ?? '0000-01-01') as Day
