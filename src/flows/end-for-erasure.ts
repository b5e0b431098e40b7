import type { CaseId } from '../domain/ids.ts'
import { isOpen } from '../domain/states.ts'
import { commit } from '../store/commit.ts'
import { withDeadlines } from './deadline-changes.ts'
import { voidOpenDraft } from './file-message.ts'
import { loadCase } from './load-case.ts'
import { stopLetter, waitingLetters } from './stop-letter.ts'
import type { World } from './world.ts'

/** Closes an open case of which people are about to be erased: no letter waits, leaves or is proposed any more. */
export function endForErasure(world: World, id: CaseId, by: string): void {
  const { db, settings, clock } = world
  const found = loadCase(db, id)
  if (!isOpen(found.file.state)) return
  const actor = { kind: 'mediator', address: by } as const
  const stops = waitingLetters(world, found).flatMap((d) => stopLetter(world, found, d, 'case_closed', actor).changes)
  const closed = { type: 'case_closed', outcome: 'abandoned', code: 'abandoned' } as const
  const changes = withDeadlines(world, id, [
    ...stops,
    ...voidOpenDraft(found),
    { kind: 'event', actor, event: closed } as const,
  ])
  if (
    commit(db, { caseId: id, basedOn: found.lastEvent, changes }, settings.mailAddress, clock.now()).kind === 'outdated'
  )
    throw new Error(`Case ${id} moved on although no other process works`)
}
