import { describe, expect, test } from 'vitest'
import { readBuiltin } from '../../src/reading/builtin-reader.ts'
import type { ReadingInput } from '../../src/reading/contract.ts'
import { factsJson, readingJson } from '../../src/reading/json.ts'
import { fromLandlord, fromTenant, inputOf } from './input.ts'

const facts = (input: ReadingInput) => factsJson(readBuiltin(input).facts)

describe('what a first mail tells', () => {
  test.each([
    [
      'Studio meublé à Lyon 69003, dépôt de 600 €, loyer 580 € hors charges, 40 € de charges.',
      { lease_kind: 'furnished', dwelling_postcode: '69003', deposit_amount: 600, rent_excl_charges: 580, charges: 40 },
    ],
    ['La maison était louée vide, bail du 1er mars 2021.', { lease_kind: 'unfurnished', lease_start: '2021-03-01' }],
    [
      "J'ai rendu les clés le 31 janvier 2026, état des lieux conforme.",
      { keys_returned_on: '2026-01-31', exit_inventory_exists: true, exit_inventory_conform: true },
    ],
    [
      'État des lieux de sortie fait le 30 janvier : une tache sur la moquette.',
      { exit_inventory_on: '2026-01-30', exit_inventory_exists: true, exit_inventory_conform: false },
    ],
    ["Il n'y a pas eu d'état des lieux d'entrée.", { entry_inventory_exists: false }],
    [
      "J'ai donné ma nouvelle adresse le 5 février 2026.",
      { forwarding_address_given: true, forwarding_address_given_on: '2026-02-05' },
    ],
    [
      'Mon adresse : 4 rue des Lilas, 76000 Rouen.',
      { forwarding_address_given: true, forwarding_address_given_on: '2026-03-11' },
    ],
    ["L'appartement est en copropriété.", { collective_building: true }],
    ["Le logement n'est pas en copropriété.", { collective_building: false }],
    ["Le logement est géré par l'agence du Lac.", { landlord_kind: 'agency' }],
    ['Ma propriétaire, Mme Riquet, ne répond pas.', { landlord_kind: 'individual' }],
    ['La SCI Les Tilleuls me louait un T2.', { landlord_kind: 'company' }],
  ])('%s', (own, expected) => expect(facts(inputOf(own, { context: { knownRole: 'tenant' } }))).toMatchObject(expected))
})

test.each<[own: string, from: (own: string) => ReadingInput, kind: string | undefined]>([
  ['Mon bailleur, P. Bourdin, garde 275 €.', inputOf, 'individual'],
  ['Je louais un meublé par Rivage Gestion.', inputOf, 'agency'],
  ['La SCI ne doit rien.', fromLandlord, 'company'],
  ['Je n’ai rien à ajouter.', fromLandlord, undefined],
])('%s tells who lets', (own, from, kind) => expect(facts(from(own))['landlord_kind']).toBe(kind))

test('a sum that nothing governs, in a few words that money came, stays a doubt', () => {
  const fact = readBuiltin(fromTenant('Monsieur, le facteur est passé avec 65 €, merci.')).facts.find(
    ({ key }) => key === 'refunded',
  )
  expect(fact).toMatchObject({ value: [{ amount: 6_500 }], certainty: 'unsure' })
})

describe('what is not a fact', () => {
  test.each([
    ["Je n'ai jamais rendu les clés le 31 janvier 2026.", 'keys_returned_on'],
    ['Je suis parti le 15 novembre.', 'keys_returned_on'],
    ['Mon adresse : 4 rue des Lilas, 76000 Rouen.', 'dwelling_postcode'],
    ['Les meubles ont moisi.', 'lease_kind'],
    ['Le garage : 60 € de caution en plus.', 'deposit_amount'],
    ['Je vous doit un mois de loyer.', 'rent_excl_charges'],
    ['Nous avons loué un chalet du 14 au 21 février.', 'lease_start'],
    ['Le chèque est arrivé ce matin.', 'lease_start'],
    ['J’ai envoyé une lettre à son adresse.', 'forwarding_address_given'],
    ['J’ai rendu les clés le 30 janvier, et l’état des lieux était parfait.', 'exit_inventory_on'],
  ])('%s has no %s', (own, key) =>
    expect(facts(inputOf(own, { context: { knownRole: 'tenant' } }))).not.toHaveProperty(key),
  )
})

test('an address in a later mail is where the tenant lives, not the dwelling', () =>
  expect(facts(fromTenant('Pour le chèque : 14 rue des Remparts, 57310 Guénange.'))).toEqual({
    forwarding_address_given: true,
    forwarding_address_given_on: '2026-03-11',
  }))

describe('sums by what the message does', () => {
  test('offer and its date', () =>
    expect(facts(fromLandlord('Je lui rendrai 400 € avant le 31 mars.'))).toEqual({
      offer: { amount: 400, pay_by: '2026-03-31' },
    }))
  test('payment sent', () =>
    expect(facts(fromLandlord('Le virement de 400 € est parti ce matin.'))).toEqual({
      refunded: [{ amount: 400, on: '2026-03-11' }],
    }))
  test('payment received', () =>
    expect(facts(fromTenant("J'ai bien reçu les 400 € hier."))).toEqual({
      refunded: [{ amount: 400, on: '2026-03-10' }],
    }))
  test('kept and offered in one sentence', () =>
    expect(facts(fromLandlord('Je garde 60 € pour la tonte et je lui rends 320 €.'))).toEqual({
      offer: { amount: 320 },
      deductions: [{ kind: 'repairs', amount: 60, evidence: 'unknown' }],
    }))
  test('a list of deductions with its invoice', () =>
    expect(facts(fromLandlord('Nous retenons :\n- peinture : 200 €\n- ménage : 80 € (facture jointe)'))).toEqual({
      deductions: [
        { kind: 'repairs', amount: 200, evidence: 'invoice' },
        { kind: 'cleaning', amount: 80, evidence: 'invoice' },
      ],
    }))
  test('instalments are summed', () =>
    expect(facts(fromLandlord('Je propose de rendre en 2 fois : 200 € maintenant et 195 € fin avril.'))).toEqual({
      offer: { amount: 395, pay_by: '2026-04-30' },
    }))
})

describe('sums by the words around them', () => {
  test.each<[own: string, expected: object]>([
    ['Je propose 140 € par mois pendant cinq mois.', { offer: { amount: 700 } }],
    ['Va pour 200 € le 5 avril et 200 € le 5 mai.', { offer: { amount: 400, pay_by: '2026-05-05' } }],
    ['Quatre fois 90, 5 avril, 5 mai, 5 juin et 5 juillet.', {}],
    ['Non. 450.', { offer: { amount: 450 } }],
    ['Va pour cent cinquante.', { offer: { amount: 150 } }],
    ['Bon, tope là pour 300 €, il les aura à Pâques.', { offer: { amount: 300, pay_by: '2026-04-05' } }],
    ['Je vous propose 475 € moins les 80 €, soit 395 €.', { offer: { amount: 395 } }],
    ['Les 110 €, c’est le serrurier.', { deductions: [{ kind: 'repairs', amount: 110, evidence: 'unknown' }] }],
    [
      'Détail des retenues :\n1. Détartrage de l’évier : 40 €\n2. Clé de cave : 35 €\nTotal : 75 €',
      {
        deductions: [
          { kind: 'cleaning', amount: 40, evidence: 'unknown' },
          { kind: 'other', amount: 35, evidence: 'unknown' },
        ],
      },
    ],
    ['Elle est partie sans payer mars : 540 €.', { deductions: [{ kind: 'rent_arrears', amount: 540 }] }],
    [
      'Le frigo, 200. La porte, 100.',
      {
        deductions: [
          { kind: 'repairs', amount: 200 },
          { kind: 'repairs', amount: 100 },
        ],
      },
    ],
    ['Le solde de 305 €, règlement avant le 25 mars.', { offer: { amount: 305, pay_by: '2026-03-25' } }],
    ['400 €, soit. Virement lundi.', { offer: { amount: 400, pay_by: '2026-03-16' } }],
    ['Il manquait du mazout dans la cuve. Je garde 212 €.', { deductions: [{ kind: 'charges', amount: 212 }] }],
    ['Le reste, 295 €, a été viré le 18 février.', { refunded: [{ amount: 295, on: '2026-02-18' }] }],
    ['Nous vous reversons 218 €, virement parti ce jour.', { refunded: [{ amount: 218, on: '2026-03-11' }] }],
  ])('the landlord: %s', (own, expected) => expect(facts(fromLandlord(own))).toMatchObject(expected))

  test.each<[own: string, expected: object]>([
    ['J’ai eu 380 hier, pas 500.', { refunded: [{ amount: 380, on: '2026-03-10' }] }],
    ['Les 590 sont là depuis hier, merci.', { refunded: [{ amount: 590, on: '2026-03-10' }] }],
    [
      '620 le 20 janvier et 620 hier soir, tout est arrivé.',
      {
        refunded: [
          { amount: 620, on: '2026-01-20' },
          { amount: 620, on: '2026-03-10' },
        ],
      },
    ],
    ['500, et je retire ma plainte.', { offer: { amount: 500 } }],
  ])('the tenant: %s', (own, expected) => expect(facts(fromTenant(own))).toMatchObject(expected))

  test.each<[own: string, key: string]>([
    ['Le joint de l’évier (12 €) n’est pas facturé.', 'deductions'],
    ['650 moins 61,20 € d’ordures ménagères = 588,80 €.', 'refunded'],
    ['Proposition de 300 €, valable jusqu’au 31 mars.', 'pay_by'],
    ['Nous proposerions 40 € supplémentaires versés à la locataire.', 'refunded'],
  ])('the landlord: %s has no %s', (own, key) => expect(JSON.stringify(facts(fromLandlord(own)))).not.toContain(key))

  test.each<[own: string, key: string]>([
    ['Vous n’avez annoncé aucune retenue sur mes 600 €.', 'deductions'],
    ['Il n’a rien retenu pour le ménage.', 'deductions'],
    ['Je lui laisse 40 € pour le carreau.', 'deductions'],
    ['Signer un chèque de 330 €, c’est non.', 'refunded'],
    ['Sa proposition de 300 € est inacceptable.', 'offer'],
    ['Je rembourse 20 € par mois à l’organisme.', 'refunded'],
    ['Il m’assure avoir posté un chèque de 540 € le 20 février.', 'refunded'],
    ['Personne ne m’a versé un centime des 720 €.', 'refunded'],
    ['130 € pour un éclat d’évier, c’est non.', 'deductions'],
  ])('the tenant: %s has no %s', (own, key) => expect(facts(fromTenant(own))).not.toHaveProperty(key))
})

describe('the end of a lease, in other words', () => {
  test.each<[own: string, expected: object]>([
    ['Clés et papier de sortie le 2 février, tout en ordre.', { keys_returned_on: '2026-02-02' }],
    [
      'L’état des lieux de sortie s’est fait le 2 février. Clés remises dans la foulée.',
      { exit_inventory_on: '2026-02-02', keys_returned_on: '2026-02-02' },
    ],
    ['Il n’y eut point d’état des lieux de sortie.', { exit_inventory_exists: false }],
    [
      'Aucun état des lieux, ni en arrivant ni en partant.',
      { entry_inventory_exists: false, exit_inventory_exists: false },
    ],
    ['L’état des lieux de sortie ne relève que des traces d’usage normal.', { exit_inventory_exists: true }],
    ['J’ai rendu les clés le 27 et non le 26 février.', { keys_returned_on: '2026-02-27' }],
    ['L’agence connaît mon adresse depuis le 10 janvier.', { forwarding_address_given_on: '2026-01-10' }],
    ['Le dossier attend faute d’adresse.', { forwarding_address_given: false }],
    ['J’ai rendu l’appartement le 12 janvier.', { keys_returned_on: '2026-01-12' }],
    ['Clés rendues il y a deux mois jour pour jour.', { keys_returned_on: '2026-01-11' }],
    [
      'Je suis parti fin janvier, j’ai laissé le logement propre et rendu les clés le 29.',
      { keys_returned_on: '2026-01-29' },
    ],
    [
      'Bail mobilité du 1er octobre 2025 au 28 février 2026, j’ai rendu les clés le dernier jour.',
      { lease_start: '2025-10-01', keys_returned_on: '2026-02-28' },
    ],
    ['Le bail, qui porte sur un appartement nu, a pris effet le 15 septembre 2017.', { lease_start: '2017-09-15' }],
    ['Madame Anquetil me louait depuis juin 2016 une petite maison.', { lease_start: '2016-06-01' }],
    [
      'L’état des lieux de sortie signale un carreau fendu.',
      { exit_inventory_exists: true, exit_inventory_conform: false },
    ],
    ['L’état des lieux de sortie n’indique rien de particulier.', { exit_inventory_conform: true }],
    ['L’état des lieux de sortie : « tapisserie défraîchie ».', { exit_inventory_conform: false }],
    ['État des lieux le 28 février, il a noté « évier entartré ».', { exit_inventory_conform: false }],
    ['EDL de sortie : réserves : aucune.', { exit_inventory_conform: true }],
    ['Celui de la sortie n’a jamais été fait.', { exit_inventory_exists: false }],
    [
      'J’avais fait connaître ma nouvelle adresse par recommandé du 22 décembre.',
      { forwarding_address_given: true, forwarding_address_given_on: '2025-12-22' },
    ],
    ['Mon adresse, je ne la lui avais jamais communiquée.', { forwarding_address_given: false }],
    ['La maison que je louais, individuelle, est en pierre.', { collective_building: false }],
  ])('%s', (own, expected) => expect(facts(inputOf(own, { context: { knownRole: 'tenant' } }))).toMatchObject(expected))
})

test('every fact and act of the JSON has its quotation', () => {
  const json = readingJson(
    readBuiltin(inputOf("J'ai rendu les clés le 31 janvier 2026. Dépôt de 600 €, toujours rien reçu, aidez-moi.")),
  )
  expect(json.evidence).toHaveLength(json.acts.length + Object.keys(json.facts).length)
  expect(json).toMatchObject({ role: 'tenant', facts: { deposit_amount: 600 }, reader: 'builtin@2' })
})
