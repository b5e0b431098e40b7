import { describe, expect, test } from 'vitest'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import { incoherences } from '../../src/rulebase/warnings.ts'
import { complete, rulebase, situation, today } from './rules.ts'

const repairs = (amount: number) => [{ kind: 'repairs', amount, evidence: 'quote' }]

/** For each warning, by name: the facts that raise it. */
const sets: Record<string, Record<string, unknown>> = {
  'clés avant le bail': { lease_start: '2026-02-01' },
  'clés dans le futur': { keys_returned_on: '2026-12-01' },
  'bail dans le futur': { lease_start: '2027-01-01' },
  'sortie avant le bail': { exit_inventory_on: '2018-01-01' },
  'sortie dans le futur': { exit_inventory_on: '2026-12-24' },
  'sortie loin des clés': { exit_inventory_on: '2025-10-01' },
  'adresse dans le futur': { forwarding_address_given_on: '2027-01-01' },
  'adresse avant le bail': { forwarding_address_given_on: '2018-01-01' },
  'adresse datée mais non donnée': { forwarding_address_given: false },
  'dépôt au-dessus du plafond': { deposit_amount: 1380 },
  'dépôt nul': { deposit_amount: 0 },
  'dépôt hors de proportion': { deposit_amount: 6900 },
  'dépôt charges comprises': { charges: 110, rent_excl_charges: 580 },
  'loyer nul': { rent_excl_charges: 0 },
  'charges plus hautes que le loyer': { charges: 700 },
  'rendu plus que le dépôt': { refunded: [{ amount: 700, on: '2026-03-01' }] },
  'rendu dans le futur': { refunded: [{ amount: 100, on: '2026-12-01' }] },
  'rendu avant les clés': { refunded: [{ amount: 100, on: '2025-12-01' }] },
  'retenues plus hautes que le dépôt': { deductions: repairs(1000) },
  'retenue nulle': { deductions: repairs(0) },
  'conformité sans état des lieux': { entry_inventory_exists: false },
  'date sans état des lieux': { exit_inventory_exists: false, exit_inventory_on: '2026-01-31' },
  'bail mobilité avec dépôt': { lease_kind: 'mobility' },
  'provision sans immeuble collectif': { provision_for_charges: 100 },
  'provision trop haute': { provision_for_charges: 200, collective_building: true },
  'comptes approuvés avant le bail': { accounts_approved_on: '2018-06-01' },
  'clés rendues mais non rendues': { keys_returned: false },
  'clés refusées mais remises': { keys_refused_on: '2026-01-30' },
  'provision et charges au forfait': { provision_for_charges: 100, collective_building: true, flat_rate_charges: true },
  'colocataires sans colocation': { other_tenants_remain: true, several_tenants: false },
  'médiation finie avant de commencer': { mediation_agreed_on: '2026-05-01', mediation_ended_on: '2026-04-01' },
  'médiation sans accord daté': { mediation_ended_on: '2026-04-01' },
  'événement dans le futur': { debt_acknowledged_on: '2027-01-01' },
  'pièce dans le futur': { deductions: [{ ...repairs(100)[0], proof_given_on: '2026-12-01' }] },
  'élément hors d’âge': { deductions: [{ ...repairs(100)[0], wear: { age_years: 60, grid: 'opac' } }] },
  'code postal inconnu': { dwelling_postcode: '99999' },
}

test('every warning has a set of facts that raises it', () => {
  expect(Object.keys(sets)).toEqual(incoherences.map((i) => i.name))
})

describe('incoherent facts raise the named warning', () => {
  test.each(incoherences.map((i) => [i.name, i.sentence] as const))('%s', (name, sentence) => {
    const { warnings } = evaluate(rulebase, situation({ ...complete, ...sets[name] }), today)
    expect(warnings.some((w) => w.startsWith(sentence.slice(0, -1)))).toBe(true)
  })
})

test('a coherent set raises none', () => {
  expect(evaluate(rulebase, situation(complete), today).warnings).toEqual([])
})

test('a contested fact is checked on either side', () => {
  const contested = { ...complete, keys_returned_on: { tenant: '2026-01-31', landlord: '2027-01-31' } }
  expect(evaluate(rulebase, situation(contested), today).warnings[0]).toMatch(/futur/)
})
