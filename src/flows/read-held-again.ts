import { HoldReason, handling } from '../mail/reasons.ts'
import { loadCaseRow } from '../store/cases.ts'
import { transact } from '../store/database.ts'
import { type HeldRow, openHeld, settleHeld } from '../store/held.ts'
import { forgetUnread, messageBySha } from '../store/messages.ts'
import { rawBytes } from '../store/raw-mails.ts'
import { addTask } from '../store/tasks.ts'
import { readAgainWords } from '../writing/read-again-words.ts'
import type { World } from './world.ts'

/** A held mail of which no word was known, by its id in the holding pen, and the reason of then. */
type HeldUnread = { id: string; sha256: string; reason: HoldReason }

/** What no code could read when it came. */
const UNREAD: readonly string[] = ['unreadable', 'too_large'] satisfies HoldReason[]

/** Mails that an earlier program could not read and this one can: each is taken in anew, from its bytes. */
export async function readHeldAgain(world: World): Promise<{ again: HeldUnread[]; still: HeldUnread[] }> {
  const [again, still]: [HeldUnread[], HeldUnread[]] = [[], []]
  for (const row of openHeld(world.db)) {
    const unread = asUnread(row)
    if (!unread) continue
    const isRead = (await canBeRead(world, unread)) && takeInAnew(world, unread)
    if (isRead) again.push(unread)
    else still.push(unread)
  }
  return { again, still }
}

/** A mail too large to be fetched has no bytes here. */
const asUnread = ({ id, sha256, reason }: HeldRow): HeldUnread | null =>
  sha256 !== null && UNREAD.includes(reason) ? { id, sha256, reason: HoldReason.parse(reason) } : null

async function canBeRead({ db, parse }: World, { sha256 }: HeldUnread): Promise<boolean> {
  const raw = rawBytes(db, sha256)
  return raw !== null && (await parse(raw)).kind === 'parsed'
}

function takeInAnew({ db, clock }: World, { id, sha256, reason }: HeldUnread): boolean {
  const now = clock.now()
  return transact(db, () => {
    if (!forgetUnread(db, sha256, reason)) return false
    settleHeld(db, id, 'service', 'relu', now)
    addTask(db, 'take_in', sha256, now)
    return true
  })
}

/** What it was held as, and what it is now, in French; it may still wait for the running service. */
export function difference({ db }: World, { sha256, reason }: HeldUnread): string {
  return `${handling[reason].label} → ${now()}`

  function now(): string {
    const message = messageBySha(db, sha256)
    if (!message) return readAgainWords.waits
    switch (message.fate) {
      case 'filed':
        return readAgainWords.filed((message.case_id && loadCaseRow(db, message.case_id)?.header.ref) ?? '?')
      case 'held':
        return readAgainWords.held(handling[HoldReason.parse(message.reason)].label)
      case 'ignored':
        return readAgainWords.setAside(handling[HoldReason.parse(message.reason)].label)
      case 'command':
        return readAgainWords.command
    }
  }
}
