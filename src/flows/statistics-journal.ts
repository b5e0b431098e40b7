import type { CaseId } from '../domain/ids.ts'
import type { Journal } from '../statistics/journal.ts'
import type { KeyOf } from '../store/landlord-keys.ts'
import { journalRows } from '../store/statistics.ts'
import { landlordKey } from './tokens.ts'
import type { World } from './world.ts'

type Counting = Pick<World, 'db' | 'settings'>

/** All that these cases are counted by, or all of them; landlords by keys that only this service can make. */
export const statisticsJournal = (world: Counting, cases?: readonly CaseId[]): Journal =>
  journalRows(world.db, landlordKeyOf(world), cases)

export const landlordKeyOf =
  ({ settings }: Pick<World, 'settings'>): KeyOf =>
  (address) =>
    landlordKey(settings.secret, address)
