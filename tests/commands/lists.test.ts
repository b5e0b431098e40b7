import { describe, expect, test } from 'vitest'
import { ordersIn, summary } from './orders.ts'

describe('one mail decides the lines of a list', () => {
  test.each([
    ['OK 12', 'approve 12'],
    ['OK 1 3 5', 'approve 1,3,5'],
    ['OK 1, 3 et 5', 'approve 1,3,5'],
    ['OK 1,3,5', 'approve 1,3,5'],
    ['OK : 1 ; 3 & 5', 'approve 1,3,5'],
    ['OK 1-4', 'approve 1,2,3,4'],
    ['OK 1 à 4', 'approve 1,2,3,4'],
    ['OK 1-3, 7', 'approve 1,2,3,7'],
    ['OK n° 3', 'approve 3'],
    ['OK n°3 et n°5', 'approve 3,5'],
    ['OK pour la 3', 'approve 3'],
    ['ok pour les lettres 1 et 2 merci', 'approve 1,2'],
    ['Envoyez la 2', 'approve 2'],
    ['OK 1 1 1', 'approve 1'],
    ['1 OK', 'approve 1'],
    ['1, 3 et 5 : OK', 'approve 1,3,5'],
    ['1. OK\n2. NON trop sec\n3. OK', 'approve 1 · refuse 2 · approve 3'],
    ['OK 1 3 5, NON 2 trop sec', 'approve 1,3,5 · refuse 2'],
    ['OK 1 3 5\nNON 2 trop sec', 'approve 1,3,5 · refuse 2'],
    ['OK 1 3 NON 2', 'approve 1,3 · refuse 2'],
    ['OK 1 et NON 2', 'approve 1 · refuse 2'],
    ['OK 1, 3 et 5 ; ATTENDRE 9 lundi ; ASSIGNER 14 nadia', 'approve 1,3,5 · postpone 9 · assign 14'],
    ['ATTENDRE 3 9 mai', 'postpone 3'],
    ['ATTENDRE 9 12 mai', 'postpone 9'],
    ['ATTENDRE 9 et 10 le 12 mai', 'postpone 9,10'],
    ['ATTENDRE 12 mai', 'postpone'],
    ['ATTENDRE 9 3 jours', 'postpone 9'],
    ['PLUS COURT 3', 'rewrite 3'],
    ['3 plus court', 'rewrite 3'],
    ['STOP 4', 'stop 4'],
    ['DÉPORT 4', 'recuse 4'],
    ['QUI 3 bailleur', 'name_role 3'],
    ['QUI 3 = Mme Martin, agence', 'name_role 3'],
    ['CLORE 3 sans suite', 'close 3'],
    ['CDC 4', 'refer_to_cdc 4'],
    ['POURQUOI 3 ?', 'why 3'],
    ['où en est le dossier 3 ?', 'status 3'],
    ['PAYÉ n° 7 800 €', 'paid 7'],
    ['PAYÉ n°7', 'paid 7'],
    ['7 : PAYÉ 800 €', 'paid 7'],
    ['ACCORD n°7 800 € avant le 3 juin', 'agreed 7'],
    ['TEMPS n°7 15 min', 'minutes 7'],
    ['NOTE n°7 vu au téléphone', 'note 7'],
    ['PARTAGER 7 M2', 'share 7'],
    ['PARTAGER M2, M3', 'share · share'],
    ['PAYÉ 800 €', 'paid'],
    ['PAYÉ 7 800 €', 'paid'],
    ['NOTE 3 photos reçues', 'note'],
    ['F3 = 800 €, F4 = 12 mai 2026', 'correct_fact · correct_fact'],
  ])('%j', (words, expected) => expect(summary(words)).toBe(expected))
})

test('a space between thousands is no line number: the sum is what it reads', () => {
  expect(ordersIn('PAYÉ 7 800 €')).toMatchObject({
    orders: [{ lines: [], command: { kind: 'paid', amount: 780_000 } }],
  })
  expect(ordersIn('PAYÉ n° 7 800 €')).toMatchObject({
    orders: [{ lines: [7], command: { kind: 'paid', amount: 80_000 } }],
  })
})

describe('two readings, or too much at once, order nothing', () => {
  test.each([
    ['OK tout', 'nommez les numéros'],
    ['OK 1-30', 'vingt au plus'],
    [`OK ${Array.from({ length: 21 }, (_, i) => i + 1).join(' ')}`, 'vingt au plus'],
    ['OK 0', 'numéro'],
    ['OK 4-1', 'numéro'],
    ['1 OK, 3', 'numéros'],
    ['1 OK 2', 'numéros'],
    ['NON 2 3 jours ne suffisent pas', 'quantité'],
    ['ATTENDRE 12', 'jusqu’à quand'],
    ['PAYÉ 7', 'n°'],
    ['PAYÉ n°7, 800', '« n° »'],
    ['PAYÉ 12', 'somme'],
    ['ACCORD 80', 'somme'],
    ['QUI est le bailleur', 'QUI Dupont'],
    ['QUI est Dupont bailleur', 'QUI Dupont'],
    ['ASSIGNER demain', 'à qui'],
    ['passer à lundi', 'à qui'],
    ['passer à autre', 'à qui'],
    ['NON 2 trop sec\nOK 3 mais plus court', 'seul sur sa ligne'],
    ['CLORE résolu\nNON trop sec\nattendez avant de clore', 'pas compris'],
    ['PARTAGER 2', 'M2'],
    ['CLORE 3', 'résolu'],
    ['OK 1\nNON 2 trop sec\nOK 3 mais plus court', 'seul sur sa ligne'],
    ['OK 1, NON 2 trop sec. Attends pour le 1', 'raison'],
    ['OK 1, NON 2 comme le 1', 'raison'],
    [Array.from({ length: 41 }, (_, i) => `OK ${i + 1}`).join('\n'), 'quarante'],
  ])('%j', (words, reason) => {
    const read = ordersIn(words)
    expect(read).toMatchObject({ kind: 'unclear' })
    expect(read.kind === 'unclear' && read.reason).toContain(reason)
  })
})

test('forty orders of one mail are heard', () => {
  expect(summary(Array.from({ length: 40 }, (_, i) => `OK ${i + 1}`).join('\n')).split(' · ')).toHaveLength(40)
})
