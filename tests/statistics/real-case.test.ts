import { expect, test } from 'vitest'
import { statisticsJournal } from '../../src/flows/statistics-journal.ts'
import { caseRecords } from '../../src/statistics/case-record.ts'
import { isContacted, isEngaged, isToldTheLaw, ladderStep } from '../../src/statistics/stages.ts'
import { statistics } from '../../src/statistics/statistics.ts'
import { reminded } from '../support/cases.ts'

test('a case that the service itself played is counted as it went', async () => {
  const { w, p } = await reminded()
  const told = () => caseRecords(statisticsJournal(w.world))
  expect(told()).toMatchObject([{ openedOn: '2026-04-07', asker: 'tenant', jointOpening: true, outcome: null }])
  expect(told().map(isToldTheLaw)).toEqual([true])
  expect(told().map(isContacted)).toEqual([true])
  expect(told().map(isEngaged)).toEqual([false])

  await w.on('2026-04-09T08:00:00Z')
  await p.landlordWrites('Je propose de rendre 500 euros.')
  expect(told().map(ladderStep)).toEqual([0])

  const [record] = told()
  expect(record?.decisions).toEqual([expect.any(Number), expect.any(Number)])
  expect(record?.landlords).toEqual([expect.stringMatching(/^[a-z2-7]{26}$/)])
  expect(record?.mailsSent).toBe(w.sent.filter(({ mail }) => mail.subject.includes('ML-')).length)

  const { edits } = statistics(told(), { from: null, to: null }, { hour: null, millionTokens: null })
  expect(edits.find(({ key }) => key === 'unedited')).toMatchObject({ n: 2, of: 2, value: null })
  expect(edits.filter(({ key }) => key === 'paragraph_usage').length).toBeGreaterThan(3)
})
