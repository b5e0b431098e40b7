import type { Day } from '../domain/day.ts'
import { daysBetween } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import { departmentOf } from './department.ts'
import type { DepositCap } from './deposit-cap.ts'
import { frenchDay } from './french.ts'
import { type Situation, type SituationKey, type SituationValue, said } from './situation.ts'

type Facts = <K extends SituationKey>(key: K) => SituationValue<K> | undefined
/** `provisionShare`: the part of the deposit that may be kept for charges. */
type Law = { cap: DepositCap; provisionShare: number }
type Check = (fact: Facts, on: Day, law: Law) => boolean

/** Facts that cannot all be right, or that a reader should see: French name and sentence of each. */
export const incoherences: readonly { name: string; sentence: string; when: Check }[] = [
  {
    name: 'clés avant le bail',
    sentence: 'Les clés sont rendues avant le début du bail.',
    when: (f) => before(f('keys_returned_on'), f('lease_start')),
  },
  {
    name: 'clés dans le futur',
    sentence: 'La remise des clés est datée dans le futur.',
    when: (f, on) => after(f('keys_returned_on'), on),
  },
  {
    name: 'bail dans le futur',
    sentence: 'Le bail commence dans le futur.',
    when: (f, on) => after(f('lease_start'), on),
  },
  {
    name: 'sortie avant le bail',
    sentence: 'L’état des lieux de sortie est daté d’avant le début du bail.',
    when: (f) => before(f('exit_inventory_on'), f('lease_start')),
  },
  {
    name: 'sortie dans le futur',
    sentence: 'L’état des lieux de sortie est daté dans le futur.',
    when: (f, on) => after(f('exit_inventory_on'), on),
  },
  {
    name: 'sortie loin des clés',
    sentence: 'L’état des lieux de sortie et la remise des clés sont à plus de deux mois l’un de l’autre.',
    when: (f) => apart(f('exit_inventory_on'), f('keys_returned_on')) > 62,
  },
  {
    name: 'adresse dans le futur',
    sentence: 'La nouvelle adresse est datée dans le futur.',
    when: (f, on) => after(f('forwarding_address_given_on'), on),
  },
  {
    name: 'adresse avant le bail',
    sentence: 'La nouvelle adresse est donnée avant le début du bail.',
    when: (f) => before(f('forwarding_address_given_on'), f('lease_start')),
  },
  {
    name: 'adresse datée mais non donnée',
    sentence: 'La nouvelle adresse a une date alors qu’elle n’aurait pas été donnée.',
    when: (f) => f('forwarding_address_given') === false && f('forwarding_address_given_on') !== undefined,
  },
  {
    name: 'dépôt au-dessus du plafond',
    sentence: 'Le dépôt dépasse le montant que la loi permet.',
    when: (f, _on, { cap }) =>
      (cap.excess.min ?? 0) > 0 || (f('lease_kind') !== undefined && (cap.excess.max ?? 0) > 0),
  },
  {
    name: 'dépôt nul',
    sentence: 'Le dépôt est nul : aucun dépôt n’est à rendre.',
    when: (f) => (f('deposit_amount') ?? 1) <= 0,
  },
  {
    name: 'dépôt hors de proportion',
    sentence: 'Le dépôt dépasse quatre mois de loyer : une somme est peut-être mal lue.',
    when: (f) => more(f('deposit_amount'), 4 * (f('rent_excl_charges') ?? Number.POSITIVE_INFINITY)),
  },
  {
    name: 'dépôt charges comprises',
    sentence: 'Le dépôt est égal au loyer charges comprises : le plafond se calcule hors charges.',
    when: (f) => (f('charges') ?? 0) > 0 && f('deposit_amount') === (f('rent_excl_charges') ?? 0) + (f('charges') ?? 0),
  },
  { name: 'loyer nul', sentence: 'Le loyer est nul.', when: (f) => (f('rent_excl_charges') ?? 1) <= 0 },
  {
    name: 'charges plus hautes que le loyer',
    sentence: 'Les charges dépassent le loyer : les deux sommes sont peut-être inversées.',
    when: (f) => more(f('charges'), f('rent_excl_charges')),
  },
  {
    name: 'rendu plus que le dépôt',
    sentence: 'Les sommes rendues dépassent le dépôt.',
    when: (f) => more(total(f('refunded')), f('deposit_amount')),
  },
  {
    name: 'rendu dans le futur',
    sentence: 'Une somme est dite rendue dans le futur.',
    when: (f, on) => (f('refunded') ?? []).some((r) => after(r.on, on)),
  },
  {
    name: 'rendu avant les clés',
    sentence: 'Une somme est rendue plus d’un mois avant la remise des clés.',
    when: (f) =>
      (f('refunded') ?? []).some((r) => before(r.on, f('keys_returned_on')) && apart(r.on, f('keys_returned_on')) > 31),
  },
  {
    name: 'retenues plus hautes que le dépôt',
    sentence: 'Les retenues annoncées dépassent le dépôt.',
    when: (f) => more(total(f('deductions')), f('deposit_amount')),
  },
  {
    name: 'retenue nulle',
    sentence: 'Une retenue est annoncée sans montant.',
    when: (f) => (f('deductions') ?? []).some((d) => d.amount <= 0),
  },
  {
    name: 'conformité sans état des lieux',
    sentence: 'Les états des lieux sont dits conformes ou non, alors que l’un d’eux n’existerait pas.',
    when: (f) =>
      f('exit_inventory_conform') !== undefined &&
      (f('exit_inventory_exists') === false || f('entry_inventory_exists') === false),
  },
  {
    name: 'date sans état des lieux',
    sentence: 'L’état des lieux de sortie a une date alors qu’il n’existerait pas.',
    when: (f) => f('exit_inventory_exists') === false && f('exit_inventory_on') !== undefined,
  },
  {
    name: 'bail mobilité avec dépôt',
    sentence: 'Un bail mobilité ne permet aucun dépôt de garantie.',
    when: (f) => f('lease_kind') === 'mobility' && (f('deposit_amount') ?? 0) > 0,
  },
  {
    name: 'provision sans immeuble collectif',
    sentence: 'Une provision pour charges est gardée alors que le logement n’est pas dans un immeuble collectif.',
    when: (f) => (f('provision_for_charges') ?? 0) > 0 && f('collective_building') === false,
  },
  {
    name: 'provision trop haute',
    sentence: 'La provision pour charges dépasse la part du dépôt que la loi permet.',
    when: (f, _on, { provisionShare }) =>
      more(f('provision_for_charges'), provisionShare * (f('deposit_amount') ?? Number.POSITIVE_INFINITY)),
  },
  {
    name: 'comptes approuvés avant le bail',
    sentence: 'Les comptes sont approuvés avant le début du bail.',
    when: (f) => before(f('accounts_approved_on'), f('lease_start')),
  },
  {
    name: 'clés rendues mais non rendues',
    sentence: 'La remise des clés a une date alors que les clés ne seraient pas rendues.',
    when: (f) => f('keys_returned') === false && f('keys_returned_on') !== undefined,
  },
  {
    name: 'clés refusées mais remises',
    sentence: 'Les clés sont dites refusées par le bailleur et pourtant remises.',
    when: (f) => f('keys_refused_on') !== undefined && f('keys_returned_on') !== undefined,
  },
  {
    name: 'provision et charges au forfait',
    sentence: 'Une provision pour charges est gardée alors que les charges étaient payées au forfait.',
    when: (f) => (f('provision_for_charges') ?? 0) > 0 && f('flat_rate_charges') === true,
  },
  {
    name: 'colocataires sans colocation',
    sentence: 'D’autres locataires resteraient, alors qu’un seul locataire a signé le bail.',
    when: (f) => f('other_tenants_remain') === true && f('several_tenants') === false,
  },
  {
    name: 'médiation finie avant de commencer',
    sentence: 'La médiation est dite terminée avant d’avoir été convenue.',
    when: (f) => before(f('mediation_ended_on'), f('mediation_agreed_on')),
  },
  {
    name: 'médiation sans accord daté',
    sentence: 'La médiation a une date de fin, mais aucune date d’accord écrit.',
    when: (f) => f('mediation_ended_on') !== undefined && f('mediation_agreed_on') === undefined,
  },
  {
    name: 'événement dans le futur',
    sentence: 'Une médiation, une dette reconnue, un refus des clés ou un procès est daté dans le futur.',
    when: (f, on) =>
      (
        [
          'mediation_agreed_on',
          'mediation_ended_on',
          'debt_acknowledged_on',
          'lawsuit_filed_on',
          'keys_refused_on',
        ] as const
      ).some((key) => after(f(key), on)),
  },
  {
    name: 'pièce dans le futur',
    sentence: 'La pièce d’une retenue est dite donnée dans le futur.',
    when: (f, on) => (f('deductions') ?? []).some((item) => after(item.proofGivenOn, on)),
  },
  {
    name: 'élément hors d’âge',
    sentence: 'Un élément usé aurait plus de cinquante ans : son âge est peut-être mal lu.',
    when: (f) => (f('deductions') ?? []).some((item) => (item.wear?.ageYears ?? 0) > 50),
  },
  {
    name: 'code postal inconnu',
    sentence: 'Le code postal ne correspond à aucun département.',
    when: (f) => f('dwelling_postcode') !== undefined && departmentOf(f('dwelling_postcode') ?? '') === null,
  },
]

/** The sentences of what is incoherent, with the figures; a contested fact is checked on either side. */
export function warnings(situation: Situation, on: Day, law: Law): readonly string[] {
  const sides: Facts[] = [(key) => said(situation, key)[0], (key) => said(situation, key).at(-1)]
  const found = incoherences.filter(({ when }) => sides.some((fact) => when(fact, on, law)))
  return found.map(({ sentence }) => `${sentence.replace(/\.$/, '')}${detail(sentence, situation, law.cap)}.`)
}

function detail(sentence: string, situation: Situation, cap: DepositCap): string {
  const keys = said(situation, 'keys_returned_on')[0]
  if (sentence.startsWith('La remise des clés est') && keys) return ` (${frenchDay(keys)})`
  if (sentence.startsWith('Le dépôt dépasse le'))
    return cap.cap.value === null ? ' (selon la date et le type du bail)' : ` (${euros(cap.cap.value)})`
  return ''
}

const before = (a: Day | undefined, b: Day | undefined): boolean => a !== undefined && b !== undefined && a < b
const after = (a: Day | undefined, b: Day | undefined): boolean => before(b, a)
const more = (a: number | undefined, b: number | undefined): boolean => a !== undefined && b !== undefined && a > b
const apart = (a: Day | undefined, b: Day | undefined): number => (a && b ? Math.abs(daysBetween(a, b)) : 0)
const total = (items: readonly { amount: Cents }[] | undefined): number | undefined =>
  items?.reduce((sum, i) => sum + i.amount, 0)
