import { expect, test } from 'vitest'
import { toldToCommission } from '../../src/reading/told-to-commission.ts'

test.each<[string, boolean | null]>([
  ['J’ACCEPTE QUE LA COMMISSION CONNAISSE NOS ÉCHANGES', true],
  ['Je suis d’accord pour que vous transmettiez mes courriels à la commission.', true],
  ['Bonjour,\nj’autorise la transmission de nos échanges à la CDC.\nMerci', true],
  ['J’accepte que la commission sache ce qui s’est dit en médiation.', true],
  ['Je retire mon accord pour transmettre mes courriels.', false],
  ['Finalement je reviens sur mon accord concernant la confidentialité de la médiation', false],
  ['Je n’accepte plus que la commission sache ce qui s’est dit ici.', false],
  ['Je refuse que mes messages soient transmis à la commission.', false],
  ['Je m’oppose à la transmission de mes mails.', false],
  ['J’accepte que la commission sache ce qui s’est dit.\nNon, je retire mon accord pour mes courriels.', false],
  ['J’accepte que la commission connaisse nos échanges si le bailleur accepte aussi.', null],
  ['J’accepte que la commission connaisse nos échanges, sauf mon offre.', null],
  ['Est-ce que j’accepte que la commission connaisse nos échanges ?', null],
  ['J’accepte 690 €.', null],
  ['Je retire mon accord sur les 690 €.', null],
  ['Je vais saisir la commission.', null],
  ['Avez-vous transmis mes messages à la commission ?', null],
])('%s', (own, agrees) => {
  expect(toldToCommission(own)?.agrees ?? null).toBe(agrees)
})
