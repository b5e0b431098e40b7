import { beforeAll, describe, expect, test } from 'vitest'
import { mailauthVerifier, type Resolver } from '../../src/adapters/mailauth-verifier.ts'
import { combineAuthenticity } from '../../src/mail/authenticity.ts'
import type { Authenticity } from '../../src/mail/message.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { dkimDomains } from '../support/dkim-domains.ts'

const MEDIATOR = 'claire@mediation.example'
const EVIL = 'claire@evil.example'

const dns = dkimDomains(['mediation.example', 'clients.mediation.example', 'evil.example'])

const broken: Resolver = async () => {
  throw Object.assign(new Error('SERVFAIL'), { code: 'ESERVFAIL' })
}

const mail = (...from: readonly string[]): string =>
  [
    ...from.map((f) => `From: ${f}`),
    'To: mediation@mediation.example',
    'Subject: OK',
    'Date: Tue, 07 Apr 2026 20:14:34 +0200',
    'Message-ID: <1@mediation.example>',
    '',
    'OK',
    '',
  ].join('\r\n')

const signed = async (raw: string, domain: string, signing: Parameters<typeof dns.signed>[2] = {}): Promise<string> =>
  (await dns.signed(Buffer.from(raw), domain, signing)).toString()

async function judged(raw: string, resolver: Resolver = dns.resolver): Promise<Authenticity> {
  const bytes = Buffer.from(raw)
  const parsed = await parseMail(bytes)
  if (parsed.kind !== 'parsed') throw new Error(parsed.why)
  const nobody: Authenticity = { verdict: 'unknown', address: null, by: 'nobody', fitForCommands: false, because: '' }
  return combineAuthenticity(parsed.mail, nobody, await mailauthVerifier(resolver).verify(bytes))
}

let genuine = ''
beforeAll(async () => {
  genuine = await signed(mail(MEDIATOR), 'mediation.example')
})

test('a mail signed by its own domain proves its author and may give commands', async () => {
  expect(await judged(genuine)).toEqual({
    verdict: 'pass',
    address: MEDIATOR,
    by: 'own_check',
    fitForCommands: true,
    because: 'aligned dkim=pass',
  })
})

describe('no forgery gives commands', () => {
  const forgeries: readonly [string, () => Promise<string> | string][] = [
    ['unsigned', () => mail(MEDIATOR)],
    ['signed by another domain', () => signed(mail(MEDIATOR), 'evil.example')],
    ['two From headers, signed by the first', () => signed(mail(EVIL, MEDIATOR), 'evil.example')],
    ['two From headers, signed by the second', () => signed(mail(MEDIATOR, EVIL), 'evil.example')],
    ['two addresses in one From', () => signed(mail(`${MEDIATOR}, ${EVIL}`), 'evil.example')],
    ['a group as From', () => signed(mail(`equipe: ${MEDIATOR};`), 'evil.example')],
    ['a From put on top after signing', () => `From: ${EVIL}\r\n${genuine}`],
    ['a From added below after signing', () => genuine.replace('\r\nTo:', `\r\nFrom: ${EVIL}\r\nTo:`)],
    ['a text added by a list', () => `${genuine}-- \r\nliste\r\n`],
    ['a subject tagged by a list', () => genuine.replace('Subject: OK', 'Subject: [liste] OK')],
    ['the mediator as display name', () => signed(mail(`"${MEDIATOR}" <${EVIL}>`), 'mediation.example')],
    [
      'a subdomain of the attacker that looks alike',
      () => signed(mail('claire@mediation.example.evil.example'), 'mediation.example'),
    ],
  ]
  test.each(forgeries)('%s', async (_, forge) => {
    const verdict = await judged(await forge())
    expect(verdict).toMatchObject({ fitForCommands: false })
    expect(verdict.verdict).not.toBe('pass')
  })
})

test.each([
  ['leaves the subject open', 'mediation.example', { headerList: 'from:to:date:message-id' }],
  ['leaves the recipient open', 'mediation.example', { headerList: 'from:subject:date:message-id' }],
  ['leaves the date open', 'mediation.example', { headerList: 'from:to:subject:message-id' }],
  ['leaves the Message-ID open', 'mediation.example', { headerList: 'from:to:subject:date' }],
  ['leaves the end of the body open', 'mediation.example', { bodyLength: 4 }],
  ['is of a subdomain, which may be anybody’s', 'clients.mediation.example', {}],
])('a signature that %s proves the author but gives no commands', async (_, domain, signing) => {
  expect(await judged(await signed(mail(MEDIATOR), domain, signing))).toMatchObject({
    verdict: 'pass',
    fitForCommands: false,
  })
})

test('the domain above the author’s signs for it', async () => {
  const below = 'claire@clients.mediation.example'
  expect(await judged(await signed(mail(below), 'mediation.example'))).toMatchObject({
    address: below,
    fitForCommands: true,
  })
})

test('when DNS does not answer nothing is known and nothing is thrown', async () => {
  expect(await judged(genuine, broken)).toMatchObject({ verdict: 'unknown', fitForCommands: false })
})

test('bytes that are no mail are judged without an exception', async () => {
  const verdict = await mailauthVerifier(dns.resolver).verify(Buffer.from('\0\xff\xfe'))
  expect(verdict).toMatchObject({ fitForCommands: false })
  expect(verdict.verdict).not.toBe('pass')
})
