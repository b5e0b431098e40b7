import { parisDay, parisInstant } from '../domain/day.ts'
import type { Mailbox, Place } from '../ports.ts'
import { hasPlace, highestUid } from '../store/raw-mails.ts'
import { keepReconciliation, lastReconciliation, type Reconciliation, storedUids } from '../store/reconciliation.ts'
import { fetchMail } from './fetch-mail.ts'
import type { World } from './world.ts'

const AT_NIGHT = '03:00'

/** Once a day, after three in the morning Paris time; the first time at once. */
export function reconciliationIsDue({ db, clock }: World): boolean {
  const today = parisDay(clock.now())
  const last = lastReconciliation(db)
  return last === null || (last.on < today && clock.now() >= parisInstant(today, AT_NIGHT))
}

/** Every mail of the server is looked for in the database; what lacks is fetched, and what differs is kept for the digest. */
export async function reconcile(world: World, mailbox: Mailbox): Promise<Reconciliation> {
  const { db } = world
  const places = await mailbox.places()
  const lacking = places.filter((place) => !hasPlace(db, place))
  // A mail that came since the last look is no difference.
  const passedOver = lacking.filter((place) => Number(place.uid) <= highestUid(db, place.mailbox, place.validity))
  if (lacking.length > 0) await fetchMail(world, mailbox)
  const missing = passedOver.filter((place) => !hasPlace(db, place)).length
  const allGone = goneFrom(world, places)
  const before = lastReconciliation(db)?.allGone ?? 0
  const result = {
    on: parisDay(world.clock.now()),
    listed: places.length,
    found: passedOver.length - missing,
    missing,
    gone: Math.max(0, allGone - before),
    allGone,
  }
  keepReconciliation(db, result)
  return result
}

/** Stored mails of the folders' present validities that are no longer there. */
function goneFrom({ db }: World, places: readonly Place[]): number {
  const there = new Set(places.map((p) => `${p.mailbox}\n${p.validity}\n${p.uid}`))
  const folders = new Map(places.map((p) => [`${p.mailbox}\n${p.validity}`, p]))
  return [...folders].reduce(
    (sum, [folder, { mailbox, validity }]) =>
      sum + storedUids(db, mailbox, validity).filter((uid) => !there.has(`${folder}\n${uid}`)).length,
    0,
  )
}
