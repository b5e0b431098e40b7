import { expect, test } from 'vitest'
import { statisticsJournal } from '../../../src/flows/statistics-journal.ts'
import { caseRecords } from '../../../src/statistics/case-record.ts'
import { readingMinutes } from '../../../src/statistics/reading-minutes.ts'
import { people } from '../../support/people.ts'
import { testWorld } from '../../support/test-world.ts'

test('the minutes of a session timed by hand are found again within a fifth', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const p = people(w)
  // By hand: 4 minutes on the questions, 6 on the law, 3 on the offer, 15 on the telephone.
  const byHand = 4 + 6 + 3 + 15
  await p.opensJointly()
  await w.on('2026-04-07T08:04:00Z')
  await p.mediatorSays('OK')
  await w.on('2026-04-07T09:30:00Z')
  await p.tenantWrites('1. non\n2. oui')
  await w.on('2026-04-07T09:36:00Z')
  await p.mediatorSays('OK\nTEMPS 15')
  await w.on('2026-04-07T13:00:00Z')
  await p.landlordWrites('Je propose de rendre 500 euros.')
  await w.on('2026-04-07T13:03:00Z')
  await p.mediatorSays('OK')
  const journal = statisticsJournal(w.world)
  const read = [...readingMinutes(journal).values()].reduce<number>((sum, minutes) => sum + (minutes ?? 0), 0)
  const found = read + (caseRecords(journal)[0]?.declaredMinutes ?? 0)
  expect(Math.abs(found - byHand) / byHand).toBeLessThanOrEqual(0.2)
})
