import { readFileSync } from 'node:fs'
import { load as parse } from 'js-yaml'
import type { Deduction, Facts, Iso } from './facts.ts'
import type { Figures } from './figures.ts'
import { cents } from './money.ts'

/** A published case as `cas.yaml` writes it, in French. */
type Case = { id: string; cas: string; le?: Iso; faits: Record<string, unknown>; attendu: Record<string, unknown> }

const text = readFileSync(new URL('../../fixtures/law/cas.yaml', import.meta.url), 'utf8')
const cases = (parse(text) as Case[]).filter((one) => one.faits && one.attendu)

const kinds: Record<string, Facts['lease_kind']> = { vide: 'unfurnished', meublé: 'furnished', mobilité: 'mobility' }
const natures: Record<string, Deduction['kind']> = {
  réparations: 'repairs',
  ménage: 'cleaning',
  charges: 'charges',
  autre: 'other',
}
const proofs: Record<string, Deduction['evidence']> = { facture: 'invoice', devis: 'quote', aucune: 'none' }

const yes = (value: unknown): boolean => value === 'oui'

function deduction(french: Record<string, unknown>): Deduction {
  const wear = french['vétusté'] as Record<string, number> | undefined
  return {
    kind: natures[String(french['nature'])] ?? 'other',
    amount: Number(french['montant']),
    evidence: proofs[String(french['pièce'])] ?? 'unknown',
    ...(french['admise'] ? { admitted: yes(french['admise']) } : {}),
    ...(french['notée à la sortie'] ? { noted_at_exit: yes(french['notée à la sortie']) } : {}),
    ...(french['jamais'] ? { never: String(french['jamais']) } : {}),
    ...(wear ? { wear: wearOf(wear) } : {}),
  }
}

const wearOf = (wear: Record<string, number>) => ({
  age_years: wear['âge'] ?? 0,
  free_years: wear['franchise'] ?? 0,
  yearly_rate: (wear['taux'] ?? 0) / 100,
  residual: (wear['reste'] ?? 0) / 100,
})

/** What a case leaves out is what it does not turn on. */
function facts(french: Record<string, unknown>, on: Iso): Facts {
  const days = {
    keys: french['clés rendues le'],
    address: french['adresse donnée le'],
    accounts: french['comptes approuvés le'],
  }
  const refunds = (french['sommes rendues'] ?? []) as { montant: number; le?: Iso }[]
  return {
    lease_kind: kinds[String(french['location'])] ?? 'unfurnished',
    lease_start: String(french['début du bail'] ?? '2015-01-01'),
    main_residence: french['résidence principale'] !== 'non',
    dwelling_postcode: '93300',
    rent_excl_charges: Number(french['loyer hors charges'] ?? 500),
    deposit_amount: Number(french['dépôt'] ?? 500),
    ...(french['clés rendues'] === 'non' ? { keys_returned: false } : {}),
    ...(days.keys ? { keys_returned_on: String(days.keys) } : {}),
    ...(days.address ? { forwarding_address_given_on: String(days.address) } : {}),
    ...(days.accounts ? { accounts_approved_on: String(days.accounts) } : {}),
    ...(french['provision retenue'] ? { provision_for_charges: Number(french['provision retenue']) } : {}),
    ...(french['mois de loyer payés d’avance']
      ? { rent_paid_in_advance_months: Number(french['mois de loyer payés d’avance']) }
      : {}),
    entry_inventory_exists: yes(french['état des lieux d’entrée']),
    exit_inventory_exists: french['état des lieux de sortie'] !== 'non',
    exit_inventory_by_landlord_alone: yes(french['état des lieux de sortie dressé par le bailleur seul']),
    exit_inventory_conform: yes(french['états des lieux conformes']),
    forwarding_address_given: yes(french['adresse donnée']),
    collective_building: yes(french['immeuble collectif']),
    deductions: ((french['retenues'] ?? []) as Record<string, unknown>[]).map(deduction),
    refunded: refunds.map((refund) => ({ amount: refund.montant, on: refund.le ?? on })),
  }
}

const names: Record<string, keyof Figures> = {
  'délai en mois': 'delay_months',
  'date limite': 'due_on',
  'périodes de retard': 'periods_late',
  majoration: 'surcharge',
  'reste à rendre': 'principal_due',
  'total dû': 'total_due',
  'dette du locataire': 'tenant_owes',
  'trop rendu': 'overpaid',
  prescription: 'prescribed_on',
  plafond: 'deposit_cap',
  excédent: 'deposit_excess',
}

const plainValues = ['délai en mois', 'périodes de retard']

function expected(name: string, value: unknown) {
  if (value === 'inconnu') return null
  if (plainValues.includes(name) || /^\d{4}-/.test(String(value))) return value
  return cents(Number(value))
}

/** The published cases: their facts, and the values of the figures that they give. */
export const publishedCases = cases.map((one) => {
  const on = one.le ?? '2026-11-20'
  const figures = Object.entries(one.attendu).flatMap(([name, value]) => {
    const figure = names[name]
    return figure ? [[figure, expected(name, value)] as const] : []
  })
  return { title: `${one.id} ${one.cas}`, facts: facts(one.faits, on), on, expected: Object.fromEntries(figures) }
})
