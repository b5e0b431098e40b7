export type Server = {
  host: string
  port: number
  /** TLS from the first byte (`imaps:`, `smtps:`). */
  secure: boolean
  /** This machine: the only place where a password may travel without TLS. */
  loopback: boolean
  user: string
  password: string
}

const PORTS: Readonly<Record<string, number>> = { 'imap:': 143, 'imaps:': 993, 'smtp:': 587, 'smtps:': 465 }

/** `imaps://user:password@host:993` and its like; user and password are percent-decoded. Throws on another protocol. */
export function serverUrl(text: string): Server {
  const url = new URL(text)
  const port = PORTS[url.protocol]
  if (port === undefined) throw new Error(`protocole inattendu : ${url.protocol}//`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return {
    host,
    port: Number(url.port) || port,
    secure: url.protocol.endsWith('s:'),
    loopback: host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  }
}
