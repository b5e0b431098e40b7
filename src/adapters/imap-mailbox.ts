import { setTimeout as pause } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import type { Mailbox, Place, Seen } from '../ports.ts'
import { connectImap, countMails, newImapClient, refresh } from './imap-client.ts'
import { fetchFolder, listFolder, type Progress } from './imap-fetch.ts'
import type { Log } from './log.ts'
import { newsBell } from './news-bell.ts'
import { serverUrl } from './server-url.ts'

export type ImapOptions = {
  /** `imaps://user:password@host:993`, or `imap://…` with STARTTLS, which only a server on this machine may lack. */
  url: string
  /** News of the first folder come at once (IDLE), those of the others with the next look. */
  folders: readonly [string, ...string[]]
  log?: Log
  /** Milliseconds between two looks when the server signals nothing. */
  pollEvery?: number
  /** Milliseconds without a byte from the server, while one is due, after which the connection counts as lost. */
  silence?: number
  /** Larger mails are yielded without their bytes. */
  maxBytes?: number
  /** Waits before a new connection, in milliseconds: the first, doubled by each failure up to the longest. */
  backOff?: { first: number; longest: number }
}

/** Milliseconds for an answer to a command that needs no work. */
const ANSWER = 30_000

type Connection = { client: ImapFlow; progress: Progress }

export function imapMailbox(options: ImapOptions): Mailbox {
  const { folders, log, pollEvery = 120_000, maxBytes = 40 * 1024 * 1024 } = options
  const { silence = pollEvery + 30_000, backOff = { first: 1000, longest: 120_000 } } = options
  const server = serverUrl(options.url)
  const limits = { silence, literal: maxBytes + 1024 * 1024 }
  // The watched folder stays selected after the look, so that no mail can come to it unnoticed before the wait.
  const watchedLast = folders.toReversed()
  const bell = newsBell()
  const closing = new AbortController()
  const breaks = new Map<string, number>()
  let current: Connection | null = null
  let failures = 0

  /** The connection in use, or a new one: a client connects once in its life. */
  async function connected(): Promise<Connection> {
    if (current?.client.usable) return current
    if (current) drop(current)
    const client = await newImapClient(server, limits)
    const connection = { client, progress: { compared: new Set<string>(), breaks } }
    current = connection
    client.on('exists', bell.ring)
    client.on('error', () => client.close())
    client.on('close', () => drop(connection))
    try {
      closing.signal.throwIfAborted()
      await connectImap(client, server)
    } catch (error) {
      drop(connection)
      throw error
    }
    return connection
  }

  function drop(connection: Connection): void {
    if (current !== connection) return
    current = null
    failures += 1
    bell.ring()
    connection.client.close()
  }

  /** Half of each wait is by chance, so that many clients of a restarted server do not come back together. */
  function backOffNow(): number {
    if (failures === 0) return 0
    return Math.min(backOff.longest, backOff.first * 2 ** (failures - 1)) * (0.5 + Math.random() / 2)
  }

  /** One wait for news on the connection there is, or one attempt to have one again. True when a look is worth while. */
  async function newsOrConnection(left: number, stop: AbortSignal): Promise<boolean> {
    if (!current?.client.usable) {
      await pause(Math.min(backOffNow(), left), undefined, { signal: stop })
      await connected()
      return true
    }
    const { client } = current
    client.idle().catch(() => client.close())
    await bell.wait(left, stop)
    return current !== null
  }

  return {
    async *fetch(seen: Seen) {
      bell.reset()
      const connection = await connected()
      let whole = false
      try {
        await refresh(connection.client, Math.min(silence, ANSWER))
        for (const folder of watchedLast)
          yield* fetchFolder(connection.client, folder, seen, connection.progress, maxBytes)
        whole = true
        failures = 0
      } finally {
        if (!whole) drop(connection)
      }
    },

    async places() {
      const { client, progress } = await connected()
      await refresh(client, Math.min(silence, ANSWER))
      const found: Place[] = []
      for (const folder of watchedLast) found.push(...(await listFolder(client, folder)))
      progress.compared.clear()
      return found
    },

    async waitForNews(signal) {
      const stop = AbortSignal.any([signal, closing.signal])
      const until = performance.now() + pollEvery
      for (let left = pollEvery; left > 0 && !stop.aborted; left = until - performance.now()) {
        try {
          if (await unlessStopped(newsOrConnection(left, stop), stop)) return
        } catch (error) {
          if (stop.aborted) return
          log?.warn({ failures, error }, 'mailbox not reachable')
        }
      }
    },

    async check() {
      const client = await newImapClient(server, limits)
      client.on('error', () => client.close())
      try {
        await connectImap(client, server)
        const counts: string[] = []
        for (const folder of folders) counts.push(await countMails(client, folder))
        return `boîte IMAP : connexion réussie, ${counts.join(', ')}`
      } finally {
        client.close()
      }
    },

    async close() {
      closing.abort()
      current?.client.close()
    },
  }
}

/** False at once when stopped; the work then ends with its client. */
async function unlessStopped(work: Promise<boolean>, stop: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const stopped = (): void => resolve(false)
  stop.addEventListener('abort', stopped)
  try {
    return await Promise.race([work, promise])
  } finally {
    stop.removeEventListener('abort', stopped)
  }
}
