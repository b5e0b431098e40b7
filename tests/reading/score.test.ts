import { expect, test } from 'vitest'
import { builtinReader } from '../../src/reading/builtin-reader.ts'
import { evaluated } from '../../src/reading/evaluate.ts'
import type { LabelledMessage } from '../../src/reading/labelled.ts'
import { type Prediction, scoreOf, scoreTable } from '../../src/reading/score.ts'
import { conversations } from './conversations.ts'

const label: LabelledMessage = {
  n: 1,
  date: '2026-03-11T10:00:00+01:00',
  from: 'Nadia <nadia@orange.example>',
  to: [],
  cc: [],
  subject: '',
  visible: 'l’un',
  signature: 'Nadia',
  attachments: [],
  labels: {
    role: 'tenant',
    automatic: 'no',
    acts: ['offer', 'question'],
    facts: {
      deposit_amount: 600,
      lease_start: '2023-11',
      refunded: [{ amount: 100 }, { amount: 200, on: '2026-01-02' }],
      offer: { amount: 500, pay_by: '2026-04-01' },
    },
  },
}
const right: Prediction = {
  automatic: 'no',
  role: 'tenant',
  ownText: "l'un",
  acts: ['question', 'offer'],
  facts: { ...label.labels.facts, lease_start: '2023-11-20' },
}

test('a right prediction scores 1 everywhere', () => {
  const score = scoreOf([{ label, prediction: right }])
  expect([
    score.role,
    score.own_text,
    score.acts_exact,
    score.facts_exact,
    score.acts_micro.f1,
    score.facts_micro.f1,
  ]).toEqual([1, 1, 1, 1, 1, 1])
  expect(score.facts_micro.support).toBe(6)
})

test('no prediction is wrong everywhere', () => {
  const score = scoreOf([{ label, prediction: null }])
  expect([score.automatic, score.role, score.acts_micro.recall, score.facts_micro.recall]).toEqual([0, 0, 0, 0])
})

test('lists are compared item by item, a date that is missing is a difference', () => {
  const facts = { deposit_amount: 601, refunded: [{ amount: 200 }, { amount: 100 }], offer: { amount: 500 } }
  const { facts: table } = scoreOf([{ label, prediction: { ...right, facts } }])
  expect(table['refunded']).toMatchObject({ precision: 0.5, recall: 0.5 })
  expect(table['offer.amount']?.f1).toBe(1)
  expect(table['offer.pay_by']?.recall).toBe(0)
  expect(table['deposit_amount']?.f1).toBe(0)
})

/** Floors a little under what was measured when these rules were written: a change that reads worse is noticed. */
test('the built-in reader keeps its level on the labelled conversations', async () => {
  const score = scoreOf(await evaluated(conversations, builtinReader, 'mediation@mediation-logement.example'))
  expect(score.messages).toBe(304)
  expect(score.role).toBeGreaterThanOrEqual(0.97)
  expect(score.acts_micro.f1).toBeGreaterThanOrEqual(0.92)
  expect(score.facts_micro.precision).toBeGreaterThanOrEqual(0.94)
  expect(score.facts_micro.recall).toBeGreaterThanOrEqual(0.9)
  expect(scoreTable(score)).toContain('facts (micro)')
})
