import { readFileSync } from 'node:fs'
import { load as parse } from 'js-yaml'
import { type Day, day } from '../../src/domain/day.ts'
import type { FactKey } from '../../src/domain/facts.ts'
import { factKeys } from '../../src/domain/facts.ts'
import { dontKnow, type Form } from '../../src/questionnaire/form.ts'
import type { Facts } from '../../src/questionnaire/step.ts'
import type { Forms } from '../../src/questionnaire/walk.ts'
import { situationOf } from '../../src/rulebase/examples.ts'
import { rulebase } from '../rulebase/rules.ts'

/** A situation of the rules' examples or of the published cases, and the answers that tell it on the page. */
export type Answered = { name: string; on: Day; facts: Facts; forms: Forms }

/** What the page can ask about; other facts of an example decide nothing where they are absent. */
const told: readonly string[] = [
  ...factKeys.filter((key) => key !== 'charges' && key !== 'offer' && key !== 'exit_inventory_on'),
  'keys_returned',
]

export const answeredSituations = (): readonly Answered[] =>
  sources()
    .filter(({ facts }) => isTold(facts))
    .map((source) => ({ ...source, forms: formsOf(source.facts) }))

function sources(): { name: string; on: Day; facts: Facts }[] {
  const published = parse(readFileSync(new URL('../fixtures/law/cas.yaml', import.meta.url), 'utf8')) as {
    cas: string
    le?: string
    faits?: Record<string, unknown>
  }[]
  const examples = Object.values(rulebase.rules).flatMap((rule) => rule.exemples)
  return [...examples, ...published].flatMap(({ cas, le, faits }) =>
    le && faits ? [{ name: cas, on: day(le), facts: situationOf(faits) as Facts }] : [],
  )
}

function isTold(facts: Facts): boolean {
  const plain = Object.entries(facts).every(
    ([key, value]) => told.includes(key) && !(typeof value === 'object' && 'contested' in value),
  )
  const items = facts.deductions ?? []
  return plain && items.every((item) => Object.keys(item).length === 3) && items.length <= 12
}

function formsOf(facts: Facts): Forms {
  const given = facts.forwarding_address_given ?? (facts.forwarding_address_given_on ? true : undefined)
  const exists = facts.exit_inventory_exists ?? (facts.exit_inventory_conform === undefined ? undefined : true)
  const on = facts.forwarding_address_given_on
  return {
    role: { choice: 'tenant' },
    lease_kind: chosen(facts.lease_kind),
    main_residence: yesNo(facts.main_residence),
    keys: facts.keys_returned === false ? { never: 'yes' } : dated(facts.keys_returned_on),
    deposit: sum(facts.deposit_amount),
    rent: sum(facts.rent_excl_charges),
    lease_start: dated(facts.lease_start),
    exit_inventory: yesNo(exists),
    exit_conform: yesNo(facts.exit_inventory_conform === undefined ? undefined : !facts.exit_inventory_conform),
    entry_inventory: yesNo(facts.entry_inventory_exists),
    address: { ...yesNo(given), ...(given && on ? dated(on) : {}) },
    deductions: items(facts.deductions, (item, i) => ({
      [`kind-${i}`]: item.kind,
      [`amount-${i}`]: euros(item.amount),
      [`evidence-${i}`]: item.evidence,
    })),
    refunded: items(facts.refunded, (item, i) => ({
      [`amount-${i}`]: euros(item.amount),
      ...(item.on ? dated(item.on, `-${i}`) : {}),
    })),
    collective: yesNo(facts.collective_building),
    landlord_kind: chosen(facts.landlord_kind),
    postcode: facts.dwelling_postcode ? { postcode: facts.dwelling_postcode } : dontKnow,
  }
}

const chosen = (value: string | undefined): Form => (value === undefined ? dontKnow : { choice: value })
const yesNo = (is: boolean | undefined): Form => chosen(is === undefined ? undefined : is ? 'yes' : 'no')
const euros = (amount: number): string => String(amount / 100).replace('.', ',')
const sum = (amount: number | undefined): Form => (amount === undefined ? dontKnow : { amount: euros(amount) })

function dated(on: Day | undefined, suffix = ''): Form {
  if (!on) return dontKnow
  const [year = '', month = '', dom = ''] = on.split('-')
  return { [`day${suffix}`]: dom, [`month${suffix}`]: month, [`year${suffix}`]: year }
}

function items<T>(list: readonly T[] | undefined, fields: (item: T, i: number) => Form): Form {
  if (!list) return dontKnow
  return list.length === 0 ? { choice: 'no' } : Object.assign({ choice: 'yes' }, ...list.map(fields))
}

/** The facts in the form that `mediation rules evaluate` reads. */
export const factsFile = (facts: Facts): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, inEuros(key as FactKey, value)]))

function inEuros(key: FactKey, value: unknown): unknown {
  if (typeof value === 'number') return value / 100
  if (key !== 'deductions' && key !== 'refunded') return value
  return (value as { amount: number }[]).map((item) => ({ ...item, amount: item.amount / 100 }))
}
