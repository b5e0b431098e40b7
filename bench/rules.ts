import { Bench } from 'tinybench'
import { evaluate } from '../src/rulebase/evaluate.ts'
import { parseRulebase } from '../src/rulebase/parse.ts'
import { complete, rulebase, ruleTexts, situation, today } from '../tests/rulebase/rules.ts'
import { report } from './support/report.ts'

const situations = {
  'everything known': situation(complete),
  'deductions, two facts contested': situation({
    ...complete,
    keys_returned_on: { tenant: '2026-01-31', landlord: '2026-02-06' },
    exit_inventory_conform: { tenant: true, landlord: false },
    deductions: [
      { kind: 'repairs', amount: 180, evidence: 'quote', noted_at_exit: true },
      { kind: 'cleaning', amount: 90, evidence: 'none' },
      { kind: 'rent_arrears', amount: 210, evidence: 'invoice' },
    ],
    refunded: [{ amount: 150, on: '2026-04-15' }],
  }),
  'four facts unknown': situation({
    ...complete,
    keys_returned_on: null,
    exit_inventory_conform: null,
    collective_building: null,
    deductions: null,
  }),
  'nothing known': situation({}),
}

const bench = new Bench()
for (const [name, facts] of Object.entries(situations))
  bench.add(`evaluate: ${name}`, () => evaluate(rulebase, facts, today))
bench.add('parse the rules base', () => parseRulebase(ruleTexts))

await report(bench, 'rules')
