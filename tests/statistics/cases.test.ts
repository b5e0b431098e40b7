import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/day.ts'
import type { CaseEvent } from '../../src/domain/events.ts'
import type { CaseId, DraftId, MessageRef, PartyId } from '../../src/domain/ids.ts'
import { cents } from '../../src/domain/money.ts'
import type { Side } from '../../src/domain/roles.ts'
import { type CaseRecord, caseRecords } from '../../src/statistics/case-record.ts'
import { grouped } from '../../src/statistics/groups.ts'
import type { Journal, JournalEvent } from '../../src/statistics/journal.ts'
import { readingMinutes } from '../../src/statistics/reading-minutes.ts'
import { isEngaged, isPaid, ladderStep } from '../../src/statistics/stages.ts'

const [ONE, TWO] = ['one' as CaseId, 'two' as CaseId]
const LANDLORD = 'landlord' as PartyId
const m = (id: string) => id as MessageRef
const d = (id: string) => id as DraftId

const time = (text: string) => instant(`2026-04-${text}:00Z`)
const row = (at: string, event: CaseEvent, caseId = ONE, actor = 'service'): JournalEvent => ({
  caseId,
  at: time(at),
  actor,
  event,
})
const journalWith = (events: readonly JournalEvent[], more: Partial<Journal> = {}): Journal => ({
  events,
  origins: [],
  facts: [],
  edits: [],
  shown: [],
  mails: [],
  tokens: [],
  landlords: [],
  dwellings: [],
  ...more,
})
const opened = (caseId = ONE, at = '01T08:00'): JournalEvent =>
  row(at, { type: 'case_opened', message: m('m0'), by: 'tenant' }, caseId)
const wrote = (at: string, party: PartyId, side: Side | null, message = `m${at}`, caseId = ONE): JournalEvent =>
  row(at, { type: 'message_filed', message: m(message), party, side, channel: 'private' }, caseId)
const letter = (at: string, draft: string, purpose: 'law_reminder' | 'reminder', party = LANDLORD): JournalEvent =>
  row(at, { type: 'letter_sent', draft: d(draft), party, purpose, side: 'landlord', on: '2026-04-01' as never })

const recordsOf = (events: readonly JournalEvent[], more: Partial<Journal> = {}): CaseRecord[] =>
  caseRecords(journalWith(events, more))
const only = (events: readonly JournalEvent[], more: Partial<Journal> = {}): CaseRecord => {
  const records = recordsOf(events, more)
  expect(records).toHaveLength(1)
  return records[0] as CaseRecord
}

describe('one case', () => {
  test('cases that a mediator joined are one, with the mails of both, from the first opening on; undone, they are two', () => {
    const joined = [
      opened(),
      opened(TWO, '02T08:00'),
      wrote('03T08:00', LANDLORD, 'landlord', 'x', TWO),
      row('04T08:00', { type: 'merged_into', other: ONE }, TWO),
      row('04T08:00', { type: 'case_joined', other: TWO, consent: false, recused: [], software: [], news: [] }),
    ]
    const mails = [ONE, TWO].map((caseId) => ({ caseId, sent: 3 }))
    expect(only(joined, { mails })).toMatchObject({ id: ONE, openedAt: time('01T08:00'), mailsSent: 6, outcome: null })
    expect(isEngaged(only(joined))).toBe(true)
    const parted = [
      ...joined,
      row('05T08:00', { type: 'merge_undone', other: ONE }, TWO),
      row('05T08:00', { type: 'case_parted', other: TWO, messages: [] }),
    ]
    expect(recordsOf(parted).map(isEngaged)).toEqual([false, true])
  })

  test('a message that was split off engages nobody here, unless the split was undone', () => {
    const split = [
      opened(),
      wrote('02T08:00', LANDLORD, 'landlord', 'x'),
      row('03T08:00', { type: 'message_split', message: m('x'), to: TWO }),
    ]
    expect(isEngaged(only(split))).toBe(false)
    expect(isEngaged(only([...split, row('04T08:00', { type: 'split_undone', message: m('x') })]))).toBe(true)
  })

  test('a role that a mediator names later is the one that counts', () => {
    const events = [
      opened(),
      row('01T08:00', { type: 'party_named', party: LANDLORD, role: 'other' }),
      wrote('02T08:00', LANDLORD, null),
    ]
    expect(isEngaged(only(events))).toBe(false)
    expect(isEngaged(only([...events, row('03T08:00', { type: 'party_named', party: LANDLORD, role: 'agent' })]))).toBe(
      true,
    )
  })

  test('an automatic reply is no answer', () => {
    const reply: CaseEvent = {
      type: 'automatic_reply_noted',
      message: m('x'),
      party: LANDLORD,
      side: null,
      returnsOn: null,
    }
    expect(isEngaged(only([opened(), row('02T08:00', reply)]))).toBe(false)
  })

  test('money counts when all of it came, from the mail that completed it, and no more once another sum is agreed', () => {
    const agreed = (at: string) =>
      row(at, {
        type: 'agreement_recorded',
        amount: cents(500),
        payBy: null,
        instalments: 1,
        acceptedBy: ['tenant', 'landlord'],
        message: null,
      })
    const got = (at: string, amount: number) =>
      row(at, { type: 'payment_received', amount: cents(amount), message: m('x') })
    const part = [opened(), agreed('02T08:00'), got('03T08:00', 300)]
    expect(isPaid(only(part))).toBe(false)
    const whole = [...part, got('05T08:00', 200)]
    expect(only(whole)).toMatchObject({ agreedAt: time('02T08:00'), moneyAt: time('05T08:00') })
    expect(isPaid(only([...whole, agreed('06T08:00')]))).toBe(false)
  })

  test('a mediator’s word on a fact goes before what messages say, whenever it was said', () => {
    const facts = [
      { caseId: ONE, key: 'landlord_kind', value: 'agency', staff: true },
      { caseId: ONE, key: 'landlord_kind', value: 'individual', staff: false },
      { caseId: ONE, key: 'dwelling_postcode', value: '97411', staff: false },
    ] as const
    expect(only([opened()], { facts })).toMatchObject({ landlordKind: 'agency', department: '974' })
  })

  test('the day is that of Paris', () => {
    const event: CaseEvent = { type: 'case_opened', message: m('m0'), by: 'tenant' }
    const at = instant('2026-04-30T22:30:00Z')
    expect(only([{ caseId: ONE, at, actor: 'service', event }]).openedOn).toBe('2026-05-01')
  })
})

describe('the step at which a landlord first answered', () => {
  const answer = wrote('20T08:00', LANDLORD, 'landlord')
  const law = letter('02T08:00', 'law', 'law_reminder')
  const reminders = [letter('09T08:00', 'r1', 'reminder'), letter('09T08:00', 'r1', 'reminder', 'agent' as PartyId)]

  test.each<[string, JournalEvent[], ReturnType<typeof ladderStep>]>([
    ['nobody answered', [law], null],
    ['before any letter', [answer], 'before'],
    ['after the first letter', [law, answer], 0],
    ['a reminder to two people is one', [law, ...reminders, answer], 1],
    ['reminders after the answer are none', [law, answer, letter('25T08:00', 'r2', 'reminder')], 0],
  ])('%s', (_, events, step) => {
    expect(ladderStep(only([opened(), ...events]))).toBe(step)
  })
})

describe('minutes of reading', () => {
  const decided = (at: string, draft: string, by = 'nadia') =>
    row(at, { type: 'draft_refused', draft: d(draft) }, ONE, `mediator:${by}`)
  const shown = (draft: string, at: string) => ({ draft: d(draft), at: time(at) })
  const minutes = (events: readonly JournalEvent[], showings: Journal['shown']) =>
    Object.fromEntries(readingMinutes({ events, shown: showings }))

  test.each<[string, JournalEvent[], Journal['shown'], Record<string, number | null>]>([
    ['from shown to decided', [decided('01T08:04', 'a')], [shown('a', '01T08:00')], { a: 4 }],
    ['a long time is ten', [decided('02T08:04', 'a')], [shown('a', '01T08:00')], { a: 10 }],
    ['never shown is not measured', [decided('01T08:04', 'a')], [], { a: null }],
    ['shown only later is not measured', [decided('01T08:04', 'a')], [shown('a', '01T09:00')], { a: null }],
    [
      'the last mail before the decision counts',
      [decided('01T08:04', 'a')],
      [shown('a', '01T08:00'), shown('a', '01T08:03')],
      { a: 1 },
    ],
    [
      'three letters shown together and decided one after another are no more than the time that passed',
      [decided('01T08:02', 'a'), decided('01T08:05', 'b'), decided('01T08:05', 'c')],
      [shown('a', '01T08:00'), shown('b', '01T08:00'), shown('c', '01T08:00')],
      { a: 2, b: 3, c: 0 },
    ],
    [
      'two mediators read at the same time',
      [decided('01T08:02', 'a'), decided('01T08:05', 'b', 'karim')],
      [shown('a', '01T08:00'), shown('b', '01T08:00')],
      { a: 2, b: 5 },
    ],
  ])('%s', (_, events, showings, expected) => {
    expect(minutes(events, showings)).toEqual(expected)
  })
})

test('a page’s code comes from somebody’s mail: it is cut and loses its control characters', () => {
  const origin = `\u001b[31mpage${'x'.repeat(100)}`
  const [group] = grouped('origin', recordsOf([opened()], { origins: [{ caseId: ONE, origin }] }))
  expect(group?.group.value).toBe(`[31mpage${'x'.repeat(32)}`)
})
