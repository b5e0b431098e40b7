import type { Delivery, MailTransport } from '../ports.ts'
import { networkReason } from './network-reason.ts'
import { Outage } from './outage.ts'
import { serverUrl } from './server-url.ts'
import { type Envelope, openSmtpSession, type Sent, type SmtpSession, type SmtpTimeouts } from './smtp-session.ts'

export type SmtpOptions = {
  /** `smtps://user:password@host:465`, or `smtp://…` with STARTTLS, which only a server on this machine may lack. */
  url: string
  timeouts?: Partial<SmtpTimeouts>
}

const TIMEOUTS: SmtpTimeouts = { connect: 30_000, envelope: 120_000, content: 600_000 }
/** Many servers end a session after a hundred mails. */
const MAILS_PER_SESSION = 100
const IDLE = 30_000

/** An address that fits between the angle brackets of a command. */
const ENVELOPE_ADDRESS = /^[^\s<>@]{1,64}@[^\s<>@]{1,255}$/

/**
 * Sends the bytes as they are, one recipient each; a session is kept for the next mail, and mails sent at the same time
 * get sessions of their own. A failure of the connection itself is `try_later`, so `send` throws on bugs only.
 */
export function smtpTransport({ url, timeouts: given }: SmtpOptions): MailTransport {
  const server = serverUrl(url)
  const timeouts = { ...TIMEOUTS, ...given }
  const idle = new Set<Kept>()
  const open = new Set<SmtpSession>()
  let closed = false

  async function fresh(): Promise<Kept> {
    const session = await openSmtpSession(server, timeouts)
    open.add(session)
    return { session, sent: 0, timer: undefined }
  }

  function reusable(): Kept | null {
    for (const kept of idle) {
      idle.delete(kept)
      clearTimeout(kept.timer)
      if (kept.session.usable()) return kept
      open.delete(kept.session)
    }
    return null
  }

  /** A session is kept after a success only: after a refusal its transaction is still open on the server. */
  async function sendOver(kept: Kept, mail: Envelope): Promise<Sent> {
    const result = await kept.session.send(mail)
    const next = { ...kept, sent: kept.sent + 1 }
    if (result.delivery.kind === 'accepted' && next.sent < MAILS_PER_SESSION && !closed) keep(next)
    else part(next)
    return result
  }

  function keep(kept: Kept): void {
    kept.timer = setTimeout(() => part(kept), IDLE).unref()
    idle.add(kept)
  }

  function part(kept: Kept): void {
    idle.delete(kept)
    open.delete(kept.session)
    if (kept.session.usable()) kept.session.quit()
  }

  return {
    async send({ from, to, raw }) {
      if (!ENVELOPE_ADDRESS.test(from) || !ENVELOPE_ADDRESS.test(to)) return NO_ADDRESS
      const kept = reusable()
      if (kept) {
        const { delivery, early } = await sendOver(kept, { from, to, raw })
        if (!early) return delivery
      }
      try {
        const { delivery } = await sendOver(await fresh(), { from, to, raw })
        return delivery
      } catch (error) {
        return { kind: 'try_later', response: reason(error, server) }
      }
    },
    async check() {
      try {
        part(await fresh())
      } catch (error) {
        throw new Outage(`SMTP : ${reason(error, server)}`, { cause: error })
      }
      return `SMTP : connexion réussie (${server.host}:${server.port}${server.user ? ', identifiée' : ''})`
    },
    async close() {
      closed = true
      for (const { timer } of idle) clearTimeout(timer)
      for (const session of open) session.abort()
    },
  }
}

type Kept = { session: SmtpSession; sent: number; timer: NodeJS.Timeout | undefined }

const NO_ADDRESS: Delivery = { kind: 'refused', code: 553, response: 'not an address that SMTP can carry' }

function reason(error: unknown, server: ReturnType<typeof serverUrl>): string {
  if (error instanceof Error && 'code' in error && error.code === 'EAUTH')
    return 'identifiant ou mot de passe refusé par le serveur'
  return networkReason(error, server)
}
