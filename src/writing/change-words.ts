import type { Day } from '../domain/day.ts'
import { type FactKey, factLabel } from '../domain/facts.ts'
import { type Role, roleLabel, type Side, sideLabel } from '../domain/roles.ts'
import { frenchDay } from './french-day.ts'
import { oneLine } from './letter-context.ts'

/** What came between two letters that were put before a mediator. `by`: the mediator who did it; null for nobody. */
export const changeWords = {
  outOfTime: 'Le délai pour répondre était passé : cette lettre remplace la précédente.',
  since: (changes: readonly string[]): string =>
    `Cette lettre remplace la précédente. Depuis : ${changes.join(' ; ')}.`,
  more: (n: number): string => `${n} autre${n > 1 ? 's' : ''}`,
  by: (mediator: string): string => ` par ${mediator}`,
  message: (person: string, on: Day): string => `message de ${person} le ${frenchDay(on)}`,
  role: (person: string): string => `rôle donné à ${person}`,
  corrected: (key: FactKey): string => `${factLabel[key]} corrigé`,
  shared: 'message rendu partageable',
  lifted: (side: Side): string => `confidentialité levée par le ${sideLabel[side]}`,
  postponed: 'report demandé',
  stopped: 'envoi arrêté',
  overtaken: 'dossier changé avant l’envoi',
  agreed: 'accord noté',
  paid: 'paiement noté',
  assigned: (to: string): string => `dossier confié à ${to}`,
  joined: 'autre dossier joint',
  parted: 'dossier séparé',
  undelivered: (person: string): string => `lettre non remise à ${person}`,
  rules: 'règles mises à jour',
  person: (name: string, role: Role): string => `${oneLine(name || 'personne sans nom', 60)} (${roleLabel[role]})`,
  somebody: 'une personne',
} as const
