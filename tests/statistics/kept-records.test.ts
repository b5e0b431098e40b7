import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/day.ts'
import type { CaseId } from '../../src/domain/ids.ts'
import { countedCases, countSome, recountAll } from '../../src/flows/counted-cases.ts'
import type { CaseFile } from '../../src/flows/load-case.ts'
import { statisticsJournal } from '../../src/flows/statistics-journal.ts'
import { caseRecords } from '../../src/statistics/case-record.ts'
import { casesToCount, forgetOldRecords } from '../../src/store/case-records.ts'
import type { Db } from '../../src/store/database.ts'
import { keepEdits } from '../../src/store/draft-edits.ts'
import { appendEvent } from '../../src/store/events.ts'
import { keepReading } from '../../src/store/readings.ts'
import { keepStaffFact } from '../../src/store/staff-facts.ts'
import { playPlanted } from '../erasure/planted-case.ts'
import { onlyCase, reminded } from '../support/cases.ts'
import { journalOf } from '../support/journals.ts'
import { testWorld } from '../support/test-world.ts'

const AT = instant('2026-04-08T08:00:00Z')
const SERVICE = { kind: 'service' } as const

function countAll(world: Parameters<typeof countSome>[0]): void {
  while (countSome(world));
  expect(casesToCount(world.db, 1)).toEqual([])
}

const bodies = (db: Db) => db.prepare('SELECT body FROM case_records ORDER BY case_id').pluck().all() as string[]

describe('what a record is made from', () => {
  const run = (text: string) => (db: Db) => expect(db.prepare(text).run().changes).toBeGreaterThan(0)

  test.each<[string, (db: Db, found: CaseFile) => unknown]>([
    ['an event', (db, { header }) => appendEvent(db, header.id, { type: 'note_added' }, SERVICE, AT)],
    ['a reading', (db, { messages }) => keepReading(db, messages[0]?.id as never, 'other@1', { facts: [] }, AT)],
    ['a reading that lost its words', run("UPDATE readings SET body = json_set(body, '$.acts', json('[]'))")],
    ['a message placed elsewhere', run('UPDATE messages SET case_id = NULL WHERE case_id IS NOT NULL')],
    ['a message placed here', run("UPDATE messages SET match = 'human' WHERE case_id IS NOT NULL")],
    [
      'a mediator’s word on a fact',
      (db, { header }) => keepStaffFact(db, header.id, { key: 'landlord_kind', value: '"agency"', by: 'x', at: AT }),
    ],
    ['such a word, erased', run(`UPDATE staff_facts SET value = '"93000"'`)],
    ['a mail that left', run("UPDATE outbox SET state = 'sent' WHERE kind = 'command_receipt'")],
    ['a mail that leaves again', run("UPDATE outbox SET state = 'queued', settled_at = NULL WHERE kind = 'letter'")],
    [
      'an edit',
      (db, { drafts }) =>
        keepEdits(db, drafts[0]?.id as never, [{ paragraph: 'x/y', version: '1', length: 9, distance: 3 }]),
    ],
  ])('%s: the case is counted anew', async (_, change) => {
    const { w } = await reminded()
    const found = onlyCase(w)
    keepStaffFact(w.world.db, found.header.id, { key: 'dwelling_postcode', value: '"93300"', by: 'x', at: AT })
    countAll(w.world)
    change(w.world.db, found)
    expect(casesToCount(w.world.db, 9)).toEqual([found.header.id])
    expect(countedCases(w.world)).toEqual(caseRecords(statisticsJournal(w.world)))
  })

  test('what is no part of it leaves it as it is', async () => {
    const { w } = await reminded()
    countAll(w.world)
    run('UPDATE outbox SET attempts = attempts + 1')(w.world.db)
    run("UPDATE deadlines SET state = 'passed'")(w.world.db)
    expect(casesToCount(w.world.db, 9)).toEqual([])
  })
})

test('of a generated year, kept or told by the whole journal at once, every record is the same', () => {
  const { world } = testWorld({ world: { db: journalOf(400) } })
  const whole = caseRecords(statisticsJournal(world))
  expect(whole).toHaveLength(400)
  expect(countedCases(world)).toEqual(whole)
  expect(bodies(world.db).filter((body) => body.length > 100)).toHaveLength(400)
})

test('joined cases are counted as one, parted as two, and neither keeps a record of its own', () => {
  const { world } = testWorld({ world: { db: journalOf(3) } })
  const [one, two] = ['case-0', 'case-1'] as CaseId[] as [CaseId, CaseId]
  const tell = (id: CaseId, event: Parameters<typeof appendEvent>[2]) =>
    appendEvent(world.db, id, event, SERVICE, instant('2027-01-01T08:00:00Z'))
  const alone = countedCases(world)
  const nothing = { consent: false, recused: [], software: [], news: [] }
  tell(two, { type: 'merged_into', other: one })
  tell(one, { type: 'case_joined', other: two, ...nothing })
  const joined = countedCases(world)
  expect(joined.map(({ id }) => id).sort()).toEqual([one, 'case-2'])
  expect(joined).toEqual(caseRecords(statisticsJournal(world)))
  expect(bodies(world.db).filter((body) => body === 'null')).toHaveLength(2)
  tell(two, { type: 'merge_undone', other: one })
  tell(one, { type: 'case_parted', other: two, messages: [] })
  expect(countedCases(world)).toEqual(alone)
})

test('the first start of a program that counts otherwise counts every case anew, the next one none', () => {
  const { world } = testWorld({ world: { db: journalOf(3) } })
  forgetOldRecords(world.db, '1.1')
  countAll(world)
  forgetOldRecords(world.db, '1.1')
  expect(casesToCount(world.db, 9)).toEqual([])
  forgetOldRecords(world.db, '1.2')
  expect(casesToCount(world.db, 9)).toHaveLength(3)
})

test('a record that is wrong all the same is found, and counted anew', () => {
  const { world } = testWorld({ world: { db: journalOf(5) } })
  countAll(world)
  const right = bodies(world.db)
  expect(recountAll(world)).toEqual([])
  world.db.exec(`UPDATE case_records SET body = json_set(body, '$.mailsSent', 99) WHERE case_id = 'case-3'`)
  expect(recountAll(world)).toEqual(['case-3'])
  expect(bodies(world.db)).toEqual(right)
})

/** A moment or a day, an id of ours, a word of the program, a département. */
const OURS = /^(?:\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?|[a-z2-7]{26}|[a-z_]+|[a-z-]+\/[a-z0-9-]+|\d[\dAB]\d?)$/

test('a record holds moments, ids and words of the program: nothing that anybody wrote, and nobody of the team', async () => {
  const w = testWorld()
  await playPlanted(w)
  countAll(w.world)
  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, each]) => [
      ...(Array.isArray(value) ? [] : [`${key}`]),
      ...strings(each),
    ])
  }
  const keys = /^[a-zA-Z]+$/
  const found = bodies(w.world.db).flatMap((body) => strings(JSON.parse(body)))
  expect(found.length).toBeGreaterThan(50)
  expect(found.filter((text) => !OURS.test(text) && !keys.test(text))).toEqual([])
})
