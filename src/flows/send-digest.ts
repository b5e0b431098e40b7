import { type Day, parisDay } from '../domain/day.ts'
import type { ListLine } from '../domain/decision.ts'
import type { DraftId, MessageRef } from '../domain/ids.ts'
import { draftById } from '../store/drafts.ts'
import { finishTask } from '../store/tasks.ts'
import { digest } from '../writing/digest.ts'
import { prepareAnswer } from './data-request.ts'
import { digestView } from './digest-view.ts'
import { lineFor, sendListMail } from './list-mail.ts'
import type { World } from './world.ts'

/** A day's digest to every supervisor, once; one that was late for its own day is not sent any more. */
export async function sendDigest(world: World, on: Day): Promise<void> {
  const { settings, clock, db } = world
  for (const to of parisDay(clock.now()) === on ? settings.supervisors : []) {
    const { subject, text, numbered } = digest(digestView(world, on, to))
    const lines = await Promise.all(numbered.map((key, i) => lineOf(world, i + 1, key)))
    await sendListMail(world, { key: `digest:${on}:${to}`, kind: 'digest', to, subject, text, lines })
  }
  finishTask(db, 'send_digest', on)
}

/** `draft:ID` names the letter that waits, `data:ID` the answer that is prepared: exactly these may be released by the line. */
async function lineOf(world: World, n: number, key: string): Promise<ListLine> {
  const [kind, id = ''] = key.split(':')
  if (kind === 'data') {
    const prepared = await prepareAnswer(world, id as MessageRef)
    return { ...lineFor(n, key, null), fingerprint: prepared?.fingerprint ?? null }
  }
  return lineFor(n, key, kind === 'draft' ? draftById(world.db, id as DraftId) : null)
}
