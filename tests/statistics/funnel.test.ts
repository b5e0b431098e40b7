import fc from 'fast-check'
import { expect, test } from 'vitest'
import { funnel, type Stage } from '../../src/statistics/funnel.ts'
import { read } from '../shape/source.ts'

type Counts = { stages: { key: string; label: string; reached: number }[] }

/** Stages that nobody skips. */
const nested = ({ stages }: Counts): Stage[] =>
  stages.map(({ key, label, reached }) => ({ key, label, definition: label, of: reached, ofBefore: reached }))

const values = (stages: readonly Stage[]) => Object.fromEntries(funnel(stages).map(({ key, value }) => [key, value]))

test('the counts of the first service give its table: 106, 42 and 13 stopped, 51 sent, a quarter of landlords agreed', () => {
  const table = values(nested(JSON.parse(read('tests/fixtures/statistics/seed-counts.json'))))
  expect(table).toMatchObject({ questionnaire: 106, questionnaire_stopped: 42, preview_stopped: 13, sent: 51 })
  expect(Math.round((table['agreement_of_previous'] ?? 0) * 100)).toBe(25)
})

test('who skipped a stage is no share of it: no share exceeds 1, and stopping counts only who was there', () => {
  const stage = (key: string, of: number, ofBefore: number): Stage => ({
    key,
    label: key,
    definition: '',
    of,
    ofBefore,
  })
  const table = values([stage('a', 40, 40), stage('b', 10, 10), stage('c', 20, 8)])
  expect(table).toMatchObject({ b_stopped: 2, c_of_first: 0.5, c_of_previous: 0.8 })
})

test('with nested stages, those who stopped and those who reached the last are all that began', () => {
  const counts = fc.array(fc.nat(500), { minLength: 1, maxLength: 8 }).map((n) => n.sort((a, b) => b - a))
  fc.assert(
    fc.property(counts, (reached) => {
      const stages = reached.map((n, i) => ({ key: `s${i}`, label: '', reached: n }))
      const stopped = funnel(nested({ stages })).filter(({ key }) => key.endsWith('_stopped'))
      const sum = stopped.reduce((total, { value }) => total + (value ?? 0), 0)
      expect(sum + (reached.at(-1) ?? 0)).toBe(reached[0])
    }),
  )
})
