import { z } from 'zod'

/**
 * What the service may ask a party in a numbered list: facts that a rule needs, and what only the procedure needs
 * of who asked for mediation. `consent`: may we write to the other side; `landlord_email`, `tenant_email`: at which address;
 * `has_mandate`, `others_agree`: does a yes bind those for whom, or with whom, it was given;
 * `relay_consent`: may whoever wrote for the tenant know where the case stands.
 */
export const QuestionKey = z.enum([
  'consent',
  'landlord_email',
  'tenant_email',
  'lease_kind',
  'lease_start',
  'main_residence',
  'rent_excl_charges',
  'deposit_amount',
  'keys_returned_on',
  'exit_inventory_conform',
  'entry_inventory_exists',
  'exit_inventory_exists',
  'forwarding_address_given',
  'forwarding_address_given_on',
  'collective_building',
  'deductions',
  'refunded',
  'dwelling_postcode',
  'has_mandate',
  'others_agree',
  'relay_consent',
])
export type QuestionKey = z.infer<typeof QuestionKey>

/** Each question as a party reads it: plain French, answerable in a few words. */
export const questionText: Record<QuestionKey, string> = {
  consent: 'Êtes-vous d’accord pour que nous écrivions à votre bailleur ? (oui ou non)',
  landlord_email: 'Quelle est l’adresse électronique de votre bailleur (ou de son agence) ?',
  tenant_email: 'Quelle est l’adresse électronique de votre locataire ?',
  lease_kind: 'Le logement était-il loué vide ou meublé ?',
  lease_start: 'À quelle date votre bail a-t-il commencé ?',
  main_residence: 'Le logement était-il votre résidence principale ? (oui ou non)',
  rent_excl_charges: 'Quel était le loyer par mois, sans les charges ?',
  deposit_amount: 'Quel montant avez-vous versé comme dépôt de garantie ?',
  keys_returned_on: 'À quelle date avez-vous rendu toutes les clés ?',
  exit_inventory_conform:
    'L’état des lieux de sortie signale-t-il des dégradations par rapport à celui d’entrée ? (oui ou non)',
  entry_inventory_exists: 'Un état des lieux a-t-il été fait à votre entrée ? (oui ou non)',
  exit_inventory_exists: 'Un état des lieux a-t-il été fait à votre départ ? (oui ou non)',
  forwarding_address_given: 'Avez-vous donné votre nouvelle adresse au bailleur ? (oui ou non)',
  forwarding_address_given_on: 'À quelle date avez-vous donné votre nouvelle adresse au bailleur ?',
  collective_building: 'Le logement est-il dans un immeuble collectif (plusieurs logements) ? (oui ou non)',
  deductions: 'Le bailleur a-t-il annoncé des retenues : lesquelles et de quel montant ?',
  refunded: 'Avez-vous déjà reçu une partie du dépôt : combien, et à quelle date ?',
  dwelling_postcode: 'Quel est le code postal du logement ?',
  has_mandate: 'Avez-vous mandat pour donner cet accord au nom de la personne pour qui vous agissez ? (oui ou non)',
  others_agree: 'Les autres personnes qui ont les mêmes droits que vous sont-elles d’accord aussi ? (oui ou non)',
  relay_consent: 'La personne qui nous a écrit pour vous peut-elle savoir où en est le dossier ? (oui ou non)',
}
