import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, parisDay, parisTime } from '../../../src/domain/day.ts'
import { inWindow } from '../../../src/domain/sending-window.ts'
import { isWorkingDay } from '../../../src/domain/working-days.ts'
import { people } from '../../support/people.ts'
import { testWorld } from '../../support/test-world.ts'

const WINDOW = { from: '07:30', to: '19:00' }

describe('the moment at which a letter may leave', () => {
  test('is never earlier, never at night, on a holiday or a weekend, and stays once it is found', () => {
    const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-12-31') })
    fc.assert(
      fc.property(moments, fc.boolean(), (ms, alsaceMoselle) => {
        const at = instant(new Date(ms).toISOString())
        const leaves = inWindow(at, WINDOW, alsaceMoselle)
        expect(leaves >= at).toBe(true)
        expect(isWorkingDay(parisDay(leaves), alsaceMoselle)).toBe(true)
        expect(parisTime(leaves) >= '07:30' && parisTime(leaves) < '19:00').toBe(true)
        expect(inWindow(leaves, WINDOW, alsaceMoselle)).toBe(leaves)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['the weekend of the spring change', '2026-03-28T12:00:00.000Z', false, '2026-03-30T05:30:00.000Z'],
    ['the weekend of the autumn change', '2026-10-23T18:00:00.000Z', false, '2026-10-26T06:30:00.000Z'],
    ['Easter Monday', '2026-04-06T09:00:00.000Z', false, '2026-04-07T05:30:00.000Z'],
    ['Good Friday', '2026-04-03T09:00:00.000Z', false, '2026-04-03T09:00:00.000Z'],
    ['Good Friday in Alsace-Moselle', '2026-04-03T09:00:00.000Z', true, '2026-04-07T05:30:00.000Z'],
    ['Christmas Eve, at night', '2026-12-24T18:30:00.000Z', false, '2026-12-28T06:30:00.000Z'],
  ])('%s', (_, at, alsaceMoselle, leaves) => {
    expect(inWindow(instant(at), WINDOW, alsaceMoselle)).toBe(leaves)
  })
})

test.each([
  ['67', '2026-04-07T05:30:00.000Z'],
  ['93', '2026-04-03T09:05:00.000Z'],
])('a letter approved on Good Friday in the département %s leaves at %s', async (department, leaves) => {
  const settings = { undoMinutes: 5, sendingWindow: WINDOW, department }
  const w = testWorld({ at: '2026-04-03T09:00:00Z', settings })
  const p = people(w)
  await p.opensJointly()
  await p.mediatorSays('OK')
  expect(w.world.db.prepare("SELECT not_before FROM outbox WHERE kind = 'letter'").all()).toEqual([
    { not_before: leaves },
  ])
})
