import type { ImapFlow } from 'imapflow'
import { networkReason } from './network-reason.ts'
import { Outage } from './outage.ts'
import type { Server } from './server-url.ts'

export type ImapLimits = {
  /** Milliseconds without a byte from the server after which the connection counts as lost. */
  silence: number
  /** The largest literal that the server may announce, in bytes. */
  literal: number
}

/** A client that is not connected yet; it serves one connection only. Without TLS it logs in on this machine alone. */
export async function newImapClient(server: Server, limits: ImapLimits): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow')
  return new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.secure,
    ...(server.secure ? {} : { doSTARTTLS: !server.loopback }),
    auth: { user: server.user, pass: server.password },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: limits.silence,
    maxIdleTime: 4 * 60_000,
    maxLiteralSize: limits.literal,
  })
}

/** Connects or throws an error whose message is one French line. */
export async function connectImap(client: ImapFlow, server: Server): Promise<void> {
  try {
    await client.connect()
  } catch (error) {
    throw new Outage(`boîte IMAP : ${connectReason(error, server)}`, { cause: error })
  }
}

function connectReason(error: unknown, server: Server): string {
  if (error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed)
    return 'identifiant ou mot de passe refusé par le serveur'
  return networkReason(error, server)
}

/**
 * Makes the server look at its mailbox now, and proves that it still answers. The deadline is our own, since imapflow
 * waits for ever when the link fell silent before its IDLE was acknowledged; what follows on a closed client throws.
 */
export async function refresh(client: ImapFlow, silence: number): Promise<void> {
  const deadline = setTimeout(() => client.close(), silence)
  try {
    await client.noop()
  } finally {
    clearTimeout(deadline)
  }
}

/** `12 messages (INBOX)`; throws one French line when the folder cannot be opened. */
export async function countMails(client: ImapFlow, folder: string): Promise<string> {
  try {
    const { exists } = await client.mailboxOpen(folder, { readOnly: true })
    return `${exists} message${exists > 1 ? 's' : ''} (${folder})`
  } catch (error) {
    throw new Outage(`boîte IMAP : dossier « ${folder} » introuvable ou refusé`, { cause: error })
  }
}
