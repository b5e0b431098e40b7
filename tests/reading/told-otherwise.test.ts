import { describe, expect, test } from 'vitest'
import { readBuiltin } from '../../src/reading/builtin-reader.ts'
import { factsJson } from '../../src/reading/json.ts'
import { fromLandlord, fromTenant, inputOf } from './input.ts'

// Turns of French from mails that the reader had misread. Their day is 11 March 2026.
const facts = (input: ReturnType<typeof inputOf>) => factsJson(readBuiltin(input).facts)

describe('an inventory', () => {
  test.each([
    ['J’ai rendu les clés le 4 mars. L’état des lieux s’est fait ce matin-là.', { exit_inventory_on: '2026-03-04' }],
    ['Clés rendues le 4 mars, on a rempli la feuille de sortie le même jour.', { exit_inventory_on: '2026-03-04' }],
    ['Sortie du 4 mars 2026 (état des lieux et clés).', { exit_inventory_on: '2026-03-04' }],
    ['À l’entrée on n’en avait pas fait, d’état des lieux.', { entry_inventory_exists: false }],
    ['État des lieux d’entrée : néant.', { entry_inventory_exists: false }],
    ['On avait bien un état des lieux d’arrivée.', { entry_inventory_exists: true }],
    [
      'Il n’y a pas eu d’état des lieux au début ni à la fin.',
      { entry_inventory_exists: false, exit_inventory_exists: false },
    ],
    ['Elle n’a pas souhaité faire d’état des lieux.', { exit_inventory_exists: false }],
    ['L’état des lieux de sortie ne consigne rien.', { exit_inventory_conform: true }],
    ['À l’état des lieux de sortie il a coché « bon » dans toutes les cases.', { exit_inventory_conform: true }],
    ['Celui de sortie parle de murs défraîchis, rien d’autre.', { exit_inventory_conform: false }],
    ['État des lieux de sortie fait, pas une seule remarque.', { exit_inventory_conform: true }],
    ['À l’état des lieux de sortie elle n’a rien trouvé.', { exit_inventory_conform: true }],
  ])('%s', (own, told) => expect(facts(inputOf(own))).toMatchObject(told))

  test('with nothing noted of one thing says nothing of the others', () =>
    expect(facts(inputOf('EDL de sortie le 2 mars, elle a rien noté sur le matelas.'))).not.toHaveProperty(
      'exit_inventory_conform',
    ))

  test.each(['J’ai rendu les clés le 4 mars, on n’a pas fait d’état des lieux ce jour-là.'])('%s: of no day', (own) =>
    expect(facts(inputOf(own))).not.toHaveProperty('exit_inventory_on'),
  )
})

describe('a new address', () => {
  test.each([
    ['Elle est partie sans me dire où elle allait.', false],
    ['Il ne m’a pas laissé où lui écrire.', false],
    ['Le solde a été posté à l’adresse que Madame nous avait laissée.', true],
  ])('%s', (own, given) => expect(facts(fromLandlord(own))).toMatchObject({ forwarding_address_given: given }))

  test('in later mail is not the dwelling’s', () =>
    expect(facts(fromTenant('New address: Gerberstr. 12, 04105 Leipzig.'))).not.toHaveProperty('dwelling_postcode'))

  test('that comes with the word that it had not been given is given now', () =>
    expect(
      facts(inputOf('Je n’ai pas songé à lui communiquer mon adresse, la voici : rue d’Havré 41, 7000 Mons.')),
    ).toMatchObject({ forwarding_address_given: true }))
})

test.each([
  ['Je vous écris au sujet de Jean-Marc Vautrin, propriétaire de mon ancien logement.', 'individual'],
  ['Mon studio était géré par l’agence Drôme Habitat Conseil.', 'agency'],
  ['L’Immobilière des Gaves gère l’appartement que j’avais à Pau.', 'agency'],
])('who lets: %s', (own, kind) => expect(facts(inputOf(own))).toMatchObject({ landlord_kind: kind }))

test('a day of payment may stand after another sentence', () =>
  expect(facts(fromLandlord('Accord pour restituer les 690 €. Pas de majoration. Virement le 30 mars.'))).toMatchObject(
    {
      offer: { amount: 690, pay_by: '2026-03-30' },
    },
  ))

test('what comes to a sum is not offered beside it', () =>
  expect(facts(fromLandlord('Je vous propose 475 € moins les 80 €, soit 395 €.'))).toMatchObject({
    offer: { amount: 395 },
  }))

test('what is claimed is no deposit', () =>
  expect(facts(inputOf('Je vous demande le versement de la somme de 560 €.'))).not.toHaveProperty('deposit_amount'))

const acts = (input: ReturnType<typeof inputOf>) => readBuiltin(input).acts

test('thanks that name a sum are money received, as a doubt', () =>
  expect(acts(fromTenant('Voilà mes 400 €, merci.'))).toMatchObject([{ act: 'payment_received' }]))

test('who asks where things stand asks for no data', () =>
  expect(acts(fromLandlord('Où en est mon dossier ?')).map(({ act }) => act)).toEqual(['question']))

test('who turns an offer down and tells nothing new states facts in doubt only', () => {
  const told = acts(fromTenant('Six mois c’est trop long, j’ai moi-même une caution à payer. Je propose 3 × 300 €.'))
  expect(told.find(({ act }) => act === 'facts_stated')?.certainty ?? 'unsure').toBe('unsure')
})

describe('money that came', () => {
  test.each([
    ['Le 28 juillet 2025 elle me vire 272 €.', [{ amount: 272, on: '2025-07-28' }]],
    ['On m’en a rendu 230 le 4 mai 2025.', [{ amount: 230, on: '2025-05-04' }]],
    ['La SCI m’a fait tenir un chèque de 145 €.', [{ amount: 145 }]],
  ])('%s', (own, refunded) => expect(facts(inputOf(`Ma caution était de 680 €. ${own}`))).toMatchObject({ refunded }))

  test('on two days, each sum with its own', () =>
    expect(facts(fromTenant('Il a tenu parole : 300 € crédités le 20 février et 275 € le 2 mars.'))).toMatchObject({
      refunded: [
        { amount: 300, on: '2026-02-20' },
        { amount: 275, on: '2026-03-02' },
      ],
    }))

  test.each([
    ['handed on to the owner', fromLandlord('Le dépôt de 430 € a été reversé au propriétaire le 2 mars.')],
    ['paid by the tenant’s benefits', inputOf('Mme Brun veut garder ma caution. La CAF lui a versé 312 €.')],
  ])('not what was %s', (_, input) => expect(facts(input)).not.toHaveProperty('refunded'))
})

describe('the kind of what is kept', () => {
  test.each([
    ['Je retiens 75 € pour la plaque de cuisson que j’ai dû récurer.', 'cleaning'],
    ['Je retiens 49 € : une chaise manquante.', 'other'],
    ['Je retiens 92 € : remplacement du barillet (une clé sur trois manquante).', 'repairs'],
    ['Je retiens 129 € pour le lave-linge.', 'repairs'],
  ])('%s', (own, kind) => expect(facts(fromLandlord(own))).toMatchObject({ deductions: [{ kind }] }))
})

test('who asks that the case be taken up again is to be answered', () =>
  expect(acts(fromTenant('Le bailleur veut discuter. Est-ce que vous pouvez reprendre le dossier ?'))).toMatchObject([
    { act: 'question' },
  ]))
