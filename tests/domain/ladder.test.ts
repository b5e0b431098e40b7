import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLadder } from '../../src/app/data-files.ts'
import { apply, emptyCase } from '../../src/domain/apply.ts'
import type { Case } from '../../src/domain/case.ts'
import {
  addDays,
  type Day,
  day,
  daysBetween,
  instant,
  parisDay,
  parisInstant,
  parisTime,
} from '../../src/domain/day.ts'
import type { CaseEvent } from '../../src/domain/events.ts'
import { isExhausted, Ladder, ladderIn, silenceDue, silenceEnd } from '../../src/domain/ladder.ts'
import { LetterPurpose } from '../../src/domain/letter-purposes.ts'
import { processDeadlines } from '../../src/domain/process-deadlines.ts'
import { otherSide, Side } from '../../src/domain/roles.ts'
import { inWindow } from '../../src/domain/sending-window.ts'
import { isWorkingDay } from '../../src/domain/working-days.ts'

const ladder = loadLadder()
/** Every day of a leap year, from the day before the winter change of the clock to the next one. */
const everyDay = Array.from({ length: 366 }, (_, n) => addDays(day('2027-10-30'), n))

type Awaiting = NonNullable<Case['awaiting']>
const silence = (since: Day, more: Partial<Awaiting> = {}): Awaiting => ({
  side: 'landlord',
  purpose: 'law_reminder',
  since,
  reminders: 0,
  lastDraft: 'd' as never,
  ...more,
})

const settings = fc.record({ asker: fc.constantFrom(...Side.options), alsaceMoselle: fc.boolean() })
const awaitings = fc.record({
  side: fc.constantFrom(...Side.options),
  purpose: fc.constantFrom(...LetterPurpose.options),
  since: fc.constantFrom(...everyDay),
  reminders: fc.integer({ min: 0, max: 4 }),
  lastDraft: fc.constant('d' as never),
  backOn: fc.option(fc.constantFrom(...everyDay), { nil: undefined }),
})

describe('a silence, whatever its side, letter, day and absence', () => {
  test('is followed up on working days only, never before its day', () => {
    fc.assert(
      fc.property(awaitings, settings, ({ backOn, ...rest }, setting) => {
        const awaiting = backOn ? { ...rest, backOn } : rest
        const due = silenceDue(ladder, awaiting, setting)
        const steps = rest.side === setting.asker ? ladder.asker : ladder.asked
        expect(isWorkingDay(due, setting.alsaceMoselle)).toBe(true)
        expect(daysBetween(rest.since, due)).toBeGreaterThanOrEqual(steps.reminders[rest.reminders] ?? steps.end.after)
        if (backOn && backOn <= addDays(rest.since, ladder.absence)) expect(due > backOn).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('climbs to its end in at most four reminders, each day later than the one before', () => {
    for (const side of Side.options)
      for (const since of everyDay) {
        const setting = { asker: 'tenant', alsaceMoselle: true } as const
        const days: Day[] = []
        let reminders = 0
        for (; !isExhausted(ladder, silence(since, { side, reminders }), setting.asker); reminders += 1)
          days.push(silenceDue(ladder, silence(since, { side, reminders }), setting))
        days.push(silenceEnd(ladder, silence(since, { side }), setting))
        expect(reminders).toBeLessThanOrEqual(4)
        expect(days.every((d, i) => i === 0 || d >= (days[i - 1] ?? d))).toBe(true)
        expect(daysBetween(since, days.at(-1) ?? since)).toBeLessThanOrEqual(35)
      }
  })

  test('is proposed at 08:00 in Paris on both sides of a change of the clock', () => {
    for (const since of everyDay) {
      const at = parisInstant(silenceDue(ladder, silence(since), { asker: 'tenant', alsaceMoselle: false }), '08:00')
      expect(parisTime(at)).toBe('08:00')
    }
  })

  test('ends with any answer of its side, understood or not, and not with the other’s', () => {
    fc.assert(
      fc.property(awaitings, settings, fc.boolean(), ({ backOn: _, ...awaiting }, setting, doubtful) => {
        const file: Case = { ...emptyCase, state: 'awaiting_reply', awaiting }
        const heard = (side: Side): Case => apply(file, said(side, doubtful))
        const reply = (after: Case) => processDeadlines(after, ladder, awaiting.since, setting).reply
        expect(reply(heard(awaiting.side))).toBeUndefined()
        expect(reply(heard(otherSide(awaiting.side)))).toEqual(reply(file))
      }),
    )
  })
})

const said = (side: Side, doubtful: boolean): CaseEvent =>
  ({ type: 'message_understood', message: 'm', side, acts: [], choice: null, doubtful }) as unknown as CaseEvent

test('an approved reminder leaves within the sending hours of a working day, at any moment of the year', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2027-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
      fc.boolean(),
      (at, alsaceMoselle) => {
        const leaves = inWindow(instant(at.toISOString()), { from: '07:30', to: '19:00' }, alsaceMoselle)
        expect(isWorkingDay(parisDay(leaves), alsaceMoselle)).toBe(true)
        expect(parisTime(leaves) >= '07:30' && parisTime(leaves) < '19:00').toBe(true)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('an open case always has a next day, at most thirty days away', () => {
  for (const today of everyDay) {
    const { review } = processDeadlines(emptyCase, ladder, today, { asker: 'tenant', alsaceMoselle: true })
    expect(daysBetween(today, review?.due ?? addDays(today, 99))).toBeLessThanOrEqual(30)
  }
})

test('the steps follow the part that a side has in the case, whoever asked', () => {
  const since = day('2026-04-07')
  const due = (side: Side, asker: Side) => silenceDue(ladder, silence(since, { side }), { asker, alsaceMoselle: false })
  expect(due('landlord', 'tenant')).toBe(due('tenant', 'landlord'))
  expect(due('tenant', 'tenant')).toBe(due('landlord', 'landlord'))
})

test('an absence that never ends suspends nothing', () => {
  const since = day('2026-04-07')
  const setting = { asker: 'tenant', alsaceMoselle: false } as const
  expect(silenceDue(ladder, silence(since, { backOn: day('2028-01-03') }), setting)).toBe(
    silenceDue(ladder, silence(since), setting),
  )
})

test('a département may go at another pace; the others keep the common one', () => {
  const asked = { reminders: [7, 14], end: { after: 30, proposes: 'commission' as const } }
  const both = Ladder.parse({ ...ladder, departments: { '59': { asked } } })
  expect(ladderIn(both, '59')).toMatchObject({ asked, asker: ladder.asker })
  expect(ladderIn(both, '93').asked).toEqual(ladder.asked)
  expect(ladderIn(both, null).asked).toEqual(ladder.asked)
})

test.each([
  ['five reminders', { reminders: [1, 2, 3, 4, 5], end: { after: 9, proposes: 'closing' } }],
  ['a step before the one before it', { reminders: [5, 3], end: { after: 9, proposes: 'closing' } }],
  ['an end before the last reminder', { reminders: [5, 10], end: { after: 10, proposes: 'closing' } }],
  ['no reminder', { reminders: [], end: { after: 10, proposes: 'closing' } }],
])('the file may not say %s', (_, asked) => {
  expect(Ladder.safeParse({ ...ladder, asked }).success).toBe(false)
})
