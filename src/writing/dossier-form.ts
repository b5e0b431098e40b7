import type { Day } from '../domain/day.ts'
import { type FactKey, type FactValues, factKeys, factLabel } from '../domain/facts.ts'
import { type Cents, euros } from '../domain/money.ts'
import { type Role, roleLabel, type Side, sideLabel } from '../domain/roles.ts'
import type { OwnAccount, Topic } from '../reading/own-account.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { factText, spanText } from './fact-text.ts'
import { frenchDay } from './french-day.ts'
import { oneLine } from './letter-context.ts'

/** Null for what is not known of a person. */
export type FormParty = {
  name: string | null
  role: Role
  email: string | null
  postal: string | null
  phone: string | null
}

/**
 * `facts`: what the claimant stated, or a mediator established; `account`: sentences of the claimant's own; `evaluation`:
 * the rules base on these facts alone. Nothing that the other party wrote may be put in here.
 */
export type FormView = {
  claimantSide: Side
  claimant: FormParty
  /** Who writes for the claimant; null when nobody does. */
  representative: FormParty | null
  respondent: FormParty
  /** Agency or person who acts for the landlord, as the claimant knows it. */
  agent: FormParty | null
  cotenants: readonly string[]
  dwellingAddress: string | null
  floor: string | null
  facts: FactValues
  account: OwnAccount
  evaluation: Pick<Evaluation, 'dueOn' | 'principalDue' | 'surcharge' | 'totalDue' | 'trace'>
}

/** One box of a form; null when nothing is known, so that the claimant fills it in. */
type Field = { label: string; value: string | null }
type FormSection = { heading: string; fields: Field[] }

/** What the forms of the départements ask, taken together (there is no national form). */
export const formSections = (view: FormView): FormSection[] => [
  { heading: 'Le demandeur', fields: [...party(view.claimant), ...representative(view.representative)] },
  { heading: 'Le défendeur', fields: party(view.respondent) },
  { heading: 'L’agence du bailleur', fields: agent(view.agent) },
  { heading: 'Le logement', fields: dwelling(view) },
  { heading: 'Le bail', fields: lease(view) },
  { heading: 'La fin de la location', fields: leaving(view) },
  { heading: 'La demande', fields: view.claimantSide === 'tenant' ? tenantClaim(view) : landlordClaim(view) },
  { heading: 'Les démarches et le juge', fields: before(view) },
]

const party = ({ name, role, email, postal, phone }: FormParty): Field[] => [
  { label: 'Nom et prénom', value: line(name) },
  { label: 'Qualité', value: roleLabel[role] },
  { label: 'Adresse postale', value: line(postal) },
  { label: 'Téléphone', value: line(phone) },
  { label: 'Courriel', value: line(email) },
]

const representative = (person: FormParty | null): Field[] =>
  person === null
    ? [{ label: 'Représentant', value: 'aucun déclaré' }]
    : [
        { label: 'Représentant', value: `${line(person.name) ?? 'nom inconnu'} (${roleLabel[person.role]})` },
        { label: 'Courriel du représentant', value: line(person.email) },
        { label: 'Pouvoir donné au représentant', value: null },
      ]

/** One box where nobody knows of any. */
const agent = (person: FormParty | null): Field[] => [
  { label: 'Agence ou mandataire', value: line(person?.name ?? null) },
  ...(person === null
    ? []
    : [
        { label: 'Courriel', value: line(person.email) },
        { label: 'Adresse postale', value: line(person.postal) },
      ]),
]

const dwelling = ({ facts, dwellingAddress, floor }: FormView): Field[] => [
  { label: 'Adresse du logement', value: line(dwellingAddress) },
  { label: 'Code postal', value: factOf('dwelling_postcode', facts) },
  { label: 'Étage, numéro, bâtiment', value: line(floor) },
  { label: 'Location vide ou meublée', value: factOf('lease_kind', facts) },
  { label: 'Parc privé ou social', value: stock(facts) },
  { label: 'Type de bailleur', value: factOf('landlord_kind', facts) },
  { label: 'Immeuble collectif', value: factOf('collective_building', facts) },
  { label: 'Résidence principale', value: factOf('main_residence', facts) },
]

const stock = ({ landlord_kind: kind }: FactValues): string | null =>
  kind === undefined ? null : kind === 'social' ? 'social' : 'privé'

const lease = ({ facts, account, cotenants }: FormView): Field[] => [
  { label: 'Date du bail', value: factOf('lease_start', facts) },
  { label: 'Durée du bail', value: quoted('lease_length', account) },
  {
    label: 'Colocataires',
    value: cotenants.length > 0 ? cotenants.map((name) => line(name)).join(', ') : quoted('cotenants', account),
  },
  { label: 'Loyer mensuel hors charges', value: factOf('rent_excl_charges', facts) },
  { label: 'Charges mensuelles', value: factOf('charges', facts) },
  { label: 'Charges en provision ou au forfait', value: null },
  { label: 'Dépôt de garantie versé', value: factOf('deposit_amount', facts) },
  { label: 'Qui l’a versé', value: quoted('deposit_paid', account) },
]

const leaving = ({ facts, account }: FormView): Field[] => [
  { label: 'Congé : date et forme', value: quoted('notice', account) },
  { label: 'Remise des clés', value: factOf('keys_returned_on', facts) },
  { label: 'Clés remises à qui, et comment', value: quoted('keys', account) },
  { label: 'État des lieux d’entrée', value: factOf('entry_inventory_exists', facts) },
  { label: 'Date de l’état des lieux d’entrée', value: null },
  { label: 'État des lieux de sortie', value: factOf('exit_inventory_exists', facts) },
  { label: 'Date de l’état des lieux de sortie', value: factOf('exit_inventory_on', facts) },
  { label: 'États des lieux faits à deux ou par un commissaire de justice', value: quoted('inventories', account) },
  { label: 'Sortie conforme à l’entrée', value: factOf('exit_inventory_conform', facts) },
  { label: 'Nouvelle adresse donnée au bailleur', value: factOf('forwarding_address_given', facts) },
  { label: 'Date de cette communication', value: factOf('forwarding_address_given_on', facts) },
  { label: 'Par quel moyen', value: quoted('forwarding_address', account) },
]

const tenantClaim = ({ facts, evaluation }: FormView): Field[] => [
  { label: 'Objet', value: 'Restitution du dépôt de garantie' },
  { label: 'Date limite de restitution', value: dueOn(evaluation) },
  { label: 'Sommes déjà rendues', value: factOf('refunded', facts) },
  { label: 'Retenues annoncées par le bailleur', value: factOf('deductions', facts) },
  { label: 'Somme réclamée au titre du dépôt', value: computed(evaluation, 'principalDue') },
  { label: 'Majoration réclamée', value: computed(evaluation, 'surcharge') },
  { label: 'Total réclamé', value: computed(evaluation, 'totalDue') },
]

/** A landlord asks to keep something: what the law leaves to the tenant is told, and claimed by nobody. */
const landlordClaim = ({ facts, evaluation }: FormView): Field[] => [
  { label: 'Objet', value: 'Retenues sur le dépôt de garantie' },
  { label: 'Date limite de restitution', value: dueOn(evaluation) },
  { label: 'Sommes déjà rendues au locataire', value: factOf('refunded', facts) },
  { label: 'Retenues demandées : motif, montant, pièce', value: factOf('deductions', facts) },
  { label: 'Dépôt qui resterait dû au locataire', value: computed(evaluation, 'principalDue') },
  { label: 'Majoration qui serait due', value: computed(evaluation, 'surcharge') },
  { label: 'Somme demandée au-delà du dépôt', value: null },
]

const before = ({ account }: FormView): Field[] => [
  { label: 'Démarches déjà faites (lettres recommandées, dates)', value: quoted('steps_taken', account) },
  { label: 'Procès en cours', value: quoted('proceedings', account) },
]

/** `facts`: what the other side stated; `offer`: the last one made by anybody. */
export type OpenedView = { facts: FactValues; offer: { by: Side; amount: Cents } | null }

/** Only what was said: it has no boxes to fill in. */
export const openedSection = ({ facts, offer }: OpenedView): FormSection => ({
  heading: 'Ce que dit l’autre partie, avec l’accord des deux',
  fields: [
    ...factKeys.flatMap((key) => {
      const value = factOf(key, facts)
      return value === null ? [] : [{ label: capital(factLabel[key]), value }]
    }),
    ...(offer
      ? [{ label: 'Dernière proposition', value: `${euros(offer.amount)}, par le ${sideLabel[offer.by]}` }]
      : []),
  ],
})

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A sum whose computation stands in the dossier too: a range from facts that nobody gave is nothing to claim. */
function computed(
  { trace, ...evaluation }: FormView['evaluation'],
  sum: 'principalDue' | 'surcharge' | 'totalDue',
): string | null {
  const { min, max } = evaluation[sum]
  const isShown = (end: Cents | null) => end === 0 || trace.some(({ result }) => end !== null && result === euros(end))
  return isShown(min) && isShown(max) ? spanText(evaluation[sum]) : null
}

const dueOn = ({ dueOn: { value } }: FormView['evaluation']): string | null =>
  value === null ? null : frenchDay(value)

/** An address that is not the first one told. */
export const movedTo = (home: string, on: Day): string => `${home} (nouvelle adresse, dite le ${frenchDay(on)})`

const line = (text: string | null): string | null => (text === null ? null : oneLine(text, 200) || null)

const quoted = (topic: Topic, account: OwnAccount): string | null => {
  const words = account[topic]
  return words === undefined ? null : `«\u00a0${oneLine(words, 400)}\u00a0»`
}

function factOf<K extends FactKey>(key: K, facts: FactValues): string | null {
  const value = facts[key]
  return value === undefined ? null : factText(key, value)
}
