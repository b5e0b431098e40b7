import { z } from 'zod'
import type { Outcome } from './states.ts'

/** How a case ended, for the record: one of these for each closing, seen by the mediator who approves or orders it. */
export const OutcomeCode = z.enum([
  'paid_in_full',
  'agreement_paid',
  'agreement_unpaid',
  'information_sufficed',
  'not_entitled',
  'refused',
  'unreachable',
  'abandoned',
  'cdc',
  'judge',
  'out_of_scope',
  'duplicate',
])
export type OutcomeCode = z.infer<typeof OutcomeCode>

export const outcomeCodeLabel: Record<OutcomeCode, string> = {
  paid_in_full: 'payé sans accord écrit',
  agreement_paid: 'accord payé',
  agreement_unpaid: 'accord non exécuté',
  information_sufficed: 'l’information a suffi',
  not_entitled: 'rien n’était dû au locataire',
  refused: 'médiation refusée',
  unreachable: 'bailleur injoignable',
  abandoned: 'abandon ou silence du demandeur',
  cdc: 'commission départementale de conciliation',
  judge: 'juge saisi',
  out_of_scope: 'hors champ',
  duplicate: 'doublon d’un autre dossier',
}

/** The state in which a case with this end stands. */
export const outcomeOf: Record<OutcomeCode, Outcome> = {
  paid_in_full: 'resolved',
  agreement_paid: 'resolved',
  information_sufficed: 'resolved',
  agreement_unpaid: 'abandoned',
  not_entitled: 'abandoned',
  refused: 'abandoned',
  unreachable: 'abandoned',
  abandoned: 'abandoned',
  cdc: 'with_cdc',
  judge: 'abandoned',
  out_of_scope: 'out_of_scope',
  duplicate: 'abandoned',
}
