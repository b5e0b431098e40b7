import { addMonths, type Day } from '../domain/day.ts'
import type { Refund } from '../domain/facts.ts'
import { type Cents, cents } from '../domain/money.ts'
import { parameter, type Rulebase } from './rulebase.ts'
import { type ClaimedDeduction, type Situation, type SituationKey, said, settled } from './situation.ts'
import type { World } from './world.ts'

/** The values that a part of the world may have, and the fact that would settle which. */
type Choice<T> = { fact: SituationKey; values: readonly T[] }
export type Choices = { readonly [K in keyof World]: Choice<World[K]> }

/** What is not known or contested → the bounds between which it lies. */
export function choices(rulebase: Rulebase, situation: Situation, on: Day): Choices {
  const deductions = said(situation, 'deductions')
  const collectiveMatters =
    said(situation, 'provision_for_charges').length > 0 || deductions.flat().some((item) => item.kind === 'charges')
  return {
    keys: keysChoice(rulebase, situation, on),
    inventory: inventoryChoice(situation),
    absentDelay: { fact: 'exit_inventory_exists', values: ['two_months'] },
    address: addressChoice(situation),
    rent: { fact: 'rent_excl_charges', values: orUnknown(said(situation, 'rent_excl_charges')) },
    deposit: { fact: 'deposit_amount', values: depositValues(said(situation, 'deposit_amount')) },
    deductions: { fact: 'deductions', values: orUnknown(deductions) },
    reading: { fact: 'deductions', values: readings(deductions) },
    refunds: refundsChoice(situation, on),
    collective: {
      fact: 'collective_building',
      values: collectiveMatters ? yesOrNo(said(situation, 'collective_building')) : [false],
    },
    provision: { fact: 'provision_for_charges', values: orElse(said(situation, 'provision_for_charges'), cents(0)) },
    accountsApprovedOn: { fact: 'accounts_approved_on', values: orUnknown(said(situation, 'accounts_approved_on')) },
  }
}

/** Every combination; `at` names it by the index of each choice. */
export function worlds(all: Choices): readonly { at: readonly number[]; world: World }[] {
  const parts = Object.entries(all) as [keyof World, Choice<unknown>][]
  let found: { at: readonly number[]; world: Record<string, unknown> }[] = [{ at: [], world: {} }]
  for (const [part, choice] of parts)
    found = found.flatMap(({ at, world }) =>
      choice.values.map((value, index) => ({ at: [...at, index], world: { ...world, [part]: value } })),
    )
  return found as unknown as readonly { at: readonly number[]; world: World }[]
}

/** The combination that an `at` names. */
export const worldAt = (all: Choices, at: readonly number[]): World =>
  Object.fromEntries(
    Object.entries(all).map(([part, choice], position) => [part, choice.values[at[position] ?? 0]]),
  ) as World

/**
 * Unknown keys day: not before the exit inventory (else the lease, else what prescription leaves open), not after today.
 */
function keysChoice(rulebase: Rulebase, situation: Situation, on: Day): Choice<Day | null> {
  if (settled(situation, 'keys_returned') === false) return { fact: 'keys_returned', values: [null] }
  if (settled(situation, 'other_tenants_remain') === true) return { fact: 'other_tenants_remain', values: [null] }
  const days = said(situation, 'keys_returned_on')
  if (days.length > 0) return { fact: 'keys_returned_on', values: days }
  const years = parameter(rulebase, 'années de prescription', on) ?? 3
  const oldest = addMonths(on, -12 * years - 2)
  const begun = [...said(situation, 'exit_inventory_on'), ...said(situation, 'lease_start'), oldest]
  const earliest = said(situation, 'exit_inventory_on')[0] ?? begun.toSorted().at(-1) ?? oldest
  return { fact: 'keys_returned_on', values: earliest < on ? [earliest, on] : [on] }
}

function inventoryChoice(situation: Situation): Choice<World['inventory']> {
  const conform = said(situation, 'exit_inventory_conform')
  const exists = said(situation, 'exit_inventory_exists')
  const alone = settled(situation, 'exit_inventory_by_landlord_alone') === true
  const absent: World['inventory'][] =
    alone || exists.includes(false) || exists.length + conform.length === 0 ? ['absent'] : []
  if (alone || (exists.length > 0 && !exists.includes(true)))
    return { fact: 'exit_inventory_exists', values: ['absent'] }
  const states = yesOrNo(conform).map((is): World['inventory'] => (is ? 'conform' : 'damaged'))
  return { fact: 'exit_inventory_conform', values: [...states, ...absent] }
}

/** Given on an unknown day counts as given in time: the landlord has to prove that the delay comes from it (art. 22 al. 7). */
function addressChoice(situation: Situation): Choice<World['address']> {
  const days = said(situation, 'forwarding_address_given_on')
  const given = said(situation, 'forwarding_address_given')
  const answers = given.length > 0 ? given : days.length > 0 ? [true] : [true, false]
  const when: readonly (Day | null)[] = days.length > 0 ? days : [null]
  return {
    fact: 'forwarding_address_given',
    values: answers.flatMap((given): World['address'][] =>
      given ? when.map((on) => ({ given, on })) : [{ given, on: null }],
    ),
  }
}

/** A refund of an unknown day lies between the keys' day and today. */
function refundsChoice(situation: Situation, on: Day): Choice<World['refunds']> {
  const lists = said(situation, 'refunded')
  if (lists.length === 0) return { fact: 'refunded', values: [[], null] }
  const earliest = said(situation, 'keys_returned_on').toSorted()[0] ?? said(situation, 'exit_inventory_on')[0] ?? on
  const dated = (list: readonly Refund[], day: Day) => list.map((r) => ({ amount: r.amount, on: r.on ?? day }))
  return {
    fact: 'refunded',
    values: lists.flatMap((list) =>
      list.every((r) => r.on) || earliest >= on ? [dated(list, on)] : [dated(list, earliest), dated(list, on)],
    ),
  }
}

function readings(lists: readonly (readonly ClaimedDeduction[])[]): readonly ('least' | 'most')[] {
  return lists.length > 0 && lists.every((list) => list.length === 0) ? ['least'] : ['least', 'most']
}

/** An unknown deposit may be so small that nothing was ever due, or have no bound. */
const depositValues = (values: readonly Cents[]): readonly (Cents | null)[] =>
  values.length > 0 ? values : [cents(0), null]
const orUnknown = <T>(values: readonly T[]): readonly (T | null)[] => (values.length > 0 ? values : [null])
const orElse = <T>(values: readonly T[], fallback: T): readonly T[] => (values.length > 0 ? values : [fallback])
const yesOrNo = (values: readonly boolean[]): readonly boolean[] => (values.length > 0 ? values : [true, false])
