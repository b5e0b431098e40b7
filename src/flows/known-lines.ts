import { lineKey } from '../mail/own-words.ts'
import { partiesByAddress } from '../store/cases.ts'
import { draftsOf } from '../store/drafts.ts'
import { messagesOf } from '../store/messages.ts'
import type { Letter } from '../writing/letter.ts'
import type { World } from './world.ts'

/** Lines that the sender may be quoting: what was written and sent lately in this person's cases. */
export function knownLines(world: World, sender: string): ReadonlySet<string> {
  const cases = [...new Set(partiesByAddress(world.db, sender).map((p) => p.caseId))].slice(0, 3)
  const texts = cases.flatMap((id) => [
    ...messagesOf(world.db, id)
      .slice(-10)
      .map((m) => m.body.own),
    ...draftsOf<Letter>(world.db, id)
      .slice(-5)
      .flatMap(({ approved_body: body, letter: { stage, additions, annex, ...letter } }) => [
        stage?.line ?? '',
        body ?? letter.body,
        ...Object.values(additions),
        annex ?? '',
      ]),
  ])
  return new Set(
    texts
      .flatMap((text) => text.split('\n'))
      .map(lineKey)
      .filter((line) => line.length > 3),
  )
}
