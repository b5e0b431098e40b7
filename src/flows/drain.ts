import { type Day, plusSeconds } from '../domain/day.ts'
import type { CaseId, MessageRef } from '../domain/ids.ts'
import { giveUpTask, nextTask, retryTask, subjectOf, type TaskRow } from '../store/tasks.ts'
import { deliverNext } from './deliver-mail.ts'
import { readMessage } from './read-message.ts'
import { sendDigest } from './send-digest.ts'
import { holdUnreadable, takeIn } from './take-in-message.ts'
import { weighCase } from './weigh-case.ts'
import type { World } from './world.ts'

/** A failing task is tried again after 1, 4, 16 … seconds; the last failure is given up and shown in the digest. */
const ATTEMPTS = 6

/** Works until nothing is due now: tasks first, so that what they decide is sent in the same run. */
export async function drain(world: World, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && ((await runNextTask(world)) || (await deliverNext(world))));
}

async function runNextTask(world: World): Promise<boolean> {
  const task = nextTask(world.db, world.clock.now())
  if (!task) return false
  try {
    await perform(world, task)
  } catch (error) {
    fail(world, task, error)
  }
  return true
}

async function perform(world: World, task: TaskRow): Promise<void> {
  const subject = subjectOf(task)
  switch (task.kind) {
    case 'take_in':
      return takeIn(world, subject)
    case 'read_message':
      return readMessage(world, subject as MessageRef)
    case 'weigh_case':
      return weighCase(world, subject as CaseId)
    case 'send_digest':
      return sendDigest(world, subject as Day)
  }
}

/** A poison mail ends in the holding pen; any other task waits for a human, named in the digest. */
function fail(world: World, task: TaskRow, error: unknown): void {
  const { db, clock, log } = world
  const now = clock.now()
  const text = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown failure'
  log.error({ task: task.kind, attempt: task.attempts + 1, error }, 'task failed')
  if (task.attempts + 1 < ATTEMPTS) return retryTask(db, task.key, plusSeconds(now, 4 ** task.attempts), text)
  if (task.kind === 'take_in') return holdUnreadable(world, subjectOf(task))
  giveUpTask(db, task.key, text, now)
}
