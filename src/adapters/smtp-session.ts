import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Delivery } from '../ports.ts'
import type { Server } from './server-url.ts'
import { failedDelivery, oneLine, type SmtpFailure } from './smtp-outcome.ts'

export type SmtpTimeouts = {
  /** Milliseconds for the connection, and again for the greeting. */
  connect: number
  /** From MAIL FROM to the server's leave to send the content. */
  envelope: number
  /** Silence after the content; RFC 5321 § 4.5.3.2.6 asks for ten minutes. */
  content: number
}

export type Envelope = { from: string; to: string; raw: Buffer }

/** `early`: the server had left before any content was handed over, as it does with idle sessions; a new one may try. */
export type Sent = { delivery: Delivery; early: boolean }

export type SmtpSession = {
  send(mail: Envelope): Promise<Sent>
  usable(): boolean
  quit(): void
  /** Ends at once; a mail under way becomes `unknown` or `try_later`. */
  abort(): void
}

/**
 * One connection, greeted and logged in; throws when that fails. It works below nodemailer's transports because only the
 * moment at which the content is first read tells "never sent" from "perhaps sent", and a transport hides that moment.
 */
export async function openSmtpSession(server: Server, timeouts: SmtpTimeouts): Promise<SmtpSession> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const connection = new Connection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: !server.secure && !server.loopback,
    ignoreTLS: server.loopback,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    socketTimeout: timeouts.content,
    socketCloseTimeout: 0,
  })
  const session: Session = { connection, broken: brokenBy(connection) }
  await step(session, (done) => connection.connect(done))
  if (server.user) await step(session, (done) => connection.login({ user: server.user, pass: server.password }, done))
  return {
    send: (mail) => send(session, mail, timeouts.envelope),
    usable: () => !connection.destroyed,
    quit() {
      connection.quit()
      setTimeout(() => connection.close(), GOODBYE).unref()
    },
    abort: () => connection.close(),
  }
}

/** How long a server may take to answer QUIT. */
const GOODBYE = 2000

type Session = { connection: SMTPConnection; broken: Promise<never> }

function brokenBy(connection: SMTPConnection): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => {})
  connection.on('error', reject)
  connection.on('end', () => reject(new Error('connection closed')))
  return promise
}

async function step(session: Session, start: (done: (error?: Error | null) => void) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  start((error) => (error ? reject(error) : resolve()))
  try {
    await Promise.race([promise, session.broken])
  } catch (error) {
    session.connection.close()
    throw error
  }
}

async function send({ connection, broken }: Session, mail: Envelope, patience: number): Promise<Sent> {
  let begun = false
  const impatient = setTimeout(() => connection.close(), patience)
  const content = contentOf(mail.raw, () => {
    begun = true
    clearTimeout(impatient)
  })
  const envelope = { from: mail.from, to: mail.to, size: mail.raw.length, use8BitMime: true }
  const sent = new Promise<string>((resolve, reject) =>
    connection.send(envelope, content, (error, info) => (error ? reject(error) : resolve(info.response))),
  )
  try {
    return { delivery: { kind: 'accepted', response: oneLine(await Promise.race([sent, broken])) }, early: false }
  } catch (error) {
    return afterFailure(error as SmtpFailure, begun)
  } finally {
    clearTimeout(impatient)
  }
}

const afterFailure = (failure: SmtpFailure, begun: boolean): Sent => ({
  delivery: failedDelivery(failure, begun),
  early: !begun && (failure.responseCode ?? 421) === 421,
})

/** A stream that tells when it is first read: that is right after the server's 354. */
function contentOf(raw: Buffer, onBegin: () => void): Readable {
  return new Readable({
    read() {
      onBegin()
      this.push(raw)
      this.push(null)
    },
  })
}
