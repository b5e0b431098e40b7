import { z } from 'zod'

/** Why a letter that needs a mediator's approval is written. */
export const LetterPurpose = z.enum([
  'fact_request',
  'law_reminder',
  'reminder',
  'reply',
  'offer_relay',
  'neutral_proposal',
  'agreement_recap',
  'authority_request',
  'payment_check',
  'payment_chase',
  'closing',
  'out_of_scope',
  'cdc_dossier',
  'handoff_notice',
  'commission_news',
  'paper_letter',
  'other_exit',
])
export type LetterPurpose = z.infer<typeof LetterPurpose>

export const purposeLabel: Record<LetterPurpose, string> = {
  fact_request: 'demande de précisions',
  law_reminder: 'rappel de la loi',
  reminder: 'relance',
  reply: 'réponse',
  offer_relay: 'transmission d’une proposition',
  neutral_proposal: 'proposition du médiateur',
  agreement_recap: 'récapitulatif de l’accord',
  authority_request: 'question sur le pouvoir de s’engager',
  payment_check: 'vérification du paiement',
  payment_chase: 'relance de paiement',
  closing: 'clôture',
  out_of_scope: 'orientation hors champ',
  commission_news: 'nouvelles de la commission',
  cdc_dossier: 'dossier pour la commission de conciliation',
  handoff_notice: 'fin de la médiation, dite à l’autre partie',
  other_exit: 'une autre voie',
  paper_letter: 'lettre papier à imprimer',
}
