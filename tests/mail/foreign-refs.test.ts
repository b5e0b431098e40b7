import { expect, test } from 'vitest'
import { foreignRefs } from '../../src/mail/foreign-refs.ts'

test.each([
  ['RE: [Ticket#2026-1234] Votre demande', ['2026-1234']],
  ['Réf. 2026/LOC/0042 - Mme Lefebvre', ['2026/LOC/0042']],
  ['TR : Dossier n° 20261188.', ['20261188']],
  ['(#ABC-99120) Sinistre', ['ABC-99120']],
  ['[ML-ABCD-2] Votre dossier', []],
  ['Loyer du 01/02/2026, 93300 Aubervilliers, 690 euros', []],
  ['Dossier du 31/01/2026', []],
  ['Dossier 690', []],
  ['Dépôt de garantie', []],
])('%s', (subject, refs) => {
  expect(foreignRefs(subject)).toEqual(refs)
})
