import fc from 'fast-check'
import { daysLater } from './calendar.ts'
import type { Deduction, Facts, Iso, Refund, Wear } from './facts.ts'

/** A draw: the facts, and the day of the calculation. */
export type Draw = { facts: Facts; on: Iso }

const rarely = <T>(value: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | undefined> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 8 }, { arbitrary: value, weight })

const after = (from: Iso, min: number, max: number): fc.Arbitrary<Iso> =>
  fc.integer({ min, max }).map((days) => daysLater(from, days))

const nastyDays = ['2024-02-29', '2023-12-31', '2024-12-30', '2025-01-31', '2025-11-30', '2026-03-01', '2024-07-31']
/** Recent, old, at the end of a month, or around the reform of 2014. */
const keysDays: fc.Arbitrary<Iso> = fc.oneof(
  { arbitrary: after('2022-01-01', 0, 1750), weight: 6 },
  { arbitrary: fc.constantFrom(...nastyDays), weight: 1 },
  {
    arbitrary: fc.integer({ min: 1, max: 40 }).map((n) => daysLater(`20${10 + (n % 17)}-01-01`, -1 + n * 30)),
    weight: 1,
  },
  { arbitrary: after('2014-01-01', 0, 150), weight: 1 },
)

const rents: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 150, max: 2500 }),
  fc.integer({ min: 1, max: 300_000 }).map((cents) => cents / 100),
)

/** Cents of a sum beside another one: a share of it, all of it, or anything. */
const near = (euros: number): fc.Arbitrary<number> =>
  fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: 110 }).map((share) => Math.round(euros * share) / 100), weight: 4 },
    { arbitrary: fc.constant(euros), weight: 1 },
    { arbitrary: fc.integer({ min: 0, max: 200_000 }).map((cents) => cents / 100), weight: 1 },
  )

const twoDecimals = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100)

const wears: fc.Arbitrary<Wear> = fc
  .record({
    age_years: fc.oneof(fc.integer({ min: 0, max: 25 }), twoDecimals(0, 12)),
    grid: fc.option(fc.constantFrom('opac' as const, 'moselle_est' as const), { nil: undefined }),
    free_years: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    yearly_rate: fc.option(twoDecimals(0, 1), { nil: undefined }),
    residual: fc.option(twoDecimals(0, 1), { nil: undefined }),
    annexed: fc.constantFrom(undefined, true, false),
  })
  .map(
    (wear) => ({ ...(wear.grid ? {} : { free_years: 0, yearly_rate: 0.1, residual: 0.1 }), ...present(wear) }) as Wear,
  )

/** Without the keys that are not there. */
export function present<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
}

const flag = fc.constantFrom(undefined, undefined, undefined, true, false)

const deductionsOf = (deposit: number, keys: Iso, on: Iso): fc.Arbitrary<Deduction> =>
  fc
    .record({
      kind: fc.constantFrom('rent_arrears', 'charges', 'repairs', 'repairs', 'cleaning', 'other'),
      amount: near(deposit),
      evidence: fc.constantFrom('none', 'quote', 'invoice', 'photo', 'unknown'),
      noted_at_exit: flag,
      settled: fc.constantFrom(undefined, undefined, undefined, undefined, { admitted: true }, { never: 'wear' }),
      wear: rarely(wears, 3),
      relet: fc.constantFrom(undefined, undefined, undefined, false, true),
      proof_given_on: rarely(after(keys, 0, 400).map((day) => (day > on ? on : day))),
    })
    .map(({ settled, wear, relet, noted_at_exit, ...one }) => {
      const damage = ['repairs', 'cleaning', 'other'].includes(one.kind)
      return present({ ...one, ...settled, ...(damage ? { wear, relet, noted_at_exit } : { relet }) }) as Deduction
    })

const refundsOf = (deposit: number, keys: Iso): fc.Arbitrary<Refund> =>
  fc.record({ amount: near(deposit), on: after(keys, -20, 500) })

const booleans = fc.boolean()
const mostly = (value: boolean, weight = 12) =>
  fc.oneof({ arbitrary: fc.constant(value), weight }, { arbitrary: fc.constant(!value), weight: 1 })

/** Days around the three years: what interrupts or suspends them, all before the day of the calculation. */
function proceedings(keys: Iso, on: Iso) {
  const past = (min: number, max: number) => after(keys, min, max).map((day) => (day > on ? on : day))
  return fc
    .record({
      mediation_agreed_on: rarely(past(-30, 1300)),
      talks: rarely(fc.integer({ min: 0, max: 500 }), 6),
      debt_acknowledged_on: rarely(past(0, 1300)),
      lawsuit_filed_on: rarely(past(0, 1600)),
    })
    .map(({ talks, ...days }) => {
      const begun = days.mediation_agreed_on
      const ended = begun && talks !== undefined ? daysLater(begun, talks) : undefined
      return present({ ...days, mediation_ended_on: ended && ended <= on ? ended : undefined })
    })
}

function keysOf(keys: Iso) {
  return fc.oneof(
    { arbitrary: fc.constant({ keys_returned_on: keys }), weight: 10 },
    { arbitrary: fc.constant({ keys_returned: true, keys_returned_on: keys }), weight: 4 },
    { arbitrary: fc.constant({ keys_returned: false }), weight: 1 },
    { arbitrary: fc.constant({ keys_returned: false, keys_refused_on: keys }), weight: 1 },
    {
      arbitrary: fc
        .constantFrom('landlord', 'managing_agent', 'letting_agent', 'letterbox', 'registered_mail', 'other')
        .map((keys_received_by) => ({ keys_returned_on: keys, keys_received_by })),
      weight: 4,
    },
  )
}

const sumsAndDays = fc.record({ rent: rents, keys: keysDays }).chain(({ rent, keys }) =>
  fc.record({
    rent: fc.constant(rent),
    keys: fc.constant(keys),
    deposit: fc.oneof(fc.constant(rent), fc.constant(Math.round(rent * 200) / 100), near(rent)),
    on: fc.oneof({ arbitrary: after(keys, -5, 900), weight: 5 }, { arbitrary: after(keys, 0, 2500), weight: 1 }),
  }),
)

const drawnFacts = ({ rent, keys, deposit, on }: { rent: number; keys: Iso; deposit: number; on: Iso }) =>
  fc
    .record({
      lease_kind: fc.constantFrom(
        'unfurnished',
        'unfurnished',
        'unfurnished',
        'furnished',
        'furnished',
        'mobility',
        'other',
      ),
      lease_category: rarely(
        fc.constantFrom('second_home', 'holiday', 'seasonal_work', 'job', 'business', 'student_hall'),
      ),
      lease_start: fc
        .oneof(after('2000-01-01', 0, 9600), fc.constantFrom('2008-02-08', '2008-02-09', '2014-03-26', '2014-03-27'))
        .map((day) => (day < keys ? day : daysLater(keys, -400))),
      main_residence: mostly(true, 20),
      dwelling_postcode: fc.constantFrom('93300', '75011', '57000', '67000', '68100'),
      advance: rarely(fc.record({ months: fc.integer({ min: 0, max: 12 }), requested: booleans })),
      keysFacts: keysOf(keys),
      other_tenants_remain: fc.oneof({ arbitrary: fc.constant(undefined), weight: 12 }, booleans),
      entry_inventory_exists: mostly(true),
      exit_inventory_exists: mostly(true, 6),
      exit_inventory_by_landlord_alone: rarely(booleans),
      exit_inventory_conform: booleans,
      exit_inventory_wear_only: rarely(booleans, 2),
      address: fc.oneof(
        { arbitrary: after(keys, -30, 0), weight: 5 },
        { arbitrary: after(keys, 1, 200), weight: 1 },
        fc.constant(null),
      ),
      collective_building: booleans,
      flat_rate_charges: fc.constantFrom(undefined, undefined, false, true),
      provision_for_charges: rarely(near(Math.round(deposit * 25) / 100), 3),
      accounts_approved_on: rarely(after(keys, -200, 600), 3),
      deductions: fc.array(deductionsOf(deposit, keys, on), { maxLength: 4 }),
      refunded: fc.array(refundsOf(deposit, keys), { maxLength: 3 }),
      days: proceedings(keys, on),
    })
    .map(({ advance, keysFacts, address, days, ...facts }) => ({
      facts: present({
        ...facts,
        rent_excl_charges: rent,
        deposit_amount: deposit,
        rent_paid_in_advance_months: advance?.months,
        monthly_payment_requested: advance?.requested,
        ...keysFacts,
        forwarding_address_given: address !== null,
        forwarding_address_given_on: address ?? undefined,
        ...days,
      }) as Facts,
      on,
    }))

/** Realistic and nasty situations of which every fact is known. */
export const draws: fc.Arbitrary<Draw> = sumsAndDays.chain(drawnFacts)
