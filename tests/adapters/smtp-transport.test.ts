import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SmtpOptions, smtpTransport } from '../../src/adapters/smtp-transport.ts'
import type { Delivery, MailTransport } from '../../src/ports.ts'
import { freePort } from '../support/free-port.ts'
import { rawMail } from '../support/maildir.ts'
import { type SmtpScript, type SmtpSink, smtpSink } from '../support/smtp-sink.ts'
import { type TcpProxy, tcpProxy } from '../support/tcp-proxy.ts'

let sink: SmtpSink
let proxy: TcpProxy
let closing: (() => Promise<void>)[]

beforeEach(async () => {
  closing = []
  await server()
})
afterEach(async () => {
  for (const close of closing.reverse()) await close()
})

async function server(options: Parameters<typeof smtpSink>[0] = {}): Promise<void> {
  sink = await smtpSink(options)
  proxy = await tcpProxy(sink.port)
  closing.push(sink.close, proxy.close)
}

function transport(options: Partial<SmtpOptions> = {}): MailTransport {
  const timeouts = { connect: 1000, envelope: 300, content: 300 }
  const made = smtpTransport({ url: `smtp://127.0.0.1:${proxy.port}`, timeouts, ...options })
  closing.push(made.close)
  return made
}

const LETTER = { from: 'mediation@service.example', to: 'ana@locataire.example', messageId: '<un@service.example>' }
const send = (over: MailTransport, raw = rawMail('un')): Promise<Delivery> => over.send({ ...LETTER, raw })
const cut = (): 'silence' => {
  proxy.cut()
  return 'silence'
}

const outcomes: [string, SmtpScript, Partial<Delivery>, number][] = [
  ['the server takes it', {}, { kind: 'accepted' }, 1],
  ['the service is closed to us (554 greeting)', { greeting: 554 }, { kind: 'try_later' }, 0],
  ['the service is busy (421 greeting)', { greeting: 421 }, { kind: 'try_later' }, 0],
  ['MAIL FROM is deferred (451)', { mail: 451 }, { kind: 'try_later' }, 0],
  ['MAIL FROM is refused (550)', { mail: 550 }, { kind: 'refused', code: 550 }, 0],
  ['MAIL FROM asks for a login (530)', { mail: 530 }, { kind: 'try_later' }, 0],
  ['the recipient is deferred (450)', { rcpt: 450 }, { kind: 'try_later' }, 0],
  ['the recipient is refused (550)', { rcpt: 550 }, { kind: 'refused', code: 550 }, 0],
  ['the content is deferred after the dot (451)', { dot: 451 }, { kind: 'try_later' }, 1],
  ['the content is refused after the dot (554)', { dot: 554 }, { kind: 'refused', code: 554 }, 1],
  ['the connection is cut at MAIL FROM', { mail: cut }, { kind: 'try_later' }, 0],
  ['the connection is cut at RCPT TO', { rcpt: cut }, { kind: 'try_later' }, 0],
  ['no answer to MAIL FROM', { mail: 'silence' }, { kind: 'try_later' }, 0],
  ['no answer to RCPT TO', { rcpt: 'silence' }, { kind: 'try_later' }, 0],
  ['the connection is cut in the content', { content: cut }, { kind: 'unknown' }, 0],
  ['the connection is cut after the dot', { dot: cut }, { kind: 'unknown' }, 1],
  ['no answer after the dot', { dot: 'silence' }, { kind: 'unknown' }, 1],
]

describe.each([
  ['with pipelining', {}],
  ['without pipelining', { hidePIPELINING: true }],
])('what became of a mail, %s', (_, options) => {
  beforeEach(() => server(options))

  test.each(outcomes)('%s', async (_case, script, expected, received) => {
    sink.script = script
    // More than the buffers between client and server hold, so that a cut in the content leaves a part unsent.
    const raw = rawMail('un', `${'x'.repeat(998)}\r\n`.repeat(script.content ? 20_000 : 20))
    expect(await send(transport(), raw)).toMatchObject({ ...expected, response: expect.stringMatching(/\S/) })
    expect(sink.received).toHaveLength(received)
  })
})

test('the bytes and the envelope arrive as given', async () => {
  const raw = rawMail('un', '.point\r\n..deux\r\nL’été, 690 €\r\n.\r\nfin\r\n')
  const delivery = await send(transport(), raw)
  expect(delivery).toEqual({ kind: 'accepted', response: expect.stringMatching(/^250 /) })
  expect(sink.received).toEqual([{ from: LETTER.from, to: [LETTER.to], raw }])
})

test('nobody listens: try later', async () => {
  const over = transport({ url: `smtp://127.0.0.1:${await freePort()}` })
  expect(await send(over)).toEqual({ kind: 'try_later', response: expect.stringMatching(/^connexion refusée par 127/) })
  await expect(over.check()).rejects.toThrow(/^SMTP : connexion refusée par 127\.0\.0\.1:\d+$/)
})

test('one session serves many mails, and mails sent together get their own', async () => {
  const over = transport()
  for (let n = 0; n < 20; n += 1) expect(await send(over)).toMatchObject({ kind: 'accepted' })
  expect(sink.sessions()).toBe(1)
  const together = await Promise.all(Array.from({ length: 5 }, () => send(over)))
  expect(together.map(({ kind }) => kind)).toEqual(Array(5).fill('accepted'))
  expect(sink.sessions()).toBeLessThanOrEqual(5)
  expect(sink.received).toHaveLength(25)
})

test('a session that the server ended while idle is replaced without a failure', async () => {
  const over = transport()
  await send(over)
  proxy.cut()
  expect(await send(over)).toMatchObject({ kind: 'accepted' })
  expect(sink.received).toHaveLength(2)
})

test('after a refusal the next mail goes out', async () => {
  const over = transport()
  sink.script = { rcpt: 550 }
  expect(await send(over)).toMatchObject({ kind: 'refused' })
  sink.script = {}
  expect(await send(over)).toMatchObject({ kind: 'accepted' })
})

test.each(['a@b.example\r\nBcc: x@evil.example', 'a@b.example>', 'a b@c.example', '', 'a@b@c.example'])(
  'an address that is none goes nowhere: %j',
  async (to) => {
    expect(await transport().send({ ...LETTER, to, raw: rawMail('un') })).toMatchObject({ kind: 'refused', code: 553 })
    expect(sink.sessions()).toBe(0)
  },
)

test('a mail over the announced limit is refused without being sent', async () => {
  await server({ size: 1000 })
  expect(await send(transport(), rawMail('un', 'x\r\n'.repeat(1000)))).toMatchObject({ kind: 'refused', code: 552 })
  expect(sink.received).toEqual([])
})

test('a login is used, and a wrong one is told', async () => {
  await server({ authOptional: false, allowInsecureAuth: true })
  const right = transport({ url: `smtp://user:secret@127.0.0.1:${proxy.port}` })
  expect(await send(right)).toMatchObject({ kind: 'accepted' })
  expect(await right.check()).toBe(`SMTP : connexion réussie (127.0.0.1:${proxy.port}, identifiée)`)
  const wrong = transport({ url: `smtp://user:autre@127.0.0.1:${proxy.port}` })
  await expect(wrong.check()).rejects.toThrow('SMTP : identifiant ou mot de passe refusé par le serveur')
  expect(await send(wrong)).toMatchObject({ kind: 'try_later' })
})

test('a certificate that nobody vouches for is refused', async () => {
  await server({ secure: true })
  const over = transport({ url: `smtps://127.0.0.1:${proxy.port}` })
  expect(await send(over)).toMatchObject({ kind: 'try_later' })
  await expect(over.check()).rejects.toThrow(/^SMTP : certificat de 127\.0\.0\.1 refusé/)
})

test('closing ends a mail under way, in doubt', async () => {
  const dotted = Promise.withResolvers<void>()
  sink.script = {
    dot() {
      dotted.resolve()
      return 'silence'
    },
  }
  const over = transport({ timeouts: {} })
  const delivery = send(over)
  await dotted.promise
  await over.close()
  expect(await delivery).toMatchObject({ kind: 'unknown' })
})
