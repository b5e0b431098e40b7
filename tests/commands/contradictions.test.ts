import { describe, expect, test } from 'vitest'
import { ordersIn, summary } from './orders.ts'

describe('orders that exclude each other for the same target order nothing', () => {
  test.each([
    'OK\nNON',
    'OK\nATTENDRE lundi',
    'OK\nPLUS COURT',
    'OK\nSTOP',
    'OK\nF3 = 800 €',
    'OK\nANNULER',
    'OK\nCLORE résolu',
    'OK\nDÉPORT',
    'OK\nQUI = bailleur',
    'OK\nPARTAGER M2',
    'OK\nPAYÉ',
    'OK\nACCORD 800 €',
    'OK\nCDC',
    'OK\nFUSIONNER ML-7KQ4-T',
    'OK 1 2\nNON 2',
    'OK 1-5, ATTENDRE 3 lundi',
    'OK\nNON 3',
    'OK\nOK 3',
    'NON\nATTENDRE lundi',
    'NON\nPLUS COURT',
    'PLUS COURT\nPLUS DOUX',
    'ATTENDRE lundi\nATTENDRE mardi',
    'ATTENDRE lundi\nCLORE résolu',
    'STOP\nNON',
    'STOP 1\nOK 1',
    'CLORE résolu\nCLORE sans suite',
    'CLORE résolu\nCDC',
    'CDC\nACCORD 800 €',
    'CDC\nPAYÉ',
    'PAYÉ\nCLORE sans suite',
    'PAYÉ 800 €\nPAYÉ 600 €',
    'F3 = 800 €\nF3 = 600 €',
    'QUI Dupont = bailleur\nQUI Dupont = agence',
    'ASSIGNER Karim\nASSIGNER Léa',
    'TEMPS 15\nTEMPS 20',
    'ANNULER\nFUSIONNER ML-7KQ4-T',
    'SÉPARER M2\nSÉPARER M3',
  ])('%j', (words) => {
    const read = ordersIn(words)
    expect(read).toMatchObject({ kind: 'unclear', not: [] })
    expect(read.kind === 'unclear' && read.understood).toHaveLength(2)
    expect(read.kind === 'unclear' && read.reason).toMatch(/ne vont pas ensemble/)
  })
})

describe('orders that can all be meant are all heard', () => {
  test.each([
    ['OK\nNOTE vu au téléphone', 'approve · note'],
    ['OK\nTEMPS 15', 'approve · minutes'],
    ['OK, TEMPS 15', 'approve · minutes'],
    ['OK\nPourquoi cette lettre ?', 'approve · why'],
    ['OK\nOù en est-on ?', 'approve · status'],
    ['OK\nAIDE', 'approve · help'],
    ['OK\nASSIGNER nadia', 'approve · assign'],
    ['OK\nPasser à Karim', 'approve · assign'],
    ['NON\nPourquoi cette lettre ?', 'refuse · why'],
    ['NON trop sec\nF3 = 800 €', 'refuse · correct_fact'],
    ['NON\nCLORE résolu', 'refuse · close'],
    ['PLUS COURT\nF3 = 800 €', 'rewrite · correct_fact'],
    ['PAYÉ\nCLORE résolu', 'paid · close'],
    ['QUI Dupont = bailleur\nQUI Martin = agence', 'name_role · name_role'],
    ['NOTE un\nNOTE deux', 'note · note'],
    ['OK 1\nNON 2', 'approve 1 · refuse 2'],
  ])('%j', (words, expected) => expect(summary(words)).toBe(expected))
})

test.each([
  ['OK\nOK', 'approve'],
  ['OK, envoyez, c’est bon', 'approve'],
  ['OK 1 2\nOK 2 3', 'approve 1,2 · approve 3'],
  ['ATTENDRE lundi\nattendre le 11 mai', 'postpone'],
  ['TEMPS 15\ntemps 15 min', 'minutes'],
])('%j: the same order counts once', (words, expected) => expect(summary(words)).toBe(expected))

test('what is unclear says which part was understood and which was not', () => {
  expect(ordersIn('OK\nNOTE vu\nvoir avec Karim')).toEqual({
    kind: 'unclear',
    understood: [
      { lines: [], command: { kind: 'approve' }, words: 'OK' },
      { lines: [], command: { kind: 'note', text: 'vu' }, words: 'NOTE vu' },
    ],
    not: ['voir avec Karim'],
    reason: 'je n’ai pas compris tout votre message.',
  })
})
