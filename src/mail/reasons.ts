import { z } from 'zod'

/** Why a mail was not taken into a case. Every mail that is not filed has exactly one. */
export const HoldReason = z.enum([
  'no_sender',
  'several_senders',
  'sent_by_ourselves',
  'mail_loop',
  'duplicate',
  'shared_out',
  'bounce_unmatched',
  'automatic_reply',
  'bulk_mail',
  'authentication_failed',
  'unknown_sender',
  'commission_mail',
  'no_matching_case',
  'several_matching_cases',
  'too_large',
  'too_many_recipients',
  'unreadable',
  'dangerous_attachment',
  'wrong_side_token',
  'not_staff',
  'wrong_token',
  'expired_token',
  'used_token',
  'automatic_approval',
  'odd_sender',
  'doubled_headers',
  'other_sender',
  'forwarded_command',
  'untimely_command',
  'not_addressed',
  'parts_differ',
  'hidden_characters',
  'recused',
])
export type HoldReason = z.infer<typeof HoldReason>

/** `answer`: a refused command is never answered to its sender (no oracle); the mediator hears of it in the digest. */
type Handling = {
  fate: 'hold_for_staff' | 'ignore'
  answer: 'never' | 'once_a_day'
  label: string
  /** Somebody may be playing a mediator: counted, and told to the team. */
  mayBeForged: boolean
}

const hold = (label: string): Handling => ({ fate: 'hold_for_staff', answer: 'never', label, mayBeForged: false })
const holdAndSay = (label: string): Handling => ({ ...hold(label), answer: 'once_a_day' })
const holdAsForged = (label: string): Handling => ({ ...hold(label), mayBeForged: true })
const ignore = (label: string): Handling => ({ ...hold(label), fate: 'ignore' })

export const handling: Record<HoldReason, Handling> = {
  no_sender: hold('sans expéditeur'),
  several_senders: holdAsForged('plusieurs expéditeurs annoncés'),
  sent_by_ourselves: ignore('notre propre message revenu'),
  mail_loop: ignore('boucle de messages'),
  duplicate: ignore('second exemplaire d’un message déjà traité'),
  shared_out: ignore('réponse à une liste, rangée ligne par ligne dans ses dossiers'),
  bounce_unmatched: hold('avis de non-remise sans courrier correspondant'),
  automatic_reply: ignore('réponse automatique'),
  bulk_mail: ignore('envoi en nombre'),
  authentication_failed: holdAsForged('expéditeur non authentifié'),
  unknown_sender: holdAndSay('expéditeur inconnu du dossier'),
  commission_mail: hold('message qui semble venir d’une commission de conciliation'),
  no_matching_case: holdAndSay('aucun dossier correspondant'),
  several_matching_cases: holdAndSay('plusieurs dossiers possibles'),
  too_large: hold('message trop volumineux'),
  too_many_recipients: hold('trop de destinataires'),
  unreadable: hold('message illisible'),
  dangerous_attachment: holdAndSay('pièce jointe dangereuse'),
  wrong_side_token: hold('adresse de réponse de l’autre partie'),
  not_staff: hold('commande d’une personne qui n’est pas médiatrice'),
  wrong_token: holdAsForged('jeton de validation inconnu'),
  expired_token: hold('jeton de validation expiré'),
  used_token: holdAsForged('jeton de validation déjà utilisé'),
  automatic_approval: hold('validation envoyée par une machine'),
  odd_sender: holdAsForged('commande dont l’expéditeur est écrit de façon inhabituelle'),
  doubled_headers: holdAsForged('commande aux en-têtes en double'),
  other_sender: holdAsForged('commande qui annonce une autre adresse que son expéditeur'),
  forwarded_command: holdAsForged('commande transférée ou passée par une liste'),
  untimely_command: holdAsForged('commande signée plus d’un jour avant ou après son arrivée'),
  not_addressed: holdAsForged('commande qui ne nous est pas adressée'),
  parts_differ: hold('commande dont le texte et la mise en page diffèrent'),
  recused: hold('commande d’un médiateur qui s’est déporté du dossier'),
  hidden_characters: hold('commande qui contient des caractères cachés'),
}
