import { addMonths, type Day } from '../domain/day.ts'
import type { Refund } from '../domain/facts.ts'
import { type Cents, cents } from '../domain/money.ts'
import { dueDay, dueDayUnder642 } from './dates.ts'
import { hasLocalHolidays } from './department.ts'
import { parameter, type Rulebase } from './rulebase.ts'
import { type ClaimedDeduction, type Situation, type SituationKey, said } from './situation.ts'
import type { World } from './world.ts'

/** The values that a part of the world may have, and the fact that would settle which. */
type Choice<T> = { fact: SituationKey; values: readonly T[] }
export type Choices = { readonly [K in keyof World]: Choice<World[K]> }

/** What is not known or contested → the bounds between which it lies. */
export function choices(rulebase: Rulebase, situation: Situation, on: Day): Choices {
  const deductions = said(situation, 'deductions')
  const collectiveMatters =
    said(situation, 'provision_for_charges').length > 0 || deductions.flat().some((item) => item.kind === 'charges')
  const keys = keysChoice(rulebase, situation, on)
  return {
    keys,
    inventory: inventoryChoice(situation),
    localHolidays: localHolidaysChoice(situation, keys),
    address: addressChoice(situation),
    rent: { fact: 'rent_excl_charges', values: orUnknown(said(situation, 'rent_excl_charges')) },
    deposit: { fact: 'deposit_amount', values: depositValues(said(situation, 'deposit_amount')) },
    deductions: { fact: 'deductions', values: orUnknown(deductions) },
    reading: { fact: 'deductions', values: readings(deductions) },
    refunds: refundsChoice(situation, keys, on),
    collective: {
      fact: 'collective_building',
      values: collectiveMatters ? yesOrNo(said(situation, 'collective_building')) : [false],
    },
    flatRate: { fact: 'flat_rate_charges', values: orElse(said(situation, 'flat_rate_charges'), false) },
    provision: { fact: 'provision_for_charges', values: orElse(said(situation, 'provision_for_charges'), cents(0)) },
    accountsApprovedOn: dayChoice(situation, 'accounts_approved_on'),
    mediationAgreedOn: dayChoice(situation, 'mediation_agreed_on'),
    mediationEndedOn: dayChoice(situation, 'mediation_ended_on'),
    acknowledgedOn: dayChoice(situation, 'debt_acknowledged_on'),
    lawsuitOn: dayChoice(situation, 'lawsuit_filed_on'),
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

/** The time to refund runs in no case: keys kept, or other tenants who stay. */
export const neverRuns = ({ keys }: Choices): boolean => keys.values.every((day) => day === null)

type DayKey =
  | 'accounts_approved_on'
  | 'mediation_agreed_on'
  | 'mediation_ended_on'
  | 'debt_acknowledged_on'
  | 'lawsuit_filed_on'
const dayChoice = (situation: Situation, fact: DayKey): Choice<Day | null> => ({
  fact,
  values: orUnknown(said(situation, fact)),
})

/**
 * The day from which the time runs: keys handed over, or refused; null when that is denied, or when other tenants stay.
 */
function keysChoice(rulebase: Rulebase, situation: Situation, on: Day): Choice<Day | null> {
  const stay = said(situation, 'other_tenants_remain')
  if (stay.length > 0 && !stay.includes(false)) return { fact: 'other_tenants_remain', values: [null] }
  const returned = said(situation, 'keys_returned')
  const refused = said(situation, 'keys_refused_on')
  const notHanded = refused.length > 0 ? refused : [null]
  const denied = returned.includes(false)
  const mayStay = stay.includes(true) ? [null] : []
  if (denied && !returned.includes(true))
    return { fact: 'keys_returned', values: [...new Set([...notHanded, ...mayStay])] }
  const doubt = wrongReceiver(situation) ? [null] : mayStay
  const days = said(situation, 'keys_returned_on')
  // A refusal counts from its day, whenever the keys were taken in the end.
  const known = refused.length > 0 && !denied ? refused : days
  const running = known.length > 0 ? known : possibleKeys(rulebase, situation, on)
  const values = [...new Set([...running, ...(denied ? notHanded : []), ...doubt])]
  return { fact: contestedKeys(situation, denied, known.length > 0), values }
}

function contestedKeys(situation: Situation, denied: boolean, dated: boolean): SituationKey {
  if (!dated) return 'keys_returned_on'
  if (denied) return 'keys_returned'
  if (wrongReceiver(situation)) return 'keys_received_by'
  return said(situation, 'other_tenants_remain').includes(true) ? 'other_tenants_remain' : 'keys_returned_on'
}

/** The bounds of an unknown day: from the exit inventory (else the lease, else what prescription leaves open) to today. */
function possibleKeys(rulebase: Rulebase, situation: Situation, on: Day): readonly Day[] {
  const years = parameter(rulebase, 'années de prescription', on) ?? 3
  const oldest = addMonths(on, -12 * years - 2)
  const inventory = said(situation, 'exit_inventory_on').toSorted()[0]
  const begun = [...said(situation, 'lease_start'), oldest].toSorted().at(-1)
  const earliest = inventory ?? begun ?? oldest
  const reform = rulebase.parameters['taux de la majoration'].valeurs[0]?.du ?? oldest
  const between = [2, 1, 0].map((months) => addMonths(reform, -months)).filter((day) => day > earliest && day < on)
  return earliest < on ? [earliest, ...between, on] : [on]
}

/** The days that somebody gives for the keys: handed over, or refused by the landlord. */
export const givenKeys = (situation: Situation, keys: Choices['keys']): readonly Day[] =>
  said(situation, 'keys_returned_on').length + said(situation, 'keys_refused_on').length === 0
    ? []
    : keys.values.filter((day) => day !== null)

/** Keys given to an agent without a mandate to manage, or to somebody else: whether that counts is for a human to say. */
export const wrongReceiver = (situation: Situation): boolean =>
  said(situation, 'keys_received_by').some((who) => who === 'letting_agent' || who === 'other')

function inventoryChoice(situation: Situation): Choice<World['inventory']> {
  const conform = said(situation, 'exit_inventory_conform')
  const worn = said(situation, 'exit_inventory_wear_only')
  const exists = said(situation, 'exit_inventory_exists')
  const alone = said(situation, 'exit_inventory_by_landlord_alone')
  const nothingSaid = conform.length + worn.length + exists.length + alone.length === 0
  const absent = nothingSaid || alone.includes(true) || exists.includes(false)
  const certainly = (answers: readonly boolean[], is: boolean) => answers.length > 0 && answers.every((a) => a === is)
  if (certainly(alone, true) || certainly(exists, false)) return { fact: 'exit_inventory_exists', values: ['absent'] }
  const states = (worn.length > 0 ? worn : [false]).flatMap((onlyWear): World['inventory'][] =>
    onlyWear ? ['worn'] : yesOrNo(conform).map((is) => (is ? 'conform' : 'damaged')),
  )
  return {
    fact: alone.length > 1 ? 'exit_inventory_by_landlord_alone' : 'exit_inventory_conform',
    values: [...new Set(states), ...(absent ? (['absent'] as const) : [])],
  }
}

/** Asked only where the due day may be a holiday of Alsace-Moselle and the dwelling's place is unknown. */
function localHolidaysChoice(situation: Situation, keys: Choices['keys']): Choice<boolean> {
  const postcodes = said(situation, 'dwelling_postcode')
  const dues = givenKeys(situation, keys).flatMap((day) => [dueDay(day, 1), dueDay(day, 2)])
  const matters = dues.some((due) => dueDayUnder642(due, true) !== dueDayUnder642(due))
  const known = [...new Set(postcodes.map(hasLocalHolidays))]
  return { fact: 'dwelling_postcode', values: matters ? (known.length > 0 ? known : [false, true]) : [false] }
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
function refundsChoice(situation: Situation, keys: Choices['keys'], on: Day): Choice<World['refunds']> {
  const lists = said(situation, 'refunded')
  if (lists.length === 0) return { fact: 'refunded', values: [[], null] }
  const earliest = givenKeys(situation, keys).toSorted()[0] ?? said(situation, 'exit_inventory_on').toSorted()[0] ?? on
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
