import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A reply code, or no answer at all. */
type Answer = number | 'silence'

/** What the server does at each step; it agrees where nothing is said. A function may cut the connection first. */
export type SmtpScript = Partial<Record<'greeting' | 'mail' | 'rcpt' | 'content' | 'dot', Answer | (() => Answer)>>

export type SmtpSink = {
  port: number
  script: SmtpScript
  /** Mails whose final dot arrived, whatever was answered. */
  received: { from: string; to: string[]; raw: Buffer }[]
  /** Sessions greeted so far. */
  sessions(): number
  close(): Promise<void>
}

/** A mail server on this machine that keeps what it gets and misbehaves as told; `user` / `secret` where it asks for a login. */
export async function smtpSink(options: SMTPServerOptions = {}): Promise<SmtpSink> {
  const sink = { script: {} as SmtpScript, received: [] as SmtpSink['received'] }
  let sessions = 0

  function answer(step: keyof SmtpScript, done: (error?: Error | null) => void): void {
    const told = sink.script[step]
    const what = typeof told === 'function' ? told() : told
    if (what === 'silence') return
    done(what && what >= 400 ? Object.assign(new Error(`told to say ${what}`), { responseCode: what }) : null)
  }

  const server = new SMTPServer({
    disabledCommands: options.secure ? [] : ['STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_, done) {
      sessions += 1
      answer('greeting', done)
    },
    onAuth: ({ username, password }, _, done) =>
      username === 'user' && password === 'secret' ? done(null, { user: username }) : done(new Error('wrong')),
    onMailFrom: (_, __, done) => answer('mail', done),
    onRcptTo: (_, __, done) => answer('rcpt', done),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.once('data', () => answer('content', () => {}))
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        sink.received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
        })
        answer('dot', done)
      })
    },
    ...options,
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return Object.assign(sink, {
    port: (server.server.address() as AddressInfo).port,
    sessions: () => sessions,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  })
}
