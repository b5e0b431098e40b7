import { type Day, parisDay } from '../domain/day.ts'
import type { DraftId } from '../domain/ids.ts'
import { type DraftRow, draftById } from '../store/drafts.ts'
import { finishTask } from '../store/tasks.ts'
import { digest } from '../writing/digest.ts'
import { digestView } from './digest-view.ts'
import { lineFor, sendListMail } from './list-mail.ts'
import type { World } from './world.ts'

/** A day's digest to every supervisor, once; one that was late for its own day is not sent any more. */
export async function sendDigest(world: World, on: Day): Promise<void> {
  const { settings, clock, db } = world
  const { subject, text, numbered } = digest(digestView(world, on))
  const lines = numbered.map((key, i) => lineFor(i + 1, key, draftOf(world, key)))
  for (const to of parisDay(clock.now()) === on ? settings.supervisors : [])
    await sendListMail(world, { key: `digest:${on}:${to}`, kind: 'digest', to, subject, text, lines })
  finishTask(db, 'send_digest', on)
}

/** `draft:ID` names a letter that waits; every other line has none. */
const draftOf = ({ db }: World, key: string): DraftRow | null =>
  key.startsWith('draft:') ? draftById(db, key.slice('draft:'.length) as DraftId) : null
