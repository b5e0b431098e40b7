import { expect, test } from 'vitest'
import { softwareWish } from '../../src/reading/software-wish.ts'

test.each<[string, boolean | null]>([
  ['Je ne veux pas que mes données soient traitées.', false],
  ['Bonjour,\nje refuse l’aide d’un logiciel.\nMerci', false],
  ['Je ne veux pas d’un logiciel.', false],
  ['Je ne veux pas que mes messages soient lus par une IA.', false],
  ['Nous n’acceptons pas que notre dossier soit traité par un algorithme.', false],
  ['Je m’oppose au traitement de mes données par un robot.', false],
  ['Je ne suis pas d’accord pour qu’une intelligence artificielle s’en mêle.', false],
  ['Sans logiciel', false],
  ['SANS LOGICIEL SVP', false],
  ['Je retire mon accord pour l’aide d’un logiciel.', false],
  ['Finalement je reviens sur mon consentement au traitement de mes données', false],
  ['Je veux parler à une vraie personne, pas à un robot.', false],
  ['Cessez de traiter mes données.', false],
  ['Je n’autorise plus l’usage d’un logiciel pour mon dossier.', false],
  ['Je refuse qu’un logiciel traite mon litige avec le propriétaire.', false],
  ['J’accepte l’aide d’un logiciel.', true],
  ['Je suis d’accord pour qu’un logiciel vous aide.', true],
  ['Je refuse l’IA.\nBon, tout compte fait : j’accepte l’aide d’un logiciel.', true],
  ['J’accepte l’aide d’un logiciel si le bailleur accepte aussi.', null],
  ['J’accepte 690 €.', null],
  ['Je refuse votre proposition.', null],
  ['Je refuse de payer la machine à laver.', null],
  ['Le logiciel de l’agence s’est trompé, je refuse.', null],
  ['Je refuse de payer ce que le logiciel du syndic a calculé.', null],
  ['Est-ce un robot qui m’écrit ?', null],
  ['Je ne veux pas aller devant le juge.', null],
  ['Je ne m’oppose pas à l’aide d’un logiciel.', null],
  ['Je ne veux pas donner mes messages au bailleur.', null],
  ['Voici mes données bancaires.', null],
])('%s', (own, agrees) => {
  expect(softwareWish(own)?.agrees ?? null).toBe(agrees)
})

test('a long hostile text is read in no time', () => {
  const start = performance.now()
  for (const text of ['je refuse un '.repeat(5_000), 'je ne veux pas pas '.repeat(5_000), 'mes données '.repeat(5_000)])
    softwareWish(text)
  expect(performance.now() - start).toBeLessThan(500)
})
