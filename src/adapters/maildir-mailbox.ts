import { type FSWatcher, watch } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { instant } from '../domain/day.ts'
import type { FetchedMail, Mailbox, Place, Seen } from '../ports.ts'
import { maildirFolders, uniqueName } from './maildir-folders.ts'
import { newsBell } from './news-bell.ts'

export type MaildirOptions = {
  path: string
  /** Milliseconds between two looks when no change is signalled. */
  pollEvery?: number
  /** Larger mails are yielded without their bytes. */
  maxBytes?: number
}

type Found = { place: Place; file: string; at: number; size: number }

/**
 * Mails of a Maildir's `new` and `cur`, oldest file first; what is in `tmp` is half written and ignored. Nothing is
 * moved or renamed. The place's mailbox is the folder's name, so that the Maildir may move to another disk.
 */
export function maildirMailbox({ path, pollEvery = 30_000, maxBytes = 40 * 1024 * 1024 }: MaildirOptions): Mailbox {
  const label = basename(resolve(path))
  const bell = newsBell()
  let watchers: FSWatcher[] = []

  /** Watches from the first look on, so that nothing that comes between a look and the next wait goes unnoticed. */
  async function folders(): Promise<string[]> {
    const { fresh, cur } = await maildirFolders(path)
    if (watchers.length === 0) watchers = [fresh, cur].flatMap((folder) => watched(folder, bell.ring))
    return [fresh, cur]
  }

  return {
    async *fetch(seen: Seen) {
      bell.reset()
      const places = await folders()
      for (const found of await unseen(places, label, seen)) {
        const mail = await whole(places, found, maxBytes)
        if (mail) yield mail
      }
    },
    async places() {
      return [...(await list(await folders())).keys()].map((uid) => placeOf(label, uid))
    },
    async waitForNews(signal) {
      await folders()
      await bell.wait(pollEvery, signal)
    },
    async check() {
      const files = await list(await folders())
      return `boîte Maildir : lecture réussie, ${files.size} message${files.size > 1 ? 's' : ''} (${label})`
    },
    async close() {
      for (const watcher of watchers) watcher.close()
      watchers = []
      bell.ring()
    },
  }
}

/** Nothing where the system has no watch left to give: the poll still finds the mail. */
function watched(folder: string, ring: () => void): FSWatcher[] {
  try {
    return [watch(folder, { persistent: false }, ring).on('error', ring)]
  } catch (error) {
    if (['ENOSPC', 'EMFILE', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  }
}

/** Unique name → path as it is now. */
async function list(folders: readonly string[]): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const folder of folders)
    for (const file of await readdir(folder)) if (!file.startsWith('.')) files.set(uniqueName(file), join(folder, file))
  return files
}

const placeOf = (mailbox: string, uid: string): Place => ({ mailbox, validity: 'maildir', uid })

async function unseen(folders: readonly string[], mailbox: string, seen: Seen): Promise<Found[]> {
  const found: Found[] = []
  for (const [uid, file] of await list(folders)) {
    const place = placeOf(mailbox, uid)
    if (seen.has(place)) continue
    const stat = await lstat(file).catch(gone)
    if (stat?.isFile()) found.push({ place, file, at: stat.mtimeMs, size: stat.size })
  }
  return found.sort((a, b) => a.at - b.at || (a.place.uid < b.place.uid ? -1 : 1))
}

/** The mail's bytes; looked up again when it moved since it was listed, null when it is gone. */
async function whole(folders: readonly string[], found: Found, maxBytes: number): Promise<FetchedMail | null> {
  const { place, at, size } = found
  const receivedAt = instant(new Date(at).toISOString())
  if (size > maxBytes) return { place, receivedAt, size, raw: null }
  const raw = (await readFile(found.file).catch(gone)) ?? (await readMoved(folders, place.uid))
  return raw && { place, receivedAt, size: raw.length, raw }
}

async function readMoved(folders: readonly string[], uid: string): Promise<Buffer | null> {
  const file = (await list(folders)).get(uid)
  return file ? await readFile(file).catch(gone) : null
}

function gone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
