import { transact } from '../store/database.ts'
import { type HeldRow, openHeld, settleHeld } from '../store/held.ts'
import { forgetUnread } from '../store/messages.ts'
import { rawBytes } from '../store/raw-mails.ts'
import { addTask } from '../store/tasks.ts'
import type { World } from './world.ts'

/** Mails that an earlier program could not read and this one can: each is taken in anew, from its bytes. */
export async function readHeldAgain(world: World): Promise<{ again: number; still: number }> {
  const unread = openHeld(world.db).filter(({ reason, sha256 }) => reason === 'unreadable' && sha256 !== null)
  let again = 0
  for (const row of unread) if (await canBeRead(world, row)) again += takeInAnew(world, row) ? 1 : 0
  return { again, still: unread.length - again }
}

async function canBeRead({ db, parse }: World, { sha256 }: HeldRow): Promise<boolean> {
  const raw = rawBytes(db, sha256 ?? '')
  return raw !== null && (await parse(raw)).kind === 'parsed'
}

function takeInAnew({ db, clock }: World, { id, sha256 }: HeldRow): boolean {
  const now = clock.now()
  return transact(db, () => {
    if (!sha256 || !forgetUnread(db, sha256, 'unreadable')) return false
    settleHeld(db, id, 'service', 'relu', now)
    addTask(db, 'take_in', sha256, now)
    return true
  })
}
