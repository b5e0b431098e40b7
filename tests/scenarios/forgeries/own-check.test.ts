import { describe, test } from 'vitest'
import { mailauthVerifier } from '../../../src/adapters/mailauth-verifier.ts'
import { dkimDomains } from '../../support/dkim-domains.ts'
import {
  type CommandMail,
  command,
  crlf,
  DOMAIN,
  type Expected,
  expectApproved,
  expectRefused,
  MEDIATOR,
  multipart,
  NOW,
  plain,
  type WaitingCase,
  waitingCase,
} from './waiting-case.ts'

const dns = dkimDomains([DOMAIN, `clients.${DOMAIN}`, 'evil.example'])
const broken = mailauthVerifier(async () => {
  throw Object.assign(new Error('SERVFAIL'), { code: 'ESERVFAIL' })
})

const selfVerifying = (verifier = mailauthVerifier(dns.resolver)): Promise<WaitingCase> =>
  waitingCase({ world: { verifier } })

/** An OK that no receiving server judged. */
const unjudged = (c: WaitingCase, mail: CommandMail = {}): Buffer => command(c, { above: [], ...mail })
type Signing = { domain?: string; signTime?: string; headerList?: string; bodyLength?: number }
const signed = (raw: Buffer, { domain = DOMAIN, signTime = NOW, ...rest }: Signing = {}): Promise<Buffer> =>
  dns.signed(raw, domain, { signTime, ...rest })
const edited = (raw: Buffer, from: string | RegExp, to: string): Buffer =>
  Buffer.from(raw.toString('latin1').replace(from, to), 'latin1')

const held = (reason: string): Expected => ({ fate: 'held', reason })
const unproven = held('authentication_failed')

describe('where no server judged, only the mediator’s domain’s own whole signature proves', () => {
  const rows: readonly [string, (c: WaitingCase) => Promise<Buffer> | Buffer, Expected][] = [
    ['no signature', (c) => unjudged(c), unproven],
    ['a signature of an evil domain', (c) => signed(unjudged(c), { domain: 'evil.example' }), unproven],
    [
      'a signature of a subdomain, which may be anybody’s',
      (c) => signed(unjudged(c), { domain: `clients.${DOMAIN}` }),
      unproven,
    ],
    [
      'two From fields, the first signed',
      (c) => signed(unjudged(c, { from: ['From: eve@evil.example', `From: ${MEDIATOR}`] }), { domain: 'evil.example' }),
      held('several_senders'),
    ],
    [
      'two From fields, the last signed',
      (c) => signed(unjudged(c, { from: [`From: ${MEDIATOR}`, 'From: eve@evil.example'] }), { domain: 'evil.example' }),
      held('several_senders'),
    ],
    [
      'one From with two addresses, signed by the second',
      (c) => signed(unjudged(c, { from: [`From: ${MEDIATOR}, eve@evil.example`] }), { domain: 'evil.example' }),
      held('several_senders'),
    ],
    [
      'a From put on top after signing',
      async (c) =>
        edited(
          await signed(unjudged(c, { from: ['From: eve@evil.example'] }), { domain: 'evil.example' }),
          /^/,
          `From: ${MEDIATOR}\r\n`,
        ),
      held('several_senders'),
    ],
    [
      'another author after signing',
      async (c) =>
        edited(
          await signed(unjudged(c, { from: [`From: stagiaire@${DOMAIN}`] })),
          `From: stagiaire@${DOMAIN}`,
          `From: ${MEDIATOR}`,
        ),
      unproven,
    ],
    [
      'another letter’s token after signing',
      async (c) =>
        edited(
          await signed(unjudged(c, { to: [`To: mediation+ok-${'a'.repeat(26)}@${DOMAIN}`] })),
          /\+ok-a{26}/,
          `+ok-${c.token}`,
        ),
      unproven,
    ],
    [
      'other words after signing',
      async (c) => edited(await signed(unjudged(c, { text: 'NON' })), 'NON', 'OK'),
      unproven,
    ],
    [
      'words added below by a list',
      async (c) => Buffer.concat([await signed(unjudged(c)), Buffer.from('-- \r\nliste\r\n')]),
      unproven,
    ],
    [
      'a subject tagged by a list',
      async (c) => edited(await signed(unjudged(c)), 'Subject: ', 'Subject: [liste] '),
      unproven,
    ],
    [
      'a signature that leaves the subject open',
      (c) => signed(unjudged(c), { headerList: 'from:to:date:message-id' }),
      unproven,
    ],
    [
      'a signature that leaves the recipient open',
      (c) => signed(unjudged(c), { headerList: 'from:subject:date:message-id' }),
      unproven,
    ],
    [
      'a signature that leaves the date open',
      (c) => signed(unjudged(c), { headerList: 'from:to:subject:message-id' }),
      unproven,
    ],
    ['a signature of the beginning of the body (l=)', (c) => signed(unjudged(c), { bodyLength: 4 }), unproven],
    [
      'a signature of the beginning of the body, and a part added behind',
      async (c) => {
        const whole = unjudged(c, { content: multipart('mixed', plain('Merci')) })
        return Buffer.concat([
          await signed(whole, { bodyLength: whole.length - whole.indexOf('\r\n\r\n') - 4 }),
          Buffer.from(crlf(`--limite\n${plain('OK')}\n--limite--\n`)),
        ])
      },
      unproven,
    ],
    [
      'a signature of three days ago',
      (c) => signed(unjudged(c), { signTime: '2026-04-04T08:00:00Z' }),
      held('untimely_command'),
    ],
    [
      'a signature of tomorrow night',
      (c) => signed(unjudged(c), { signTime: '2026-04-08T20:00:00Z' }),
      held('untimely_command'),
    ],
    [
      'an evil signature above a broken one of the true domain',
      async (c) => signed(edited(await signed(unjudged(c, { text: 'NON' })), 'NON', 'OK'), { domain: 'evil.example' }),
      unproven,
    ],
    [
      'a field of the signature for a domain below',
      async (c) => edited(await signed(unjudged(c), { domain: 'evil.example' }), 'd=evil.example', `d=${DOMAIN}`),
      unproven,
    ],
  ]
  test.each(rows)('%s', async (_, forge, expected) => {
    const c = await selfVerifying()
    await expectRefused(c, await forge(c), expected)
  })

  test('a whole signature while the name servers are silent', async () => {
    const c = await selfVerifying(broken)
    await expectRefused(c, await signed(unjudged(c)), unproven)
  })
})

test.each<[string, (c: WaitingCase) => Buffer]>([
  ['a plain OK', (c) => unjudged(c)],
  ['an OK of a telephone', (c) => unjudged(c, { text: 'Ok\n\nEnvoyé de mon iPhone' })],
])('the domain’s own whole signature approves: %s', async (_, mail) => {
  const c = await selfVerifying()
  await expectApproved(c, await signed(mail(c)))
})

test('a signature of the domain and one of its mail provider approve', async () => {
  const c = await selfVerifying()
  await expectApproved(c, await signed(await signed(unjudged(c)), { domain: 'evil.example' }))
})
