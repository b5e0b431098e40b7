import type { FactKey, FactValues } from '../domain/facts.ts'
import { type Role, roleLabel } from '../domain/roles.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { factText, spanText } from './fact-text.ts'
import { frenchDay } from './french-day.ts'
import { oneLine } from './letter-context.ts'

/** Null for what is not known of a person. */
type FormParty = {
  name: string | null
  role: Role
  email: string | null
  postal: string | null
  phone: string | null
}

/**
 * `facts`: what the claimant stated, or a mediator established; `evaluation`: the rules base on these facts alone.
 * Nothing that the other party wrote may be put in here.
 */
export type FormView = {
  claimant: FormParty
  respondent: FormParty
  dwellingAddress: string | null
  facts: FactValues
  evaluation: Pick<Evaluation, 'dueOn' | 'principalDue' | 'surcharge' | 'totalDue' | 'trace'>
}

/** One box of a form; null when nothing is known, so that the claimant fills it in. */
type Field = { label: string; value: string | null }
export type FormSection = { heading: string; fields: Field[] }

/** What the forms of the departments ask, taken together (there is no national form). */
export const formSections = (view: FormView): FormSection[] => [
  { heading: 'Le demandeur', fields: party(view.claimant) },
  { heading: 'Le défendeur', fields: party(view.respondent) },
  { heading: 'Le logement et le bail', fields: dwelling(view) },
  { heading: 'La fin de la location', fields: leaving(view.facts) },
  { heading: 'La demande', fields: claim(view) },
]

const party = ({ name, role, email, postal, phone }: FormParty): Field[] => [
  { label: 'Nom et prénom', value: line(name) },
  { label: 'Qualité', value: roleLabel[role] },
  { label: 'Adresse postale', value: line(postal) },
  { label: 'Téléphone', value: line(phone) },
  { label: 'Courriel', value: line(email) },
]

const dwelling = ({ facts, dwellingAddress }: FormView): Field[] => [
  { label: 'Adresse du logement', value: line(dwellingAddress) ?? factOf('dwelling_postcode', facts) },
  { label: 'Location vide ou meublée', value: factOf('lease_kind', facts) },
  { label: 'Type de bailleur', value: factOf('landlord_kind', facts) },
  { label: 'Immeuble collectif', value: factOf('collective_building', facts) },
  { label: 'Résidence principale', value: factOf('main_residence', facts) },
  { label: 'Date du bail', value: factOf('lease_start', facts) },
  { label: 'Loyer mensuel hors charges', value: factOf('rent_excl_charges', facts) },
  { label: 'Charges mensuelles', value: factOf('charges', facts) },
  { label: 'Dépôt de garantie versé', value: factOf('deposit_amount', facts) },
]

/** The notice (congé) and how the keys were handed over are no facts of ours: the form asks, the claimant fills in. */
const leaving = (facts: FactValues): Field[] => [
  { label: 'Date du congé', value: null },
  { label: 'Remise des clés', value: factOf('keys_returned_on', facts) },
  { label: 'Clés remises à qui, et comment', value: null },
  { label: 'État des lieux d’entrée', value: factOf('entry_inventory_exists', facts) },
  { label: 'État des lieux de sortie', value: factOf('exit_inventory_exists', facts) },
  { label: 'Date de l’état des lieux de sortie', value: factOf('exit_inventory_on', facts) },
  { label: 'Sortie conforme à l’entrée', value: factOf('exit_inventory_conform', facts) },
  { label: 'Nouvelle adresse donnée au bailleur', value: factOf('forwarding_address_given', facts) },
  { label: 'Date de cette communication', value: factOf('forwarding_address_given_on', facts) },
]

const claim = ({ facts, evaluation }: FormView): Field[] => [
  { label: 'Objet', value: 'Restitution du dépôt de garantie' },
  {
    label: 'Date limite de restitution',
    value: evaluation.dueOn.value === null ? null : frenchDay(evaluation.dueOn.value),
  },
  { label: 'Sommes déjà rendues', value: factOf('refunded', facts) },
  { label: 'Retenues annoncées par le bailleur', value: factOf('deductions', facts) },
  { label: 'Somme réclamée au titre du dépôt', value: spanText(evaluation.principalDue) },
  { label: 'Majoration réclamée', value: spanText(evaluation.surcharge) },
  { label: 'Total réclamé', value: spanText(evaluation.totalDue) },
  { label: 'Procès en cours', value: null },
]

const line = (text: string | null): string | null => (text === null ? null : oneLine(text, 200))

function factOf<K extends FactKey>(key: K, facts: FactValues): string | null {
  const value = facts[key]
  return value === undefined ? null : factText(key, value)
}
