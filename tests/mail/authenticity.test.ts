import { describe, expect, test } from 'vitest'
import { parseAuthenticationResults } from '../../src/mail/authentication-results.ts'
import { authenticityFromHeaders, combineAuthenticity } from '../../src/mail/authenticity.ts'
import { aligned } from '../../src/mail/domain-alignment.ts'

const MX = 'mx.service.example'
const from = (...addresses: readonly string[]) => addresses.map((address) => ({ name: '', address }))
const mail = (results: readonly string[], sender = from('nadia@orange.example'), fromHeaders = 1) => ({
  from: sender,
  fromHeaders,
  headers: new Map([['authentication-results', results]]),
})
const judged = (...results: readonly string[]) => authenticityFromHeaders(mail(results), MX)

describe('what our own server wrote', () => {
  test.each([
    ['dmarc=pass header.from=orange.example', 'pass', true],
    ['dkim=pass header.d=orange.example', 'pass', true],
    ['dkim=pass header.i=@mail.orange.example', 'pass', false],
    ['dmarc=pass', 'pass', false],
    ['dmarc=pass header.from=mail.orange.example', 'pass', false],
    ['auth=pass smtp.auth=nadia@orange.example', 'pass', false],
    ['auth=pass smtp.auth=autre@orange.example', 'unknown', false],
    ['spf=pass smtp.mailfrom=nadia@orange.example', 'pass', false],
    ['dkim=pass header.d=mechant.example; spf=fail smtp.mailfrom=x@mechant.example', 'fail', false],
    ['dkim=pass header.d=mechant.example', 'unknown', false],
    ['dmarc=fail header.from=orange.example; dkim=pass header.d=orange.example', 'fail', false],
    ['dmarc=pass header.from=mechant.example', 'unknown', false],
    ['spf=softfail; dkim=none', 'fail', false],
    ['spf=fail; dkim=temperror', 'unknown', false],
    ['none', 'unknown', false],
  ])('%s: %s, commands %s', (results, verdict, fitForCommands) => {
    expect(judged(`${MX}; ${results}`)).toMatchObject({ verdict, fitForCommands, by: 'receiving_server' })
  })
})

test.each([
  ['auth=pass smtp.auth=nadia@orange.example', true],
  ['auth=pass smtp.auth=Nadia@Orange.example', true],
  ['auth=pass smtp.auth=autre@orange.example', false],
  ['auth=pass smtp.auth=nadia', false],
  ['auth=fail smtp.auth=nadia@orange.example', false],
  ['auth=pass smtp.auth=nadia@orange.example; dmarc=fail', false],
])('where our server’s passwords are trusted: %s, commands %s', (results, fitForCommands) => {
  expect(authenticityFromHeaders(mail([`${MX}; ${results}`]), MX, true)).toMatchObject({ fitForCommands })
})

describe('a signature of the author’s domain that leaves a command open', () => {
  const signed = (tags: string, results = 'dmarc=pass header.from=orange.example') =>
    authenticityFromHeaders(
      {
        from: from('nadia@orange.example'),
        fromHeaders: 1,
        headers: new Map([
          ['authentication-results', [`${MX}; ${results}`]],
          ['dkim-signature', [`v=1; ${tags}; bh=x; b=x`]],
        ]),
      },
      MX,
    ).fitForCommands
  const whole = 'h=Message-ID : Date:Subject: To:From'

  test.each([
    [`d=orange.example; ${whole}`, true],
    [`d=ORANGE.example; ${whole}; l=12`, false],
    ['d=orange.example; h=from:subject:date:message-id', false],
    ['d=orange.example; h=from:to:date:message-id', false],
    ['d=orange.example; h=to:subject:date:message-id', false],
    ['d=orange.example; h=from:to:subject:message-id', false],
    ['d=orange.example', false],
    ['d=provider.example; h=from', true],
  ])('%s: commands %s', (tags, fit) => {
    expect(signed(tags)).toBe(fit)
  })

  test('does no harm when the mail came straight from the domain’s own server', () => {
    const direct = 'dmarc=pass header.from=orange.example; spf=pass smtp.mailfrom=nadia@orange.example'
    expect(signed('d=orange.example; h=from', direct)).toBe(true)
    expect(signed('d=orange.example; h=from', direct.replace('nadia@orange', 'x@evil'))).toBe(false)
  })
})

test('another server, and the same header when no id is configured, prove nothing', () => {
  expect(judged('mx.mechant.example; dmarc=pass header.from=orange.example')).toMatchObject({
    verdict: 'unknown',
    by: 'nobody',
  })
  expect(authenticityFromHeaders(mail([`${MX}; dmarc=pass`]), null)).toMatchObject({ verdict: 'unknown', by: 'nobody' })
})

test('below the topmost header of our server nothing proves, but a failure counts', () => {
  const pass = `${MX}; dmarc=pass header.from=orange.example`
  expect(judged(`${MX}; spf=none`, pass)).toMatchObject({ verdict: 'unknown' })
  expect(judged(pass, `${MX}; dmarc=fail header.from=orange.example`)).toMatchObject({
    verdict: 'fail',
    fitForCommands: false,
  })
})

test.each([
  ['two From headers', from('a@x.example', 'b@x.example'), 2],
  ['two addresses', from('a@x.example', 'b@x.example'), 1],
  ['no address', from(''), 1],
  ['no From', [], 0],
])('%s: never proven, whoever judges', (_, sender, fromHeaders) => {
  const doubtful = mail([`${MX}; dmarc=pass header.from=x.example`], sender, fromHeaders)
  const own = { verdict: 'pass', address: 'a@x.example', by: 'own_check', fitForCommands: true, because: '' } as const
  expect(authenticityFromHeaders(doubtful, MX)).toMatchObject({ verdict: 'fail', fitForCommands: false })
  expect(combineAuthenticity(doubtful, { ...own, verdict: 'unknown', by: 'nobody' }, own)).toMatchObject({
    verdict: 'fail',
    fitForCommands: false,
  })
})

test('our own check counts only where the server was silent, and only for the same author', () => {
  const own = {
    verdict: 'pass',
    address: 'nadia@orange.example',
    by: 'own_check',
    fitForCommands: true,
    because: '',
  } as const
  const silent = authenticityFromHeaders(mail([]), MX)
  expect(combineAuthenticity(mail([]), silent, own)).toEqual(own)
  expect(combineAuthenticity(mail([]), silent, { ...own, address: 'autre@orange.example' })).toMatchObject({
    verdict: 'fail',
  })
  const told = judged(`${MX}; dmarc=fail`)
  expect(combineAuthenticity(mail([]), told, own)).toBe(told)
})

test.each([
  [
    `${MX} 1; dkim=pass (2048-bit key; ok) header.d=a.example header.s=s1`,
    { method: 'dkim', result: 'pass', properties: { 'header.d': 'a.example', 'header.s': 's1' } },
  ],
  [
    `${MX}; spf=fail reason="not; allowed" smtp.mailfrom=b@a.example`,
    { method: 'spf', result: 'fail', properties: { reason: 'not__allowed', 'smtp.mailfrom': 'b@a.example' } },
  ],
  [
    `${MX}; dmarc = pass header.from = a.example`,
    { method: 'dmarc', result: 'pass', properties: { 'header.from': 'a.example' } },
  ],
  [`${MX}; x=pass (dmarc=pass; ) "; dmarc=pass"`, { method: 'x', result: 'pass', properties: {} }],
])('the header %s is read as RFC 8601 means it', (value, result) => {
  expect(parseAuthenticationResults(value)).toEqual({ authservId: MX, results: [result] })
})

test.each([
  ['orange.example', 'orange.example', true],
  ['mail.orange.example', 'orange.example', true],
  ['orange.example', 'Mail.Orange.example', true],
  ['monorange.example', 'orange.example', false],
  ['a.co.uk', 'b.co.uk', false],
  ['a.co.uk', 'co.uk', false],
  ['dila.gouv.fr', 'gouv.fr', false],
  ['club.asso.fr', 'mail.club.asso.fr', true],
  ['example', 'example', false],
])('%s and %s aligned: %s', (a, b, expected) => {
  expect(aligned(a, b)).toBe(expected)
})
