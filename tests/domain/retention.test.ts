import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadRetention } from '../../src/app/data-files.ts'
import { addDays, day } from '../../src/domain/day.ts'
import { keptUntil, Retention } from '../../src/domain/retention.ts'
import { Outcome } from '../../src/domain/states.ts'

const rule = Retention.parse({
  cases: { resolved: 180, out_of_scope: 180, withdrawn: 365, with_cdc: 1095, abandoned: 1095 },
  at_least: 30,
  ignored: 30,
  set_aside: 90,
  service_mails: 90,
  landlord_keys: 400,
  backups: 30,
})

test.each([
  ['resolved', null, '2026-09-28', 'outcome'],
  ['resolved', '2029-02-28', '2026-09-28', 'outcome'],
  ['abandoned', null, '2029-03-31', 'outcome'],
  ['abandoned', '2029-02-28', '2029-02-28', 'prescription'],
  ['with_cdc', '2026-05-02', '2026-05-02', 'prescription'],
  ['with_cdc', '2026-05-01', '2026-05-01', 'prescription'],
  ['with_cdc', '2026-04-30', '2026-05-01', 'at_least'],
  ['with_cdc', '2020-01-01', '2026-05-01', 'at_least'],
] as const)('%s, prescribed on %s: kept until %s by the rule of %s', (outcome, prescribed, on, because) => {
  const prescribedOn = prescribed && day(prescribed)
  expect(keptUntil(rule, { outcome, endedOn: day('2026-04-01'), prescribedOn })).toEqual({ on, because })
})

test('a prescription never makes anything be kept longer, and nothing goes before the least time', () => {
  const days = fc.integer({ min: -2000, max: 4000 }).map((n) => addDays(day('2026-04-01'), n))
  fc.assert(
    fc.property(fc.constantFrom(...Outcome.options), days, days, (outcome, endedOn, prescribedOn) => {
      const { on } = keptUntil(rule, { outcome, endedOn, prescribedOn })
      expect(on <= addDays(endedOn, rule.cases[outcome])).toBe(true)
      expect(on >= addDays(endedOn, rule.at_least)).toBe(true)
    }),
  )
})

test('the rule of the project is readable, and names every way in which a case ends', () => {
  expect(Object.keys(loadRetention().cases).sort()).toEqual([...Outcome.options].sort())
})
