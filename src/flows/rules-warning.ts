import { doubtWords } from '../writing/card-words.ts'
import { changedFigures } from '../writing/changed-figures.ts'
import { rulesOf } from './case-rules.ts'
import type { CaseFile } from './load-case.ts'
import { lastSentFigures } from './sent-figures.ts'
import type { World } from './world.ts'

/** What the mediator must compare: the parties were given figures, and the same facts make others now. */
export function rulesWarnings(world: World, found: CaseFile): string[] {
  const { rulebase, unreadable } = rulesOf(world, found.header)
  const sent = lastSentFigures(world, found)
  if (!sent) return unreadable ? [doubtWords.rulesUnreadable] : []
  const [first] = changedFigures(sent.before, sent.after)
  const moved = sent.rules !== rulebase.version
  if (!first && !(moved && unreadable)) return []
  const what = moved ? doubtWords.rulesNewer : doubtWords.otherProgram
  return [first ? doubtWords.changed(what, first, sent.on) : what]
}
