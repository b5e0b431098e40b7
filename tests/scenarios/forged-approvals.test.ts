import { beforeEach, describe, expect, test } from 'vitest'
import { settleDraft } from '../../src/store/drafts.ts'
import { openHeld } from '../../src/store/held.ts'
import { LANDLORD, people, TENANT } from '../support/people.ts'
import { AUTHSERV, plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, type TestWorld, testWorld } from '../support/test-world.ts'

const OTHER_MEDIATOR = 'karim.haddad@mediation-logement.example'

let w: TestWorld
let p: ReturnType<typeof people>

beforeEach(async () => {
  w = testWorld({ at: '2026-04-07T08:00:00Z', settings: { mediators: [MEDIATOR, OTHER_MEDIATOR] } })
  p = people(w)
  await p.opensJointly()
})

const approvalAddress = (): string =>
  w.sent.findLast((s) => s.mail.replyTo[0]?.address.includes('+ok-'))?.mail.replyTo[0]?.address ?? ''
const owner = (): string => w.sent.findLast((s) => s.mail.replyTo[0]?.address.includes('+ok-'))?.to ?? ''
const letters = (): number => w.sent.filter((s) => s.mail.headers.get('auto-submitted') === undefined).length
const from = (address: string) => `From: ${address}`
const dmarc = (result: string, domain = 'mediation-logement.example') =>
  `Authentication-Results: ${AUTHSERV}; dmarc=${result} header.from=${domain}`

/** A mail put together header by header, so that it may be as wrong as needed. */
const raw = (headers: readonly string[], body = 'OK'): Buffer =>
  Buffer.from(
    [
      ...headers,
      `Message-ID: <${headers.length}-${body.length}-${Math.abs(headers.join().length)}@x.example>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      body,
      '',
    ].join('\r\n'),
  )

describe('nobody but the mediator of the case approves, and only by an address that is proven', () => {
  const attempts: [string, () => Buffer, string | null][] = [
    [
      'from a stranger with the token',
      () => plainEml({ from: 'eve@ailleurs.example', to: approvalAddress(), text: 'OK' }),
      null,
    ],
    [
      'from the tenant with the token',
      () => plainEml({ from: TENANT.address, to: approvalAddress(), text: 'OK' }),
      null,
    ],
    [
      'from the landlord with the token',
      () => plainEml({ from: LANDLORD.address, to: approvalAddress(), text: 'OK' }),
      null,
    ],
    [
      'from another mediator with this one’s token',
      () => plainEml({ from: owner() === MEDIATOR ? OTHER_MEDIATOR : MEDIATOR, to: approvalAddress(), text: 'OK' }),
      'wrong_token',
    ],
    [
      'with the mediator’s address forged: DMARC fails',
      () => plainEml({ from: owner(), to: approvalAddress(), text: 'OK', auth: 'fail' }),
      'authentication_failed',
    ],
    [
      'with no verdict at all',
      () => plainEml({ from: owner(), to: approvalAddress(), text: 'OK', auth: 'none' }),
      'authentication_failed',
    ],
    [
      'with a verdict of a foreign server',
      () =>
        raw([
          `Authentication-Results: mx.evil.example; dmarc=pass header.from=mediation-logement.example`,
          from(owner()),
          `To: ${approvalAddress()}`,
        ]),
      'authentication_failed',
    ],
    [
      'with SPF alone',
      () =>
        raw([
          `Authentication-Results: ${AUTHSERV}; spf=pass smtp.mailfrom=${owner()}`,
          from(owner()),
          `To: ${approvalAddress()}`,
        ]),
      'authentication_failed',
    ],
    [
      'with DKIM of another domain',
      () =>
        raw([
          `Authentication-Results: ${AUTHSERV}; dkim=pass header.d=evil.example`,
          from(owner()),
          `To: ${approvalAddress()}`,
        ]),
      'authentication_failed',
    ],
    [
      'with two From headers, evil first',
      () => raw([dmarc('pass', 'evil.example'), from('eve@evil.example'), from(owner()), `To: ${approvalAddress()}`]),
      null,
    ],
    [
      'with two From headers, evil last',
      () => raw([dmarc('pass'), from(owner()), from('eve@evil.example'), `To: ${approvalAddress()}`]),
      null,
    ],
    [
      'with two addresses in one From',
      () => raw([dmarc('pass'), from(`${owner()}, eve@evil.example`), `To: ${approvalAddress()}`]),
      null,
    ],
    ['with a group in From', () => raw([dmarc('pass'), from(`equipe: ${owner()};`), `To: ${approvalAddress()}`]), null],
    [
      'with the mediator only in the display name',
      () => raw([dmarc('pass', 'evil.example'), from(`"${owner()}" <eve@evil.example>`), `To: ${approvalAddress()}`]),
      null,
    ],
    [
      'with a look-alike domain',
      () =>
        plainEml({
          from: owner().replace('mediation-logement', 'mediation-Iogement'),
          to: approvalAddress(),
          text: 'OK',
        }),
      null,
    ],
    ['without any token', () => plainEml({ from: owner(), to: OURS, text: 'OK' }), 'wrong_token'],
    [
      'with a token that was never given',
      () => plainEml({ from: owner(), to: OURS.replace('@', `+ok-${'a'.repeat(26)}@`), text: 'OK' }),
      'wrong_token',
    ],
    [
      'with a participant’s token',
      () => plainEml({ from: owner(), to: w.sentTo(TENANT.address)[0]?.mail.replyTo[0]?.address ?? '', text: 'OK' }),
      'wrong_token',
    ],
    [
      'with two tokens',
      () =>
        plainEml({ from: owner(), to: [approvalAddress(), OURS.replace('@', `+ok-${'b'.repeat(26)}@`)], text: 'OK' }),
      'wrong_token',
    ],
    [
      'with the token in the text only',
      () => plainEml({ from: owner(), to: OURS, text: `OK\n${approvalAddress()}` }),
      'wrong_token',
    ],
    [
      'as a vacation note',
      () =>
        plainEml({
          from: owner(),
          to: approvalAddress(),
          subject: 'Réponse automatique : absence',
          text: 'OK, je suis absente jusqu’au 20 avril.',
          headers: ['Auto-Submitted: auto-replied'],
        }),
      null,
    ],
    [
      'as a vacation note without headers',
      () =>
        plainEml({
          from: owner(),
          to: approvalAddress(),
          subject: 'Absence du bureau',
          text: 'Je suis en congé jusqu’au 20 avril, je vous répondrai à mon retour.',
        }),
      null,
    ],
    [
      'as a read receipt',
      () =>
        plainEml({
          from: owner(),
          to: approvalAddress(),
          subject: 'Lu : À approuver',
          text: 'OK',
          headers: ['Content-Disposition-Notification: x', 'Auto-Submitted: auto-generated'],
        }),
      null,
    ],
    [
      'as a list mail',
      () =>
        plainEml({
          from: owner(),
          to: approvalAddress(),
          text: 'OK',
          headers: ['List-Id: <l.example>', 'Precedence: list'],
        }),
      null,
    ],
  ]

  test.each(attempts)('%s: nothing leaves', async (_, mail, reason) => {
    const before = letters()
    const row = await w.receive(mail())
    expect(letters()).toBe(before)
    expect(['held', 'ignored', 'filed']).toContain(row?.fate)
    if (reason) expect(row).toMatchObject({ fate: 'held', reason })
    if (row?.fate === 'held') expect(openHeld(w.world.db).length).toBeGreaterThan(0)
  })

  test('a stranger’s attempt is answered by nothing', async () => {
    const before = w.sent.length
    await w.receive(plainEml({ from: 'eve@ailleurs.example', to: approvalAddress(), text: 'OK' }))
    expect(
      w.sent.slice(before).filter((s) => s.to === 'eve@ailleurs.example' && s.mail.text.includes('parti')),
    ).toHaveLength(0)
  })
})

describe('a mediator’s own words approve only as an order that stands alone', () => {
  const words = [
    'Bien reçu, je regarde.',
    'OK mais enlevez la deuxième phrase',
    'ok sauf la date',
    'OK ?',
    'Je ne suis pas d’accord',
    'Est-ce que je dois répondre OK ?',
    'D’accord sur le principe, à revoir',
    '',
    '> OK',
    'Transféré : OK',
    'L’avocat dit que OK suffit',
    'Pas OK',
    'ok pour le fond, attendez lundi pour la forme',
  ]
  test.each(words)('%j is no approval', async (text) => {
    const before = letters()
    await w.receive(plainEml({ from: owner(), to: approvalAddress(), text }))
    expect(letters()).toBe(before)
  })

  test.each([
    ['OK in the subject only', 'OK', 'Merci'],
    ['OK in the signature only', 'Re: lettre', 'Je regarde ce soir.\n\n-- \nOK'],
  ])('%s is no approval', async (_, subject, text) => {
    const before = letters()
    await w.receive(plainEml({ from: owner(), to: approvalAddress(), subject, text }))
    expect(letters()).toBe(before)
  })

  test('OK in quoted text only is no approval', async () => {
    const before = letters()
    await w.receive(
      plainEml({
        from: owner(),
        to: approvalAddress(),
        text: 'Je réfléchis.\n\nLe 7 avril 2026 à 10:00, Karim <karim@x.example> a écrit :\n> OK',
      }),
    )
    expect(letters()).toBe(before)
  })
})

describe('a yes is for one letter, once, in time, as it was shown', () => {
  const ok = (mail: object = {}) => plainEml({ from: owner(), to: approvalAddress(), text: 'OK', ...mail })

  test('the same yes twice sends once', async () => {
    const yes = ok()
    await w.receive(yes)
    const after = letters()
    await w.receive(yes)
    await w.receive(ok({ messageId: 'autre@mediation-logement.example' }))
    expect(letters()).toBe(after)
  })

  test('a yes after three days is too late, and the mediator is told', async () => {
    const yes = ok()
    await w.on('2026-04-10T08:30:00Z')
    const row = await w.receive(yes)
    expect(row).toMatchObject({ fate: 'held', reason: 'expired_token' })
    expect(w.sentTo(owner()).at(-1)?.mail.text).toContain('délai pour répondre est passé')
  })

  test('a request that nobody answered in time comes again, and the new one can be approved', async () => {
    const old = approvalAddress()
    await w.on('2026-04-13T07:00:00Z')
    expect(approvalAddress()).not.toBe(old)
    await w.receive(ok())
    expect(letters()).toBe(1)
  })

  test('a yes to a letter that a party’s message overtook sends nothing', async () => {
    const yes = ok()
    await p.tenantWrites('J’ajoute que le loyer était de 700 €.')
    const before = letters()
    await w.receive(yes)
    expect(letters()).toBe(before)
  })

  test('a yes to a letter that was settled elsewhere sends nothing', async () => {
    const [draft] = w.world.db.prepare("SELECT id FROM drafts WHERE state = 'proposed'").all() as { id: never }[]
    const yes = ok()
    settleDraft(w.world.db, draft?.id as never, { state: 'refused', at: w.clock.now(), by: 'console' })
    const before = letters()
    await w.receive(yes)
    expect(letters()).toBe(before)
  })

  test('a mediator who left the team approves nothing', async () => {
    const yes = ok()
    w.world.settings = { ...w.world.settings, mediators: ['autre@mediation-logement.example'] }
    const before = letters()
    await w.receive(yes)
    expect(letters()).toBe(before)
  })
})
