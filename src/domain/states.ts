import { z } from 'zod'

/** Whose turn it is, for an open case; how it ended, for a closed one; `merged`: it goes on as part of another. */
export const CaseState = z.enum([
  'qualifying',
  'with_mediator',
  'awaiting_reply',
  'agreed',
  'resolved',
  'with_cdc',
  'out_of_scope',
  'withdrawn',
  'abandoned',
  'merged',
])
export type CaseState = z.infer<typeof CaseState>

export const stateLabel: Record<CaseState, string> = {
  qualifying: 'à l’étude',
  with_mediator: 'chez le médiateur',
  awaiting_reply: 'en attente d’une réponse',
  agreed: 'accord en cours d’exécution',
  resolved: 'résolu',
  with_cdc: 'transmis pour la CDC',
  out_of_scope: 'hors champ',
  withdrawn: 'clos à la demande du locataire',
  abandoned: 'clos sans suite',
  merged: 'joint à un autre dossier',
}

/** The ends of a case. */
export const Outcome = z.enum(['resolved', 'with_cdc', 'out_of_scope', 'withdrawn', 'abandoned'])
export type Outcome = z.infer<typeof Outcome>

export const isOpen = (state: CaseState): boolean => state !== 'merged' && !Outcome.safeParse(state).success
