import { readdirSync, readFileSync } from 'node:fs'
import { type Day, day } from '../../src/domain/day.ts'
import { parseRulebase } from '../../src/rulebase/parse.ts'
import type { Situation } from '../../src/rulebase/situation.ts'
import { parseSituation } from '../../src/rulebase/situation-json.ts'

const root = new URL('../../rules/', import.meta.url)

/** The texts of `rules/`, as the program gives them. */
export const ruleTexts: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(new URL(name, root), 'utf8')]),
)

const parsed = parseRulebase(ruleTexts)
if (parsed.kind === 'mistakes') throw new Error(parsed.mistakes.join('\n'))
export const { rulebase } = parsed

export const today: Day = day('2026-11-20')

/** A situation from its JSON form; throws the mistakes. */
export function situation(json: Record<string, unknown>): Situation {
  const read = parseSituation(json)
  if (read.kind === 'mistakes') throw new Error(read.mistakes.join('\n'))
  return read.situation
}

/** Nothing is unknown, damage noted, nothing refunded: 690 € due on 31 March 2026. */
export const complete = {
  lease_kind: 'unfurnished',
  lease_start: '2019-09-01',
  main_residence: true,
  rent_excl_charges: 690,
  deposit_amount: 690,
  keys_returned_on: '2026-01-31',
  entry_inventory_exists: true,
  exit_inventory_exists: true,
  exit_inventory_conform: false,
  forwarding_address_given: true,
  forwarding_address_given_on: '2026-01-31',
  collective_building: false,
  dwelling_postcode: '93300',
  deductions: [],
  refunded: [],
}
