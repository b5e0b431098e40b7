import { describe, expect, test } from 'vitest'
import type { ReadingInput } from '../../src/reading/contract.ts'
import { reasonBeside } from '../../src/reading/deduction-reasons.ts'
import { isNotKept, isTotal } from '../../src/reading/facts-deductions.ts'
import { situationOf } from '../../src/reading/situation.ts'
import { roleOf, type SumRole } from '../../src/reading/sum-roles.ts'
import { sumsOf } from '../../src/reading/sums.ts'
import { fromLandlord, fromTenant } from './input.ts'

const roles = (input: ReadingInput): (SumRole | null)[] => {
  const situation = situationOf(input)
  return sumsOf(situation).map((sum) => roleOf(sum, situation))
}

/** Ordinary ways to say it, none of them from labelled conversations. */
describe('what a sum is, by the words that govern it', () => {
  test.each<[by: 'landlord' | 'tenant', own: string, (SumRole | null)[]]>([
    ['landlord', 'Je vous reverserai 340 € la semaine prochaine.', ['offered']],
    ['landlord', 'Nous procédons au remboursement de 340 €.', ['offered']],
    ['landlord', 'Le virement de 340 € partira lundi.', ['offered']],
    ['landlord', 'Le virement de 340 € a été effectué lundi.', ['paid']],
    ['landlord', 'Je viens de lui virer 340 €.', ['paid']],
    ['landlord', 'Il m’avait versé 600 € en arrivant.', ['given']],
    ['landlord', 'Je garde 80 € et je rends 520 €.', ['kept', 'offered']],
    ['landlord', 'Je ne garde pas les 80 €.', [null]],
    ['landlord', 'Je refuse de verser 200 €.', ['aside']],
    ['landlord', 'Je n’ai jamais refusé de rendre ces 200 €.', ['offered']],
    ['landlord', 'Le canapé valait 900 €.', ['aside']],
    ['landlord', 'Porte : 164 € ramené à 16 €.', ['aside', null]],
    ['landlord', 'Peinture 612 € HT, soit 673 € TTC.', ['aside', null]],
    ['landlord', 'Elle récupère 590 €.', ['offered']],
    ['landlord', 'Nous renvoyons 340 €.', ['offered']],
    ['landlord', '400 € viennent de partir.', ['paid']],
    ['landlord', 'Elle me doit 130 €.', ['owed']],
    ['landlord', 'Reste dû : 96 €.', ['aside']],
    ['landlord', 'Le solde de 312 € lui sera versé.', ['offered']],
    ['tenant', 'Elle m’a rendu 310 € sur 520 €.', ['paid', 'deposit']],
    ['tenant', 'Il ne m’a rendu que 310 €.', ['paid']],
    ['tenant', 'Il n’a pas rendu les 310 €.', [null]],
    ['tenant', 'J’ai versé 310 € à la signature.', ['given']],
    ['tenant', 'Il me rendra 310 €.', ['asked']],
    ['tenant', 'S’il me rend 310 €, je retire ma demande.', ['offered']],
    ['tenant', 'Rendez 310 € et je me tais.', ['offered']],
    ['tenant', 'Il me doit encore 310 €.', ['asked']],
    ['tenant', 'La proposition de 310 € est inacceptable.', ['aside']],
    ['tenant', 'Virement de 310 € bien reçu.', ['paid']],
    ['tenant', 'Loyer de 540 €, 60 € de charges et 500 € de caution.', ['rent', 'charges', 'deposit']],
  ])('%s: %s', (by, own, expected) =>
    expect(roles(by === 'landlord' ? fromLandlord(own) : fromTenant(own))).toEqual(expected),
  )
})

test.each<[own: string, of: (own: string) => ReadingInput, boolean[]]>([
  ['Devis du peintre : 1 350 €. Je ne garde que 400 €.', fromLandlord, [true, false]],
  ['Facture de 640 €, je garde 320 € pour la porte et 90 € de ménage.', fromLandlord, [false, false, false]],
  ['Je propose qu’il garde 40 € pour la cheville.', fromTenant, [true]],
  ['Il dit qu’il garde 40 € pour la cheville.', fromTenant, [false]],
])('what cannot be kept, for what is kept instead or only granted: %s', (own, of, expected) => {
  const situation = situationOf(of(own))
  expect(sumsOf(situation).map((sum) => isNotKept(sum, situation))).toEqual(expected)
})

test.each<[before: string, after: string, ReturnType<typeof reasonBeside>]>([
  ['gardent ', ' menage, ', 'cleaning'],
  [' menage, ', ' elec, ', 'charges'],
  ['menage : ', ', elec : ', 'cleaning'],
  ['sans payer aout : ', ' avec les charges', 'rent_arrears'],
  ['', ' euros de nettoyage moquette', 'cleaning'],
  ['shampoing moquette ', '', 'cleaning'],
])('the reason of a sum between “%s” and “%s”', (before, after, reason) =>
  expect(reasonBeside(before, after)).toBe(reason),
)

test.each([
  [[217, 67, 150], [0]],
  [[150, 260, 410], [2]],
  [[120, 130, 140], []],
  [[100, 100], []],
])('of %j only %j is a total of those beside it', (amounts, totals) =>
  expect(amounts.flatMap((_, i) => (isTotal(amounts, i) ? [i] : []))).toEqual(totals),
)

test('each sum of a message has its own role, however often and in whatever order they are asked about', () => {
  const situation = situationOf(fromLandlord('Je garde 80 € et je rends 520 €.'))
  const ask = (): (SumRole | null)[] => sumsOf(situation).map((sum) => roleOf(sum, situation))
  const [kept, offered] = sumsOf(situation)
  expect(offered && roleOf(offered, situation)).toBe('offered')
  expect(kept && roleOf(kept, situation)).toBe('kept')
  expect([ask(), ask()]).toEqual([
    ['kept', 'offered'],
    ['kept', 'offered'],
  ])
  expect(sumsOf(situation, new Set([kept?.index ?? ''])).map(({ amount }) => amount)).toEqual([52_000])
})
