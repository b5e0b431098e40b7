import { describe, expect, test } from 'vitest'
import { factNames } from '../../src/rulebase/names.ts'
import { situationKeys } from '../../src/rulebase/situation.ts'
import { parseSituation, situationJsonSchema } from '../../src/rulebase/situation-json.ts'

describe('a wrong input is refused, with its field and what is expected, in French', () => {
  test.each<[Record<string, unknown>, RegExp]>([
    [{ loyer: 700 }, /^loyer : champ inconnu/],
    [{ constructor: 1 }, /^constructor : champ inconnu/],
    [{ rent_excl_charges: -1 }, /^rent_excl_charges : on attend une somme en euros/],
    [{ rent_excl_charges: '700' }, /^rent_excl_charges/],
    [{ rent_excl_charges: 700.005 }, /deux décimales/],
    [{ rent_excl_charges: Number.NaN }, /^rent_excl_charges/],
    [{ deposit_amount: 1e12 }, /^deposit_amount/],
    [{ keys_returned_on: 'le 3 mars' }, /^keys_returned_on : on attend une date AAAA-MM-JJ.*reçu "le 3 mars"/],
    [{ keys_returned_on: '2026-02-30' }, /^keys_returned_on/],
    [{ keys_returned_on: '0026-02-03' }, /de 1950 à 2100/],
    [{ exit_inventory_conform: 'oui' }, /^exit_inventory_conform : on attend true ou false/],
    [{ lease_kind: 'vide' }, /^lease_kind : on attend un de ces mots : unfurnished/],
    [{ dwelling_postcode: 93300 }, /^dwelling_postcode/],
    [{ deductions: [{ kind: 'repairs', amount: -5, evidence: 'none' }] }, /^deductions/],
    [{ deductions: [{ kind: 'repairs', amount: 5, evidence: 'none', why: 'x' }] }, /^deductions/],
    [{ refunded: { amount: 5 } }, /^refunded/],
    [{ keys_returned_on: { tenant: '2026-01-31', landlord: 'demain' } }, /^keys_returned_on \(landlord\)/],
    [{ keys_returned_on: { tenant: '2026-01-31' } }, /^keys_returned_on/],
  ])('%o', (json, message) => {
    const read = parseSituation(json)
    expect(read.kind === 'mistakes' && read.mistakes[0]).toMatch(message)
  })

  test.each([[null], [[]], ['text'], [3]])('%o is no situation', (json) => {
    expect(parseSituation(json).kind).toBe('mistakes')
  })

  test('every mistake is reported at once', () => {
    const read = parseSituation({ rent_excl_charges: -1, keys_returned_on: 'x', foo: 1 })
    expect(read.kind === 'mistakes' && read.mistakes.length).toBe(3)
  })
})

test('euros become cents, null is unknown, sides stay apart', () => {
  const read = parseSituation({
    rent_excl_charges: 143.8,
    deposit_amount: null,
    keys_returned_on: { tenant: '2026-01-31', landlord: '2026-02-03' },
    refunded: [{ amount: 0.1, on: null }],
    offer: { amount: 450, pay_by: '2026-04-15' },
    deductions: [{ kind: 'repairs', amount: 1500, noted_at_exit: true, wear: { age_years: 5, yearly_rate: 0.15 } }],
  })
  expect(read).toEqual({
    kind: 'parsed',
    situation: {
      rent_excl_charges: 14380,
      keys_returned_on: { contested: { tenant: '2026-01-31', landlord: '2026-02-03' } },
      refunded: [{ amount: 10 }],
      offer: { amount: 45000, payBy: '2026-04-15' },
      deductions: [
        {
          kind: 'repairs',
          amount: 150000,
          evidence: 'unknown',
          notedAtExit: true,
          wear: { ageYears: 5, yearlyRate: 0.15 },
        },
      ],
    },
  })
})

test('the published schema knows every key', () => {
  const schema = situationJsonSchema() as { properties: object; additionalProperties: boolean }
  expect(Object.keys(schema.properties)).toEqual(situationKeys)
  expect(schema.additionalProperties).toBe(false)
})

test('facts and their French names are one to one', () => {
  expect(new Set(Object.values(factNames)).size).toBe(situationKeys.length)
  expect(Object.keys(factNames).sort()).toEqual([...situationKeys].sort())
})
