import type { FetchMessageObject, ImapFlow, SearchObject } from 'imapflow'
import type { Instant } from '../domain/day.ts'
import type { FetchedMail, Place, Seen } from '../ports.ts'
import { Outage } from './outage.ts'

/**
 * Of so many mails at once the too large ones are asked for, then the bodies of the others come in one stream. `runs`: of
 * numbers in a row, so that a command stays within the 8,192 octets that a server must take (RFC 7162 § 4).
 */
const CHUNK = { mails: 1_000, runs: 400 }

export type Progress = {
  /** Folders that this connection compared whole. */
  compared: Set<string>
  /** How often a connection broke at a mail, over all connections. */
  breaks: Map<string, number>
}

/**
 * Yields the folder's mails that `seen` lacks, by rising UID, and changes nothing on the server (EXAMINE, BODY.PEEK).
 * A folder that is not in `compared` is compared with `seen` UID by UID, so that gaps are filled, and enters `compared`
 * when it was read whole. It leaves it when the server listed a mail and did not give it: deleted meanwhile, or a fault.
 * A mail at which connections broke twice comes last and alone: Dovecot ends the connection at a mail that it cannot
 * read, and the others must pass.
 */
export async function* fetchFolder(
  client: ImapFlow,
  folder: string,
  seen: Seen,
  { compared, breaks }: Progress,
  maxBytes: number,
): AsyncGenerator<FetchedMail> {
  const lock = await client.getMailboxLock(folder, { readOnly: true })
  try {
    const validity = validityOf(client, folder)
    const place = (uid: number): Place => ({ mailbox: folder, validity, uid: String(uid) })
    const name = (uid: number): string => `${folder}/${validity}/${uid}`
    const highest = seen.highestUid(folder, validity)
    const listed = await list(client, compared.has(folder) ? highest + 1 : 1)
    const wanted = listed.filter((uid) => uid > highest || !seen.has(place(uid)))
    let whole = true
    for (const chunk of chunks(wanted, (uid) => (breaks.get(name(uid)) ?? 0) > 1)) {
      try {
        for await (const { uid, ...mail } of fetchChunk(client, chunk, maxBytes)) yield { place: place(uid), ...mail }
      } catch (error) {
        const at = name(Math.min(...chunk))
        breaks.set(at, (breaks.get(at) ?? 0) + 1)
        throw new Outage(`boîte IMAP : lecture interrompue au message ${at}`, { cause: error })
      }
      if (chunk.size > 0) whole = false
    }
    if (whole) compared.add(folder)
    else compared.delete(folder)
  } finally {
    lock.release()
  }
}

/** Every mail of the folder, by its place. */
export async function listFolder(client: ImapFlow, folder: string): Promise<Place[]> {
  const lock = await client.getMailboxLock(folder, { readOnly: true })
  try {
    const validity = validityOf(client, folder)
    return (await list(client, 1)).map((uid) => ({ mailbox: folder, validity, uid: String(uid) }))
  } finally {
    lock.release()
  }
}

function chunks(uids: readonly number[], isSuspect: (uid: number) => boolean): Set<number>[] {
  const found: Set<number>[] = []
  let [chunk, runs] = [new Set<number>(), 0]
  for (const uid of uids) {
    if (isSuspect(uid)) continue
    if (chunk.size >= CHUNK.mails || runs >= CHUNK.runs) [chunk, runs] = [new Set(), 0]
    if (!chunk.has(uid - 1)) runs += 1
    if (chunk.size === 0) found.push(chunk)
    chunk.add(uid)
  }
  return [...found, ...uids.filter(isSuspect).map((uid) => new Set([uid]))]
}

function validityOf(client: ImapFlow, folder: string): string {
  if (!client.mailbox) throw new Outage(`boîte IMAP : dossier « ${folder} » fermé par le serveur`)
  return String(client.mailbox.uidValidity)
}

/** Rising UIDs. `n:*` always names the last mail, also when its UID is below `n` (RFC 9051 § 9, seq-range). */
const list = async (client: ImapFlow, from: number): Promise<number[]> =>
  (await search(client, { uid: `${from}:*` })).filter((uid) => uid >= from).sort((a, b) => a - b)

async function search(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const found = await client.search(query, BY_UID)
  if (!Array.isArray(found)) throw new Outage('boîte IMAP : la liste des messages a été refusée')
  return found
}

type Fetched = Omit<FetchedMail, 'place'> & { uid: number }

/** Takes out of `wanted` what it yields; what is left was deleted meanwhile, or held back by the server. */
async function* fetchChunk(client: ImapFlow, wanted: Set<number>, maxBytes: number): AsyncGenerator<Fetched> {
  const large = (await search(client, { uid: ranges([...wanted]), larger: maxBytes })).filter((uid) => wanted.has(uid))
  for (const mail of await described(client, large)) {
    const { uid, size } = mail
    if (size !== undefined && wanted.delete(uid)) yield { uid, receivedAt: received(mail), size, raw: null }
  }
  const small = [...wanted].filter((uid) => !large.includes(uid))
  if (small.length === 0) return
  for await (const mail of client.fetch(ranges(small), { uid: true, internalDate: true, source: true }, BY_UID)) {
    const { uid, source } = mail
    if (source && wanted.delete(uid)) yield { uid, receivedAt: received(mail), size: source.length, raw: source }
  }
}

/** Rising UIDs as a sequence set: the longer a command, the longer both ends take over it. */
function ranges(uids: readonly number[]): string {
  const runs: { from: number; to: number }[] = []
  for (const uid of uids) {
    const last = runs.at(-1)
    if (last && uid === last.to + 1) last.to = uid
    else runs.push({ from: uid, to: uid })
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}:${to}`)).join()
}

const described = async (client: ImapFlow, uids: readonly number[]): Promise<FetchMessageObject[]> =>
  uids.length === 0 ? [] : client.fetchAll(ranges(uids), { uid: true, size: true, internalDate: true }, BY_UID)

const BY_UID = { uid: true }

/** A date that the server wrote unreadably becomes the moment of the fetch, never an earlier one. */
function received({ internalDate }: FetchMessageObject): Instant {
  const at = new Date(internalDate ?? Number.NaN)
  return (Number.isNaN(at.getTime()) ? new Date() : at).toISOString() as Instant
}
