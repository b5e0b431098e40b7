import { expect, test } from 'vitest'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import { evaluationJson } from '../../src/rulebase/json.ts'
import { complete, rulebase, situation, today } from './rules.ts'

const json = (facts: Record<string, unknown>) => evaluationJson(evaluate(rulebase, situation(facts), today))

test('sums are euros with two decimals, dates ISO, keys snake_case', () => {
  expect(json(complete)).toMatchObject({
    scope: 'in',
    due_on: '2026-03-31',
    delay_months: 2,
    periods_late: 8,
    surcharge: '552.00',
    principal_due: '690.00',
    total_due: '1242.00',
    tenant_owes: '0.00',
    overpaid: '0.00',
    deposit_cap: '690.00',
    deposit_excess: '0.00',
    prescribed_on: '2029-03-31',
    competent_body: 'commission départementale de conciliation (département 93)',
    next_questions: [],
  })
})

test('what is unknown is null beside its range', () => {
  const { exit_inventory_conform: _, ...rest } = complete
  expect(json(rest)).toMatchObject({
    due_on: null,
    due_on_range: { min: '2026-02-28', max: '2026-03-31' },
    periods_late: null,
    periods_late_range: { min: 8, max: 9 },
    surcharge: null,
    surcharge_range: { min: '552.00', max: '621.00' },
    principal_due: '690.00',
  })
})

test('a range also covers the disputed reading that the value does not follow', () => {
  expect(json({ ...complete, exit_inventory_exists: false, exit_inventory_conform: null })).toMatchObject({
    due_on: '2026-03-31',
    due_on_range: { min: '2026-02-28', max: '2026-03-31' },
    surcharge: '552.00',
    surcharge_range: { min: '552.00', max: '621.00' },
  })
})

test('findings show sums in euros and name what would decide', () => {
  const { findings } = json({ ...complete, forwarding_address_given: null, forwarding_address_given_on: null }) as {
    findings: { rule: string }[]
  }
  expect(findings.find((f) => f.rule === 'majoration')).toMatchObject({
    kind: 'range',
    value: null,
    min: '0.00',
    max: '552.00',
    missing: ['forwarding_address_given'],
  })
})
