import { type Day, shortDay } from '../domain/day.ts'
import { type Role, roleLabel } from '../domain/roles.ts'
import { type CaseState, stateLabel } from '../domain/states.ts'

/** What stands where somebody's words were. */
export const ERASED = '[effacé]'

/** The first file of an export: what lies beside it. */
export const exportWords = {
  whole: 'le dossier entier, pour l’équipe : à ne donner à aucune des parties',
  ofParty: (name: string, role: Role): string => `ce qui concerne ${name || 'cette personne'} (${roleLabel[role]})`,
  unreadable: 'illisible',
  received: (file: string, on: Day, subject: string): string => `${file} : reçu le ${shortDay(on)}, « ${subject} »`,
  sent: (file: string, on: Day, subject: string): string => `${file} : envoyé le ${shortDay(on)}, « ${subject} »`,
  index: ({ service, ref, who, today, state, openedOn }: Index, mails: readonly string[]): readonly string[] => [
    `${service} : dossier ${ref}`,
    `Contenu : ${who}.`,
    `État le ${shortDay(today)} : ${stateLabel[state]}. Ouvert le ${shortDay(openedOn)}.`,
    '',
    'donnees.json : ce que le service a enregistré (noms, adresses, faits et la phrase qui les dit, dates).',
    'Les fichiers .eml sont les courriels tels quels ; toute messagerie les ouvre.',
    ...mails,
    '',
  ],
} as const

type Index = { service: string; ref: string; who: string; today: Day; state: CaseState; openedOn: Day }
