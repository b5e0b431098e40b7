import type { FetchedMail, Mailbox } from '../ports.ts'
import { transact } from '../store/database.ts'
import { hold } from '../store/held.ts'
import { messageBySha } from '../store/messages.ts'
import { hasPlace, highestUid, keepPlace, keepRaw, sha256 } from '../store/raw-mails.ts'
import { addTask } from '../store/tasks.ts'
import type { World } from './world.ts'

/** Stored in one transaction at most: one mail when quiet, up to so many in a burst, fewer where they are large. */
const MOST_MAILS = 2_000
const MOST_BYTES = 16 * 1024 * 1024

/**
 * Mailbox → raw bytes and a task, in one transaction per batch; never parses. A place that is known does nothing; a
 * copy of known bytes is noted and causes no second task. Returns how many new places were stored.
 */
export async function fetchMail(world: World, mailbox: Mailbox): Promise<number> {
  const { db } = world
  const seen = {
    highestUid: (box: string, validity: string) => highestUid(db, box, validity),
    has: (place: FetchedMail['place']) => hasPlace(db, place),
  }
  let batch: FetchedMail[] = []
  let bytes = 0
  let stored = 0
  const flush = (): void => {
    stored += storeRaw(world, batch)
    batch = []
    bytes = 0
  }
  try {
    for await (const mail of mailbox.fetch(seen)) {
      batch.push(mail)
      bytes += mail.raw?.length ?? 0
      if (batch.length >= MOST_MAILS || bytes >= MOST_BYTES) flush()
    }
  } finally {
    flush()
  }
  return stored
}

/** Stores mails as they came; what follows is a task. */
export function storeRaw(world: World, mails: readonly FetchedMail[]): number {
  if (mails.length === 0) return 0
  const { db, clock } = world
  return transact(db, () => mails.filter((mail) => storeOne(world, mail, clock.now())).length)
}

function storeOne(world: World, mail: FetchedMail, at: ReturnType<World['clock']['now']>): boolean {
  const { db, chance } = world
  if (mail.raw === null) {
    if (!keepPlace(db, mail.place, null, mail.receivedAt, mail.size)) return false
    hold(db, chance.id(), { sha: null, place: placeText(mail) }, 'too_large', [], at)
    return true
  }
  const hash = sha256(mail.raw)
  keepRaw(db, hash, mail.raw, at)
  if (!keepPlace(db, mail.place, hash, mail.receivedAt, mail.size)) return false
  if (!messageBySha(db, hash)) addTask(db, 'take_in', hash, at)
  return true
}

const placeText = ({ place }: FetchedMail): string => `${place.mailbox}/${place.validity}/${place.uid}`
