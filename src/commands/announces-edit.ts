import type { Day } from '../domain/day.ts'
import type { Context } from './argument.ts'
import { readLine } from './line.ts'
import { linesOf } from './parse.ts'
import { said } from './words.ts'

const ANNOUNCES =
  /^(?:voici|ma version|version (?:modifiee|corrigee)|texte (?:modifie|corrige)|modifie|corrige|je (?:precise|corrige|modifie|complete|raccourcis)|j.ai (?:precise|corrige|modifie|complete|change|raccourci|remplace|ajoute|enleve))\b/
const HOLDS_BACK =
  /\b(?:mais|sauf|attend\w*|avant|si|ne|pas|non|rien|jamais|stop|arret\w*|annul\w*|refus\w*|suspen\w*|d.abord|demain|plus tard|reflechi\w*|regarde\w*|verifi\w*|relis|relire|sous reserve)\b|\bn'|\?/

/**
 * Whether the words outside the markers let an edited letter leave: none, an approval, or an announcement of the edit
 * ("Voici ma version"), each perhaps beside a note and a time. A remark of any other kind is for us, not for the parties.
 */
export function announcesEdit(ownWords: string, sender: string): boolean {
  if (ownWords.length > 20_000) return false
  // No order that names a day lets a letter leave.
  const context: Context = { sender, today: '2000-01-01' as Day }
  return linesOf(ownWords).every((line) => letsLeave(line, context))
}

function letsLeave(line: string, context: Context): boolean {
  const read = readLine(line, context)
  switch (read.kind) {
    case 'silent':
      return true
    case 'orders':
      return read.found.every(({ order: { command, lines } }) => {
        const forTheLetter = command.kind === 'approve' && lines.length === 0
        return forTheLetter || command.kind === 'note' || command.kind === 'minutes'
      })
    case 'not_read': {
      const { folded } = said(line)
      return ANNOUNCES.test(folded.trim()) && !HOLDS_BACK.test(folded)
    }
  }
}
