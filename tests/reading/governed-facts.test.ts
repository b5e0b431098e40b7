import { describe, expect, test } from 'vitest'
import { readBuiltin } from '../../src/reading/builtin-reader.ts'
import type { ReadingInput } from '../../src/reading/contract.ts'
import { factsJson } from '../../src/reading/json.ts'
import { fromLandlord, fromTenant, inputOf } from './input.ts'

const facts = (input: ReadingInput) => factsJson(readBuiltin(input).facts)
const opening = (own: string) => inputOf(own, { context: { knownRole: 'tenant' } })

/** One role for each sum and each day, by the words of its own clause; ordinary ways to say it. */
describe('a word governs the sum or the day of its clause, and no other', () => {
  test.each<[own: string, from: (own: string) => ReadingInput, expected: object]>([
    ['Dépôt 900 €, reçu 640 € le 25 février.', opening, { refunded: [{ amount: 640, on: '2026-02-25' }] }],
    [
      'Elle ne m’a rendu à ce jour que 350 €, le 18 février.',
      opening,
      { refunded: [{ amount: 350, on: '2026-02-18' }] },
    ],
    [
      'Bail du 15 juin 2020. Remise des clés et EDL le même jour, le 26 janvier 2026.',
      opening,
      { keys_returned_on: '2026-01-26', exit_inventory_on: '2026-01-26' },
    ],
    [
      'Il dit que j’ai rendu les clés le 20 janvier alors que c’est le 12.',
      opening,
      { keys_returned_on: '2026-01-12' },
    ],
    [
      'EDL de sortie oui, mais pas d’EDL d’entrée.',
      opening,
      { exit_inventory_exists: true, entry_inventory_exists: false },
    ],
    ['L’EDL de sortie, zéro défaut.', opening, { exit_inventory_conform: true }],
    ['Loyer de 620 €, dépôt de garantie d’un montant identique.', opening, { deposit_amount: 620 }],
    ['Le bailleur, la société Klein, ne rend rien.', opening, { landlord_kind: 'company' }],
    ['Je louais chez Serge Bannier.', opening, { landlord_kind: 'individual' }],
    ['La dame a gardé ma caution de 300 €.', opening, { landlord_kind: 'individual' }],
    ['Virement refait ce matin, 310 €.', fromLandlord, { refunded: [{ amount: 310, on: '2026-03-11' }] }],
    ['Il garde 217 € : 67 € d’eau et 150 € de peinture.', opening, { deductions: [{ amount: 67 }, { amount: 150 }] }],
    ['Nous retenons 120 € de nettoyage moquette.', fromLandlord, { deductions: [{ amount: 120, kind: 'cleaning' }] }],
    ['400 € viennent de partir.', fromLandlord, { refunded: [{ amount: 400 }] }],
  ])('%s', (own, from, expected) => expect(facts(from(own))).toMatchObject(expected))
})

describe('what is not meant, of another, or past is no fact', () => {
  test.each<[own: string, from: (own: string) => ReadingInput, key: string]>([
    ['Je te rendrais bien tes 300 € si tu me rendais mon canapé.', fromLandlord, 'offer'],
    ['Je prends les 380 € à ma charge.', fromTenant, 'offer'],
    ['J’ai reçu de lui 760 € de dépôt.', fromLandlord, 'refunded'],
    ['Elle a reçu de mes mains un dépôt de 900 €.', opening, 'refunded'],
    ['Loyer mensuel hors charges : 480 €.', opening, 'charges'],
    ['Dépôt : deux fois 630 €.', opening, 'deposit_amount'],
    ['Retard de loyer, 250 €.', fromLandlord, 'rent_excl_charges'],
    ['Dans un bail mobilité il n’y a pas de dépôt.', fromLandlord, 'lease_kind'],
  ])('%s', (own, from, key) => expect(facts(from(own))).not.toHaveProperty(key))

  test('another sum that is kept is not the deposit', () =>
    expect(
      facts(opening('Dépôt de 1 180 €. Elle garde 150 € pour une tache d’huile.'))['deductions'],
    ).not.toMatchObject([{ amount: 1180 }]))

  test.each([
    ['Je propose 250 €. Les clés ont été remises le 26 septembre.', fromTenant],
    ['Va pour 480 €, mais je ne verse rien avant le 5 avril.', fromLandlord],
  ])('%s names no day to pay by', (own, from) => expect(facts(from(own))['offer']).not.toHaveProperty('pay_by'))
})
