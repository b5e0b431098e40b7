import type { Day } from '../domain/day.ts'
import { frenchDay } from './french-day.ts'
import { oneLine } from './letter-context.ts'

/** One address over all cases. `generic`: whoever is on duty reads it; `bounces`: in how many cases it does not work. */
type Contact = {
  generic: boolean
  lastAnswer: Day | null
  verified: boolean
  bounces: number
  cases: number
  note: string | null
}

/** `adresse personnelle, vérifiée, dernière réponse le 7 avril 2026, à savoir : …`: for mediators alone. */
export const contactLine = ({ generic, lastAnswer, verified, bounces, cases, note }: Contact): string =>
  [
    generic ? 'boîte de service' : 'adresse personnelle',
    lastAnswer
      ? `${verified ? 'vérifiée' : 'jamais vérifiée'}, dernière réponse le ${frenchDay(lastAnswer)}`
      : 'n’a jamais répondu',
    ...(bounces > 0 ? [`rejette le courrier${cases > 1 ? ` (${bounces} dossier${bounces > 1 ? 's' : ''})` : ''}`] : []),
    ...(cases > 1 ? [`connue dans ${cases} dossiers`] : []),
    ...(note === null ? [] : [`à savoir : ${oneLine(note, 200)}`]),
  ].join(', ')
