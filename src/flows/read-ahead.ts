import type { CaseId, MessageRef } from '../domain/ids.ts'
import type { JobRunner } from '../ports.ts'
import type { Reading, ReadingInput } from '../reading/contract.ts'
import { dueSubjects } from '../store/tasks.ts'
import type { World } from './world.ts'

export type ToRead = { id: MessageRef; caseId: CaseId; input: ReadingInput }
type Ahead = { caseId: CaseId; input: string; reading: Promise<Reading> }

/** Readings asked for before their turn: a process that ends loses their time and nothing else. */
const asked = new WeakMap<JobRunner, Map<MessageRef, Ahead>>()

/**
 * The reading of one message. While it is awaited, messages of other cases that wait too are given to the runner, as many as it
 * has hands: tasks still finish one after the other, their readers work at the same time. What was asked ahead counts only
 * when its turn finds the same input.
 */
export async function readInTurn(
  world: World,
  { id, caseId, input }: ToRead,
  prepare: (id: MessageRef) => ToRead | null,
): Promise<Reading> {
  const ahead = asked.get(world.jobs) ?? new Map<MessageRef, Ahead>()
  asked.set(world.jobs, ahead)
  const known = ahead.get(id)
  ahead.delete(id)
  const reading = known?.input === JSON.stringify(input) ? known.reading : world.jobs.run('read_message', input)
  reading.catch(() => undefined)
  const more = (await world.jobs.capacity()) - 1
  if (more > 0) askAhead(world, ahead, { more, but: caseId }, prepare)
  return reading
}

function askAhead(
  { db, clock, jobs }: World,
  ahead: Map<MessageRef, Ahead>,
  { more, but }: { more: number; but: CaseId },
  prepare: (id: MessageRef) => ToRead | null,
): void {
  const due = dueSubjects(db, 'read_message', clock.now(), 2 * more) as MessageRef[]
  for (const id of ahead.keys()) if (!due.includes(id)) ahead.delete(id)
  const cases = new Set([but, ...[...ahead.values()].map(({ caseId }) => caseId)])
  for (const id of due) {
    if (ahead.size >= more) return
    const next = ahead.has(id) ? null : prepare(id)
    // A second message of a case is read in the light of the first.
    if (!next || cases.has(next.caseId)) continue
    cases.add(next.caseId)
    const reading = jobs.run('read_message', next.input)
    reading.catch(() => undefined)
    ahead.set(id, { caseId: next.caseId, input: JSON.stringify(next.input), reading })
  }
}
