import { describe, expect, test } from 'vitest'
import { type BouncedRecipient, parseBounce } from '../../src/mail/bounce.ts'
import { type BounceVerdict, bounceVerdict } from '../../src/mail/bounce-verdict.ts'
import { parsedMail } from '../support/parsed-mail.ts'

/** As the servers word it: action and status of the report, the answer that it passes on. */
const coded: readonly [string, BouncedRecipient['action'], string | null, string, BounceVerdict][] = [
  [
    'Orange',
    'failed',
    '5.1.1',
    '550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416',
    'dead',
  ],
  ['Orange', 'failed', '5.2.2', '552 5.2.2 Boite du destinataire pleine. Recipient over quota OFR_417', 'passing'],
  ['Orange', 'failed', '5.7.1', '550 5.7.1 Mail rejete. Mail rejected. OFR_506 [506]', 'refused'],
  ['Orange', 'delayed', '4.2.0', '421 4.2.0 Service refuse. Veuillez essayer plus tard. OFR004_104', 'waiting'],
  ['Free', 'failed', '5.1.1', '550 5.1.1 <g.maillot@free.example>: Recipient address rejected: User unknown', 'dead'],
  ['Free', 'failed', '5.0.0', '550 spam detected', 'refused'],
  ['Free', 'failed', '4.7.1', '451 too many errors from your ip', 'passing'],
  ['La Poste', 'failed', '5.1.1', '550 5.1.1 User unknown (in reply to RCPT TO command)', 'dead'],
  ['La Poste', 'failed', '5.5.0', '550 5.5.0 Service refuse. LPN007_402', 'refused'],
  ['La Poste', 'failed', '5.2.2', '552 5.2.2 Mailbox full', 'passing'],
  ['SFR', 'failed', '5.1.1', '550 5.1.1 : Adresse email introuvable', 'dead'],
  ['SFR', 'failed', '5.0.0', '552 Boite pleine / mailbox full', 'passing'],
  ['Bouygues', 'failed', '5.1.10', '550 5.1.10 recipient not found', 'dead'],
  ['Gmail', 'failed', '5.1.1', '550-5.1.1 The email account that you tried to reach does not exist.', 'dead'],
  ['Gmail', 'failed', '5.2.1', '550 5.2.1 The email account that you tried to reach is inactive.', 'dead'],
  ['Gmail', 'failed', '5.2.2', '552-5.2.2 The recipient’s inbox is out of storage space', 'passing'],
  ['Gmail', 'failed', '4.2.2', '452-4.2.2 The email account that you tried to reach is over quota', 'passing'],
  [
    'Gmail',
    'failed',
    '5.7.26',
    '550-5.7.26 This mail has been blocked because the sender is unauthenticated',
    'refused',
  ],
  [
    'Gmail',
    'failed',
    '5.7.1',
    '550-5.7.1 Our system has detected that this message is likely unsolicited mail',
    'refused',
  ],
  ['Gmail', 'delayed', '4.4.1', 'The server did not respond', 'waiting'],
  ['Outlook', 'failed', '5.5.0', '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)', 'dead'],
  [
    'Outlook',
    'failed',
    '5.7.1',
    '550 5.7.1 Unfortunately, messages from [192.0.2.1] weren’t sent: block list (S3140)',
    'refused',
  ],
  ['Outlook', 'failed', '5.2.2', '554 5.2.2 mailbox full; STOREDRV.Deliver', 'passing'],
  ['Microsoft 365', 'failed', '5.4.1', '550 5.4.1 Recipient address rejected: Access denied.', 'dead'],
  ['Microsoft 365', 'failed', '5.1.10', '550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'dead'],
  ['Microsoft 365', 'failed', '5.4.7', '550 4.4.7 QUEUE.Expired; message expired', 'passing'],
  ['Microsoft 365', 'failed', '5.7.133', '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup', 'refused'],
  ['Microsoft 365', 'failed', '5.3.4', '552 5.3.4 message size exceeds fixed maximum', 'refused'],
  ['Yahoo', 'failed', '5.0.0', '554 delivery error: dd This user doesn’t have an account here: user unknown', 'dead'],
  ['Yahoo', 'failed', '4.4.7', '421 4.7.0 [TSS04] Messages temporarily deferred', 'passing'],
  ['iCloud', 'failed', '5.1.1', '550 5.1.1 unknown or illegal alias', 'dead'],
  ['Postfix', 'failed', '5.1.2', 'Host or domain name not found. Name service error', 'dead'],
  ['Postfix', 'failed', '4.4.1', 'connect to mx.agence.example[192.0.2.7]:25: Connection timed out', 'passing'],
  ['Postfix', 'delivered', '2.0.0', '250 2.0.0 Ok', 'arrived'],
  ['a list server', 'expanded', '2.0.0', '', 'arrived'],
  ['a sender rule', 'failed', '5.1.8', '550 5.1.8 Sender address rejected: Domain not found', 'refused'],
]

test.each(coded)('%s, %s %s, « %s »: %s', (_, action, status, diagnostic, verdict) => {
  expect(bounceVerdict({ address: 'paul@free.example', action, status, diagnostic }, '')).toBe(verdict)
})

describe('in words alone', () => {
  const worded: readonly [string, BounceVerdict][] = [
    ['Votre message n’a pas pu être remis à paul@free.example : adresse inconnue.', 'dead'],
    ['La boîte aux lettres de paul@free.example est pleine, votre message n’a pas pu être remis.', 'passing'],
    [
      'Hi. This is the qmail-send program. <paul@free.example>: Sorry, no mailbox here by that name. User unknown',
      'dead',
    ],
    ['A message that you sent could not be delivered: paul@free.example: host not found', 'dead'],
    ['Le message pour paul@free.example a été bloqué : contenu considéré comme spam. Échec de la remise.', 'refused'],
    ['Delivery to paul@free.example has failed. The quota exceeded.', 'passing'],
    ['Retard : nouvelle tentative pour paul@free.example', 'waiting'],
    ['Échec. paul@free.example', 'refused'],
  ]
  test.each(worded)('%s', (text, verdict) => {
    const { recipients, whole } = parseBounce(parsedMail({ text, subject: 'Avis de non-remise' }))
    const [report = { address: 'paul@free.example', ...whole }] = recipients
    expect(bounceVerdict(report, text)).toBe(verdict)
  })
})
