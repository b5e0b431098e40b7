import type { ParameterName } from './schema.ts'
import type { SituationKey } from './situation.ts'

/** Each fact as jurists name it in the examples of `rules/`. One to one, both ways. */
export const factNames: Record<SituationKey, string> = {
  lease_kind: 'location',
  lease_start: 'début du bail',
  rent_excl_charges: 'loyer hors charges',
  charges: 'charges',
  deposit_amount: 'dépôt',
  keys_returned_on: 'clés rendues le',
  exit_inventory_on: 'état des lieux de sortie le',
  exit_inventory_conform: 'états des lieux conformes',
  entry_inventory_exists: 'état des lieux d’entrée',
  exit_inventory_exists: 'état des lieux de sortie',
  forwarding_address_given: 'adresse donnée',
  forwarding_address_given_on: 'adresse donnée le',
  collective_building: 'immeuble collectif',
  landlord_kind: 'bailleur',
  main_residence: 'résidence principale',
  dwelling_postcode: 'code postal',
  deductions: 'retenues',
  refunded: 'sommes rendues',
  offer: 'proposition',
  lease_category: 'nature du contrat',
  keys_returned: 'clés rendues',
  keys_refused_on: 'clés refusées le',
  keys_received_by: 'clés reçues par',
  exit_inventory_by_landlord_alone: 'état des lieux de sortie dressé par le bailleur seul',
  exit_inventory_wear_only: 'seule usure normale à la sortie',
  rent_paid_in_advance_months: 'mois de loyer payés d’avance',
  monthly_payment_requested: 'paiement mensuel demandé',
  provision_for_charges: 'provision retenue',
  accounts_approved_on: 'comptes approuvés le',
  flat_rate_charges: 'charges au forfait',
  several_tenants: 'plusieurs locataires',
  other_tenants_remain: 'colocataires restants',
  dwelling_sold: 'logement vendu',
  tenant_deceased: 'locataire décédé',
  deposit_paid_by: 'dépôt payé par',
  mediation_agreed_on: 'médiation convenue le',
  mediation_ended_on: 'médiation terminée le',
  debt_acknowledged_on: 'dette reconnue le',
  lawsuit_filed_on: 'juge saisi le',
}

/** What a formula of `rules/` may use besides the dated values and other formulas; sums are cents on our side. */
export const formulaInputs = {
  'logement vide': 'boolean',
  'logement meublé': 'boolean',
  'bail mobilité': 'boolean',
  'résidence principale': 'boolean',
  'loyer payé d’avance pour plus de deux mois': 'boolean',
  'paiement mensuel demandé': 'boolean',
  'états des lieux conformes': 'boolean',
  'adresse manquante': 'boolean',
  'immeuble collectif': 'boolean',
  'charges au forfait': 'boolean',
  'loyer hors charges': 'euros',
  'dépôt versé': 'euros',
  'retenues admises': 'euros',
  'sommes rendues': 'euros',
  /** The increase, rounded to the cent. */
  'majoration à ce jour': 'euros',
  'provision retenue': 'euros',
  'périodes de retard': 'number',
} as const
export type FormulaInput = keyof typeof formulaInputs | ParameterName

/** Formulas that the code asks for; `parse` refuses a rules base that lacks one. */
export const formulaNames = [
  'dans le champ',
  'plafond',
  'excédent du dépôt',
  'délai en mois',
  'provision autorisée',
  'solde à rendre',
  'reste à rendre',
  'majoration due',
  'total dû',
  'dette du locataire',
  'trop rendu',
  'préalable obligatoire',
  'appel possible',
] as const
export type FormulaName = (typeof formulaNames)[number]

/** A name as publicodes can read it: its parser refuses typographic apostrophes. */
export const formulaKey = (name: string): string => name.replaceAll('’', ' ')
