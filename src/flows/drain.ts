import { type Day, plusSeconds } from '../domain/day.ts'
import type { TaskKind } from '../domain/decision.ts'
import type { CaseId, MessageRef } from '../domain/ids.ts'
import { claimTask, giveUpTask, nextTask, noteFailure, releaseTask, subjectOf, type TaskRow } from '../store/tasks.ts'
import { askSatisfaction } from './ask-satisfaction.ts'
import { proposeAnswer } from './data-request.ts'
import { deliverNext } from './deliver-mail.ts'
import { readMessage } from './read-message.ts'
import { proposeRecap } from './recap.ts'
import { sendDigest } from './send-digest.ts'
import { sendLists } from './send-lists.ts'
import { sendReport } from './send-report.ts'
import { holdUnreadable, takeIn } from './take-in-message.ts'
import { weighCase } from './weigh-case.ts'
import type { World } from './world.ts'

/**
 * How often work is tried, 1, 4, 16 … seconds and then an hour apart: two days for what a repaired part makes possible
 * again, a morning for a mail that nobody can take in. The digest shows what keeps failing.
 */
const TRIES: Record<TaskKind, number> = {
  take_in: 12,
  read_message: 54,
  weigh_case: 54,
  send_digest: 54,
  send_lists: 54,
  ask_satisfaction: 12,
  propose_data_answer: 54,
  propose_recap: 54,
  send_report: 54,
}
const LONGEST_WAIT = 3600

/** Works until nothing is due now: tasks first, so that what they decide is sent in the same run. */
export async function drain(world: World, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && ((await runNextTask(world)) || (await deliverNext(world))));
}

async function runNextTask(world: World): Promise<boolean> {
  const { db, clock, log } = world
  const task = nextTask(db, clock.now())
  if (!task) return false
  claimTask(db, task.key, plusSeconds(clock.now(), Math.min(4 ** task.attempts, LONGEST_WAIT)))
  // A process that died at the last try never came to give it up.
  if (task.attempts >= TRIES[task.kind]) return giveUp(world, task)
  try {
    await perform(world, task)
    releaseTask(db, task)
  } catch (error) {
    const attempt = task.attempts + 1
    log.error({ task: task.kind, attempt, error }, 'task failed')
    noteFailure(db, task.key, error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown')
    if (attempt >= TRIES[task.kind]) giveUp(world, task)
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
    case 'send_lists':
      return sendLists(world, subject as Day)
    case 'ask_satisfaction':
      return askSatisfaction(world, subject as CaseId)
    case 'propose_data_answer':
      return proposeAnswer(world, subject as MessageRef)
    case 'propose_recap':
      return proposeRecap(world, subject)
    case 'send_report':
      return sendReport(world, subject)
  }
}

/** A poison mail ends in the holding pen; any other task waits for a human, named in the digest. */
function giveUp(world: World, task: TaskRow): true {
  if (task.kind === 'take_in') holdUnreadable(world, subjectOf(task))
  else giveUpTask(world.db, task.key, world.clock.now())
  return true
}
