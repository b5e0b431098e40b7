import { describe, expect, test } from 'vitest'
import { loadPlaybook } from '../../src/app/data-files.ts'
import { apply, emptyCase } from '../../src/domain/apply.ts'
import type { Case } from '../../src/domain/case.ts'
import { day } from '../../src/domain/day.ts'
import { Segment } from '../../src/domain/segment.ts'
import { segmentOf } from '../../src/domain/segments.ts'

type Known = Parameters<typeof segmentOf>[0]
const known: Omit<Known, 'file'> = {
  asker: 'tenant',
  reachable: ['tenant', 'landlord'],
  heard: ['tenant'],
  nothingDue: false,
}
const told: Partial<Case> = { sent: [{ purpose: 'law_reminder', side: 'landlord', on: day('2026-04-07'), times: 1 }] }
const silent = (reminders: number): Partial<Case> => ({
  ...told,
  awaiting: { side: 'landlord', purpose: 'law_reminder', since: day('2026-04-07'), reminders, lastDraft: 'd' as never },
})

describe('each case has one segment, by rules that can be said', () => {
  test.each<[Segment, Partial<Case>, Partial<Known>]>([
    ['unaware', {}, {}],
    ['unaware', silent(1), {}],
    ['unreachable', silent(2), {}],
    ['unreachable', { ...told, bounced: ['p' as never] }, { reachable: ['tenant'] }],
    ['good_faith', told, { heard: ['tenant', 'landlord'] }],
    ['refusing', { mediationRefused: true }, { heard: ['tenant', 'landlord'] }],
    ['cash', { payment: 'missed' }, { heard: ['tenant', 'landlord'] }],
    ['not_entitled', told, { nothingDue: true, heard: ['tenant', 'landlord'] }],
  ])('%s', (segment, file, more) => {
    expect(segmentOf({ ...known, ...more, file: { ...emptyCase, ...file } })).toBe(segment)
  })

  test('a mediator’s word goes before all of them', () => {
    const file = apply({ ...emptyCase, mediationRefused: true }, { type: 'segment_set', segment: 'cash' })
    expect(segmentOf({ ...known, nothingDue: true, file })).toBe('cash')
  })

  test('the part of each side decides, whoever asked', () => {
    expect(segmentOf({ ...known, asker: 'landlord', heard: ['landlord'], file: emptyCase })).toBe('unaware')
    expect(segmentOf({ ...known, asker: 'landlord', heard: ['landlord', 'tenant'], file: emptyCase })).toBe(
      'good_faith',
    )
  })
})

test('every segment has its playbook', () => {
  expect(Object.keys(loadPlaybook()).sort()).toEqual([...Segment.options].sort())
})
