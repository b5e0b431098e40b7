import { ImapFlow } from 'imapflow'

/** A client that does nothing of ours, on the INBOX of `imap://user:password@host:port`, to compare with. */
export async function bareImap(url: string): Promise<ImapFlow> {
  const { hostname, port, username, password } = new URL(url)
  const client = new ImapFlow({
    host: hostname,
    port: Number(port),
    secure: false,
    doSTARTTLS: false,
    auth: { user: username, pass: password },
    logger: false,
  })
  await client.connect()
  await client.mailboxOpen('INBOX', { readOnly: true })
  return client
}
