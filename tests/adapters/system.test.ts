import { expect, test } from 'vitest'
import { systemChance } from '../../src/adapters/system-chance.ts'
import { systemClock } from '../../src/adapters/system-clock.ts'
import { Instant } from '../../src/domain/day.ts'

test('the clock tells instants that do not go back', () => {
  const first = systemClock.now()
  expect(Instant.safeParse(first).success).toBe(true)
  expect(systemClock.now() >= first).toBe(true)
})

test('ids have 26 characters of a–z2–7, all of them used, none twice', () => {
  const ids = Array.from({ length: 1000 }, () => systemChance.id())
  for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/)
  expect(new Set(ids).size).toBe(1000)
  expect(new Set(ids.join('')).size).toBe(32)
})
