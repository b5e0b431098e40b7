import { describe, expect, test } from 'vitest'
import { allowsEdit, orderIn } from '../../src/mail/mediator-reply.ts'

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
  ])('%j', (words) => expect(orderIn(words, 'Nadia Benali')).toEqual({ kind: 'approve' }))
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
    'OK\nuniquement au locataire',
    'OK\nAttendre lundi',
    'OK\nplus tard',
    'OK\nannule',
    'OK\nstop',
    'OK\nà relire',
    'OK\nremplacez 138 par 69',
    'OK\nen fait oubliez',
    'OK\nhold on',
    'OK\nje rappelle Mme Lefebvre d’abord',
    'OK\nKarim',
  ])('%j', (words) => expect(orderIn(words, 'Nadia Benali nadia.benali@x.example').kind).toBe('unclear'))
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

test.each(['', 'OK', 'Voici ma version.', 'Je précise que la réponse est libre.', 'Texte modifié\n\nNadia'])(
  '%j lets an edited letter leave',
  (words) => expect(allowsEdit(words, 'Nadia Benali')).toBe(true),
)

test.each([
  'Voir ma remarque dans le texte, ne pas envoyer',
  'OK mais relis ma remarque',
  'on en parle ?',
  'Voici ma version, mais attendez demain',
  'Qui est ce monsieur ?',
])('%j keeps an edited letter back', (words) => expect(allowsEdit(words, 'Nadia Benali')).toBe(false))
