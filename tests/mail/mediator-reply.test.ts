import { describe, expect, test } from 'vitest'
import { orderIn } from '../../src/mail/mediator-reply.ts'

describe('an order that stands alone approves', () => {
  test.each([
    'OK',
    'ok',
    'Ok.',
    'OK !',
    'ok merci',
    'Envoyer',
    'Validé',
    'bon pour envoi',
    'Bonjour,\n\nOK\n\nCordialement\nNadia Benali',
    'OK\n\nNadia\n06 12 34 56 78',
  ])('%j', (words) => expect(orderIn(words)).toEqual({ kind: 'approve' }))
})

describe('any reservation is a comment, never an approval', () => {
  test.each([
    'OK mais enlevez la deuxième phrase',
    'ok sauf la date',
    'OK\nmais attendez lundi',
    'ok si le locataire a confirmé',
    'OK ?',
    'ok pour moi, à voir avec Karim',
    'je suis ok avec le texte je crois',
    'OK\n\nPeux-tu changer la somme avant ?',
    'Réponse automatique : absente',
    'okay dokay',
    'D’accord pour en parler',
  ])('%j', (words) => expect(orderIn(words).kind).toBe('unclear'))
})

test('silence orders nothing', () => {
  expect(orderIn('')).toEqual({ kind: 'nothing' })
  expect(orderIn('Bonjour,\nCordialement')).toEqual({ kind: 'nothing' })
})

test.each([
  ['NON trop sec', 'trop sec'],
  ['Non, la date est fausse', 'la date est fausse'],
  ['NON\ncorrigez la somme', 'corrigez la somme'],
  ['refuser', ''],
])('%j refuses with its reason', (words, reason) => expect(orderIn(words)).toEqual({ kind: 'refuse', reason }))

test.each([
  ['ATTENDRE lundi', 'lundi'],
  ['attendez le 12 mai', 'le 12 mai'],
])('%j postpones', (words, until) => expect(orderIn(words)).toEqual({ kind: 'postpone', until }))

test('hostile text is read in bounded time', () => {
  expect(orderIn(`${'ok '.repeat(100_000)}\n${'!'.repeat(100_000)}`).kind).toBe('unclear')
})
