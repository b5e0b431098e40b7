import type { CaseId } from '../domain/ids.ts'
import { byOpening, type CaseRecord, caseRecords } from '../statistics/case-record.ts'
import { casesEverJoined, casesToCount, keepRecord, keptRecords, type StoredRecord } from '../store/case-records.ts'
import { repeatably, transact } from '../store/database.ts'
import { dwellingKeys } from '../store/dwelling-keys.ts'
import { landlordKeys } from '../store/landlord-keys.ts'
import { landlordKeyOf, statisticsJournal } from './statistics-journal.ts'
import type { World } from './world.ts'

type Counting = Pick<World, 'db' | 'settings'>

/** Few enough that nobody who writes meanwhile waits for long. */
const AT_ONCE = 50

/** Counts some of the cases that changed since they were counted, and keeps the count. False when there is none. */
export function countSome(world: Counting): boolean {
  const { db } = world
  const ids = casesToCount(db, AT_ONCE)
  if (ids.length === 0) return false
  // Lost in a power cut, it is counted again.
  repeatably(db, () =>
    transact(db, () => {
      const records = recordsOf(world, ids)
      for (const id of ids) keepRecord(db, id, records.get(id) ?? null)
    }),
  )
  return true
}

/** Each case as statistics count it, oldest first, as of one moment. Only what changed since the last time is read from the journal. */
export function countedCases(world: Counting): CaseRecord[] {
  while (countSome(world));
  return world.db
    .transaction(() => {
      const { kept, others } = keptRecords(world.db)
      const counted = others.length === 0 ? [] : caseRecords(statisticsJournal(world, others))
      return [...withKeys(world, kept), ...counted].sort(byOpening)
    })
    .deferred()
}

/** Counts every case anew; returns those of which the kept count was not what the journal tells. */
export const recountAll = (world: Counting): CaseId[] =>
  keptRecords(world.db).kept.flatMap(({ caseId, body }) =>
    transact(world.db, () => {
      const counted = recordsOf(world, [caseId]).get(caseId) ?? null
      if (counted === body) return []
      keepRecord(world.db, caseId, counted)
      return caseId
    }),
  )

/** As they are kept. Cases that were ever joined are not: what one of them counts depends on the other. */
function recordsOf(world: Counting, ids: readonly CaseId[]): ReadonlyMap<CaseId, string> {
  const joined = casesEverJoined(world.db)
  const alone = ids.filter((id) => !joined.has(id))
  const records = alone.length === 0 ? [] : caseRecords(statisticsJournal(world, alone))
  return new Map(records.map(({ landlords: _, dwellings: __, ...record }) => [record.id, JSON.stringify(record)]))
}

function withKeys(world: Counting, kept: readonly StoredRecord[]): CaseRecord[] {
  const { db } = world
  const ids = JSON.stringify(kept.map(({ caseId }) => caseId))
  const landlords = keysOf(landlordKeys(db, landlordKeyOf(world), ids))
  const dwellings = keysOf(dwellingKeys(db, ids))
  return kept.map(({ caseId, body }) => ({
    ...(JSON.parse(body) as Omit<CaseRecord, 'landlords' | 'dwellings'>),
    landlords: landlords(caseId),
    dwellings: dwellings(caseId),
  }))
}

function keysOf(rows: readonly { caseId: CaseId; key: string }[]): (id: CaseId) => readonly string[] {
  const found = Map.groupBy(rows, ({ caseId }) => caseId)
  return (id) => [...new Set(found.get(id)?.map(({ key }) => key))]
}
