import { changedFigures } from '../writing/changed-figures.ts'
import { frenchDay } from '../writing/french-day.ts'
import { rulesOf } from './case-rules.ts'
import type { CaseFile } from './load-case.ts'
import { lastSentFigures } from './sent-figures.ts'
import type { World } from './world.ts'

/** What the mediator must compare: the parties were given figures, and the same facts make others now. */
export function rulesWarnings(world: World, found: CaseFile): string[] {
  const { rulebase, unreadable } = rulesOf(world, found.header)
  const sent = lastSentFigures(world, found)
  if (!sent) return unreadable ? [NOT_READABLE] : []
  const [first] = changedFigures(sent.before, sent.after)
  const moved = sent.rules !== rulebase.version
  if (!first && !(moved && unreadable)) return []
  const what = moved ? NEWER_RULES : OTHER_PROGRAM
  return [
    first ? `${what} (${first.label} au ${frenchDay(sent.on)} : ${first.before}, désormais ${first.after})` : what,
  ]
}

const NOT_READABLE =
  'les règles que suivait ce dossier ne sont plus lisibles : calculé avec une version plus récente des règles'
const NEWER_RULES =
  'calculé avec une version plus récente des règles que les lettres déjà envoyées : comparez les montants'
const OTHER_PROGRAM = 'le programme calcule autrement que dans les lettres déjà envoyées : comparez les montants'
