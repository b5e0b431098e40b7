import { parisDay } from '../domain/day.ts'
import { isGeneric } from '../domain/generic-address.ts'
import { contactRow } from '../store/contacts.ts'
import { frenchDay } from '../writing/french-day.ts'
import { oneLine } from '../writing/letter-context.ts'
import type { World } from './world.ts'

/** What is known of an address from all cases, for mediators alone: nobody's words, no other case's people. */
export function contactQuality({ db }: World, address: string): string {
  const { cases, bounces, note, lastAnswer, verified } = contactRow(db, address)
  return [
    isGeneric(address) ? 'boîte de service' : 'adresse personnelle',
    lastAnswer
      ? `${verified ? 'vérifiée' : 'jamais vérifiée'}, dernière réponse le ${frenchDay(parisDay(lastAnswer))}`
      : 'n’a jamais répondu',
    ...(bounces > 0 ? [`rejette le courrier${cases > 1 ? ` (${bounces} dossier${bounces > 1 ? 's' : ''})` : ''}`] : []),
    ...(cases > 1 ? [`connue dans ${cases} dossiers`] : []),
    ...(note === null ? [] : [`à savoir : ${oneLine(note, 200)}`]),
  ].join(', ')
}
