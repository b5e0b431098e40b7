import { describe, expect, test } from 'vitest'
import { readBuiltin } from '../../src/reading/builtin-reader.ts'
import { fromLandlord, fromTenant, inputOf } from './input.ts'

const kept = (input: ReturnType<typeof inputOf>) =>
  readBuiltin(input).facts.flatMap((fact) =>
    fact.key === 'deductions' ? fact.value.map(({ kind, amount }) => `${kind} ${amount / 100}`) : [],
  )

describe('sums that come to a total, or to what lacks of the deposit, are what is kept', () => {
  test.each([
    [
      'a table with its total',
      'Lino chambre à coucher : 189 €\nBouilloire : 25 €\nBadge : 40 €\nTotal 254 €',
      ['repairs 189', 'other 25', 'other 40'],
    ],
    [
      'a total of its own line',
      'Plinthe décollée 45 €\nSerrure 90 €\nMénage 150 €\n285 €',
      ['repairs 45', 'repairs 90', 'cleaning 150'],
    ],
    [
      'read on, not back',
      'Je retiens 350 € pour les murs, 200 € pour le ménage, soit 550 €.',
      ['repairs 350', 'cleaning 200'],
    ],
    [
      'one of whose words says nothing',
      'Mon neveu a tout vidé, 80 €. Le jardinier pour la haie, 150 €. Un carreau cassé, 65 €. Cela fait 295 €.',
      ['other 80', 'repairs 150', 'repairs 65'],
    ],
  ])('%s', (_, own, list) => expect(kept(fromLandlord(own))).toEqual(list))

  test('what the tenant got back stands for the total', () =>
    expect(
      kept(
        inputOf(
          'Ma caution est de 780 €, ils m’ont rendu 462 € le 2 mars. Lit taché 90 €, forfait ménage 138 €, gestion de sortie 90 €.',
        ),
      ),
    ).toEqual(['repairs 90', 'other 90', 'cleaning 138']))
})

test.each([
  ['instalments', fromLandlord('Je verse 200 € le 1er avril et 195 € le 1er mai, soit 395 €.')],
  ['a rent with its charges', inputOf('Mon loyer était de 455 € plus 40 € de charges, soit 495 €.')],
  ['a part that came back and what is missing', inputOf('Dépôt de 600 €. Il m’a rendu 400 €, il manque 200 €.')],
  ['what a tenant reckons in reply', fromTenant('Le ménage 80 € et la clé 20 €, soit 100 €, c’est abusé.')],
])('%s are no list of deductions', (_, input) => expect(kept(input)).toEqual([]))

describe('what a sum is made of is not kept beside it', () => {
  test.each([
    ['Il est parti sans payer novembre et décembre, 2 x 460 = 920 euros. Je garde la caution.', ['rent_arrears 920']],
    ['La taxe d’ordures ménagères, neuf douzièmes de 184 € : 138 €.', ['charges 138']],
    ['Neuf heures de ménage à 20 € de l’heure, je garde 180 €.', ['cleaning 180']],
  ])('%s', (own, list) => expect(kept(fromLandlord(own))).toEqual(list))
})

test('a sum that is kept without a reason is kept for the one thing that was spoken of', () => {
  const earlier = [
    {
      role: 'tenant' as const,
      own: 'Elle garde 180 € de ménage.',
      acts: ['request_mediation' as const],
      from: { name: 'N', address: 'n@un.example' },
    },
  ]
  expect(kept(fromLandlord('Soit, je ne garde que 60 €.', { context: { earlier } }))).toEqual(['cleaning 60'])
})
