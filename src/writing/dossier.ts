import { z } from 'zod'
import type { Day } from '../domain/day.ts'
import type { FactKey, FactValues } from '../domain/facts.ts'
import type { CaseRef } from '../domain/ids.ts'
import { type Role, roleLabel, type Side, sideLabel } from '../domain/roles.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { factText, spanText } from './fact-text.ts'
import { frenchDay } from './french-day.ts'
import { oneLine } from './letter-context.ts'

/** What may be told of the mediation: that it took place, never what was said in it (CPC art. 1528-3). */
export const DossierStep = z.enum([
  'requested',
  'other_contacted',
  'other_reminded',
  'other_declined',
  'ended_without_agreement',
])
export type DossierStep = z.infer<typeof DossierStep>

type DossierParty = {
  name: string | null
  role: Role
  email: string | null
  postal: string | null
  phone: string | null
}

/**
 * What the dossier is made from. `facts`: what the claimant stated, or a mediator established; `evaluation`: the rules
 * base on these facts alone. Nothing that the other party wrote may be put in here; exhibits of others are left out below.
 */
export type DossierView = {
  ref: CaseRef
  on: Day
  commission: string | null
  claimantSide: Side
  claimant: DossierParty
  respondent: DossierParty
  dwellingAddress: string | null
  facts: FactValues
  evaluation: Pick<Evaluation, 'dueOn' | 'principalDue' | 'surcharge' | 'totalDue' | 'trace'>
  steps: readonly { on: Day; step: DossierStep }[]
  exhibits: readonly { name: string; receivedOn: Day; by: Side | null }[]
}

/** The handoff as a value: what a form of the commission asks, filled or null. `dossier.json` is this, as JSON. */
export type Dossier = {
  version: 1
  ref: string
  on: Day
  title: string
  commission: string | null
  sections: { heading: string; fields: { label: string; value: string | null }[] }[]
  sums: { label: string; computation: string; result: string; articles: readonly string[] }[]
  steps: { on: Day; what: string }[]
  exhibits: { number: number; name: string; receivedOn: Day }[]
  /** Labels of the fields without a value. */
  missing: string[]
}

export function dossier(view: DossierView): Dossier {
  const sections = [
    { heading: 'Le demandeur', fields: party(view.claimant) },
    { heading: 'Le défendeur', fields: party(view.respondent) },
    { heading: 'Le logement et le bail', fields: dwelling(view) },
    { heading: 'La fin de la location', fields: leaving(view.facts) },
    { heading: 'La demande', fields: claim(view) },
  ]
  return {
    version: 1,
    ref: view.ref,
    on: view.on,
    title: 'Saisine de la commission départementale de conciliation',
    commission: view.commission,
    sections,
    sums: view.evaluation.trace.map(({ label, computation, result, articles }) => ({
      label,
      computation,
      result,
      articles,
    })),
    steps: [...view.steps]
      .sort((a, b) => a.on.localeCompare(b.on))
      .map(({ on, step }) => ({ on, what: stepText(step, view.claimantSide) })),
    exhibits: view.exhibits
      .filter((exhibit) => exhibit.by === view.claimantSide)
      .map(({ name, receivedOn }, i) => ({ number: i + 1, name: oneLine(name), receivedOn })),
    missing: sections.flatMap(({ heading, fields }) =>
      fields.filter((field) => field.value === null).map((field) => `${heading} : ${field.label.toLowerCase()}`),
    ),
  }
}

type Field = { label: string; value: string | null }

const party = ({ name, role, email, postal, phone }: DossierParty): Field[] => [
  { label: 'Nom et prénom', value: line(name) },
  { label: 'Qualité', value: roleLabel[role] },
  { label: 'Adresse postale', value: line(postal) },
  { label: 'Téléphone', value: line(phone) },
  { label: 'Courriel', value: line(email) },
]

const dwelling = ({ facts, dwellingAddress }: DossierView): Field[] => [
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

const claim = ({ facts, evaluation }: DossierView): Field[] => [
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

function stepText(step: DossierStep, claimant: Side): string {
  const other = claimant === 'tenant' ? sideLabel.landlord : sideLabel.tenant
  const texts: Record<DossierStep, string> = {
    requested: `Demande de médiation par le ${sideLabel[claimant]}`,
    other_contacted: `Premier courriel du service de médiation au ${other}`,
    other_reminded: `Relance du ${other} par le service de médiation`,
    other_declined: `Le ${other} ne participe pas à la médiation`,
    ended_without_agreement: 'Fin de la médiation, sans accord',
  }
  return texts[step]
}

/** The JSON file of the handoff: stable key order, two spaces. */
export const dossierJson = (content: Dossier): string => `${JSON.stringify(content, null, 2)}\n`
