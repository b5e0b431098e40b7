import type { Journal } from '../statistics/journal.ts'
import type { KeyOf } from '../store/landlord-keys.ts'
import { journalRows } from '../store/statistics.ts'
import { landlordKey } from './tokens.ts'
import type { World } from './world.ts'

/** All that statistics rest on, landlords by keys that only this service can make. */
export const statisticsJournal = (world: World): Journal => journalRows(world.db, landlordKeyOf(world))

export const landlordKeyOf =
  ({ settings }: World): KeyOf =>
  (address) =>
    landlordKey(settings.secret, address)
