import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth'
import { beforeAll, describe, expect, test } from 'vitest'
import { mailauthVerifier, type Resolver } from '../../src/adapters/mailauth-verifier.ts'
import { combineAuthenticity } from '../../src/mail/authenticity.ts'
import type { Authenticity } from '../../src/mail/message.ts'
import { parseMail } from '../../src/mail/parse.ts'

const MEDIATOR = 'claire@mediation.example'
const EVIL = 'claire@evil.example'

const keys = (['mediation.example', 'evil.example'] as const).map((domain) => ({
  domain,
  ...generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }),
}))

/** DNS with a key and a DMARC policy for each of the two domains, and nothing else. */
const dns: Resolver = async (name, type) => {
  const key = keys.find(({ domain }) => name === `s1._domainkey.${domain}`)
  if (type === 'TXT' && key) return [[`v=DKIM1; k=rsa; p=${key.publicKey.toString('base64')}`]]
  if (type === 'TXT' && keys.some(({ domain }) => name === `_dmarc.${domain}`)) return [['v=DMARC1; p=reject']]
  throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' })
}

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

async function signed(raw: string, signingDomain: string, headerList?: string): Promise<string> {
  const privateKey = keys.find(({ domain }) => domain === signingDomain)?.privateKey ?? ''
  const signature = { signingDomain, selector: 's1', privateKey, ...(headerList ? { headerList } : {}) }
  const options = { ...signature, canonicalization: 'relaxed/relaxed', signatureData: [signature] }
  const { signatures } = await dkimSign(raw, options)
  expect(signatures).toMatch(/^DKIM-Signature:/)
  return `${signatures}${raw}`
}

async function judged(raw: string, resolver: Resolver = dns): Promise<Authenticity> {
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

test('a signature that leaves the subject open proves the author but gives no commands', async () => {
  const weak = await signed(mail(MEDIATOR), 'mediation.example', 'from:to')
  expect(await judged(weak)).toMatchObject({ verdict: 'pass', fitForCommands: false })
})

test('when DNS does not answer nothing is known and nothing is thrown', async () => {
  expect(await judged(genuine, broken)).toMatchObject({ verdict: 'unknown', fitForCommands: false })
})

test('bytes that are no mail are judged without an exception', async () => {
  const verdict = await mailauthVerifier(dns).verify(Buffer.from('\0\xff\xfe'))
  expect(verdict).toMatchObject({ fitForCommands: false })
  expect(verdict.verdict).not.toBe('pass')
})
