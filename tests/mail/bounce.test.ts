import { describe, expect, test } from 'vitest'
import { parseBounce } from '../../src/mail/bounce.ts'
import { parsedMail } from '../support/parsed-mail.ts'

const report = (action: string, status: string) =>
  [
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; Paul@Ornage.example',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 no such user',
    ' here',
  ].join('\r\n')

describe('reports by RFC 3464', () => {
  test.each([
    ['failed', '5.1.1', 'failed'],
    ['delayed', '4.4.1', 'delayed'],
    ['delivered', '2.0.0', 'delivered'],
    ['', '5.2.2', 'failed'],
    ['', '4.2.2', 'delayed'],
  ])('action %j with status %s is %s', (action, status, expected) => {
    const { recipients } = parseBounce(parsedMail({ deliveryStatus: report(action, status) }))
    expect(recipients).toEqual([
      { address: 'Paul@ornage.example', action: expected, status, diagnostic: 'smtp; 550 no such user here' },
    ])
  })

  test('the id comes from the mail that came back, not from the report', () => {
    const mail = parsedMail({
      deliveryStatus: report('failed', '5.1.1'),
      returnedHeaders: 'Message-ID: <lettre-7@service.example>',
      messageId: 'avis@mx.example',
      inReplyTo: ['autre@service.example'],
    })
    expect(parseBounce(mail).originalMessageId).toBe('lettre-7@service.example')
  })
})

describe('reports in words', () => {
  test.each([
    ["Votre message n'a pas pu être remis à paul@laposte.example : 550 5.1.1 inconnu", 'failed', '5.1.1'],
    [
      "There was a temporary problem delivering your message to paul@laposte.example. We'll retry for 68 more hours.",
      'delayed',
      null,
    ],
    ['Retard : nouvelle tentative pour paul@laposte.example', 'delayed', null],
    ['A message that you sent could not be delivered: paul@laposte.example unknown user', 'failed', null],
  ])('%s', (text, action, status) => {
    expect(parseBounce(parsedMail({ text, subject: 'Avis' })).recipients).toMatchObject([
      { address: 'paul@laposte.example', action, status },
    ])
  })

  test('addresses of the copied mail and of the mail system are no recipients', () => {
    const text =
      'Undeliverable: paul@x.example\npostmaster@y.example\n\n---- Original message ----\nFrom: claire@service.example'
    expect(parseBounce(parsedMail({ text })).recipients.map(({ address }) => address)).toEqual(['paul@x.example'])
  })

  test('nothing named, nothing found', () => {
    expect(parseBounce(parsedMail({ text: 'Erreur.' }))).toMatchObject({ recipients: [], originalMessageId: null })
  })
})
