import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/day.ts'
import { absenceUntil } from '../../src/mail/absence.ts'
import { classifyAutomatic } from '../../src/mail/automatic.ts'
import { parsedMail } from '../support/parsed-mail.ts'

const RECEIVED = instant('2026-03-02T19:00:00Z')
const kind = (change: Parameters<typeof parsedMail>[0]) => classifyAutomatic(parsedMail(change), RECEIVED).kind

describe('machines that answer', () => {
  test.each([
    ['RFC 3834', { headers: { 'auto-submitted': 'auto-replied' } }],
    ['an old header', { headers: { 'x-autoreply': 'yes' } }],
    ['precedence', { headers: { precedence: 'auto_reply' } }],
    ['a null path', { returnPath: '' }],
    ['a French subject', { subject: 'Réponse automatique : votre courrier' }],
    ['an absence', { subject: 'Absence du bureau : votre courrier' }],
    ['an English subject', { subject: 'Automatic reply: your letter' }],
    ['a German subject', { subject: 'Abwesenheitsnotiz: Ihr Schreiben' }],
    ['a read receipt', { subject: 'Lu : votre courrier' }],
    [
      'a ticket receipt',
      { text: 'Votre demande est enregistrée.\nCeci est un message automatique, merci de ne pas y répondre.' },
    ],
    [
      'a challenge',
      { text: 'Cliquez sur « Je ne suis pas un robot » dans les 7 jours.\nCeci est un envoi automatique.' },
    ],
    [
      'leave, without any header',
      { text: 'Bonjour,\nJe suis en congés du 15 décembre au 5 janvier. Votre message ne sera pas transféré.' },
    ],
    [
      'an office that is closed',
      { text: 'Nos bureaux sont actuellement fermés, nous vous répondrons dès notre retour le 5 janvier.' },
    ],
    [
      'an absence with a deputy',
      {
        text: "Bonjour,\nJe suis actuellement absent jusqu'au 12 mars. En cas d'urgence, adressez-vous à ma collègue.",
      },
    ],
  ])('%s', (_, change) => {
    expect(kind(change)).toBe('auto_reply')
  })
})

describe('people', () => {
  test.each([
    ['a plain mail', {}],
    ['who say so', { headers: { 'auto-submitted': 'no' } }],
    [
      'who speak of holidays in a letter',
      { text: "Je suis en vacances jusqu'au 15 mars, mais mon dépôt de garantie de 690 € n'est toujours pas rendu." },
    ],
    ['who answer on a list', { headers: { 'list-id': '<x.example>', precedence: 'list' }, inReplyTo: ['z@x.example'] }],
    [
      'who write on a list from their program',
      { headers: { 'list-id': '<x.example>', 'list-post': '<mailto:l@x.example>', 'user-agent': 'Thunderbird' } },
    ],
    ['whose subject names an absence of something', { subject: "Absence d'état des lieux d'entrée" }],
    ['who answer a delivery notice', { subject: 'Re: dossier', text: "Votre mail n'est pas arrivé, je vous récris." }],
    [
      'who tell of a machine',
      { text: "Je n'ai eu qu'une réponse automatique de l'agence, puis un message automatique de plus." },
    ],
    ['who are away and ask', { text: 'Je suis en déplacement jusqu’au 15, pouvez-vous attendre ?' }],
    ['who are away and quote us', { text: 'Je suis absent jusqu’au 15, je réponds après.\n\n> Bonjour' }],
    ['who change their address', { subject: "Changement d'adresse mail" }],
    ['who confirm a payment', { subject: 'Confirmation de réception du virement' }],
    ['who complain of silence', { subject: 'Absence totale de réponse' }],
    [
      'who forward a newsletter',
      {
        text: 'Pour info.\n\n---------- Forwarded message ---------\nDe : Immo <n@immo.example>\nDate : lun. 3 févr. 2026\n\nPour vous désabonner, cliquez ici.',
      },
    ],
    ['an office whose letters end so', { text: 'Nous retenons 312 €. Merci de ne pas répondre à ce message.' }],
    ['who were asked to answer', { text: 'Merci de ne pas écrire à mon bailleur pour le moment.' }],
  ])('%s', (_, change) => {
    expect(kind(change)).toBe('no')
  })
})

test.each([
  ['a report', { deliveryStatus: 'Final-Recipient: rfc822; a@b.example' }],
  [
    'a mail system without a report',
    {
      from: [{ name: 'Mail Delivery System', address: 'MAILER-DAEMON@mx.example' }],
      subject: 'Undelivered Mail Returned to Sender',
    },
  ],
  [
    'a French one',
    { from: [{ name: '', address: 'postmaster@laposte.example' }], subject: 'Échec de la remise', returnPath: '' },
  ],
  ['a header of Exim', { headers: { 'x-failed-recipients': 'a@b.example' } }],
])('a bounce by %s', (_, change) => {
  expect(kind(change)).toBe('bounce')
})

test.each([
  ['a newsletter', { headers: { 'list-unsubscribe': '<mailto:x@y.example>' } }],
  ['bulk', { headers: { precedence: 'bulk' } }],
  ['by its last line', { text: 'Promotions\n\nPour vous désabonner, cliquez ici.' }],
  [
    'a digest',
    {
      from: [{ name: '', address: 'logement-request@listes.example' }],
      headers: { 'list-post': '<mailto:l@x.example>' },
    },
  ],
])('list mail: %s', (_, change) => {
  expect(kind(change)).toBe('list')
})

test.each([
  ["Je suis absente jusqu'au 12 mars inclus.", '2026-03-13'],
  ["Absent jusqu'au vendredi 6 mars.", '2026-03-09'],
  ['En congés du 2 au 13/03/2026.', '2026-03-16'],
  ['Je serai de retour le lundi 16 mars.', '2026-03-16'],
  ['Nous serons de retour au bureau le 5 janvier 2027.', '2027-01-05'],
  ['En congés du 15 décembre au 5 janvier', '2027-01-06'],
  ["Je suis absent jusqu'au 31 février.", null],
  ['Je suis absent quelque temps.', null],
])('%s: back on %s', (text, day) => {
  expect(absenceUntil(text, RECEIVED)).toBe(day)
})
