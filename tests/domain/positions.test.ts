import { expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import type { MessageRef } from '../../src/domain/ids.ts'
import { cents } from '../../src/domain/money.ts'
import { positions, type Statement } from '../../src/domain/positions.ts'

const quoted = { kind: 'quoted', message: 'm' as MessageRef, quote: '…', reader: 'test', certainty: 'sure' } as const
const say = (side: 'tenant' | 'landlord', key: string, value: unknown): Statement =>
  ({ key, value, side, at: '', source: quoted }) as Statement

test('a fact of one side is one-sided, the same from both is agreed, two versions are disputed', () => {
  const found = positions([
    say('tenant', 'keys_returned_on', '2026-01-31'),
    say('landlord', 'keys_returned_on', '2026-02-02'),
    say('tenant', 'deposit_amount', 69_000),
    say('landlord', 'deposit_amount', 69_000),
    say('landlord', 'collective_building', true),
  ])
  expect(found.keys_returned_on).toEqual({ kind: 'disputed', tenant: '2026-01-31', landlord: '2026-02-02' })
  expect(found.deposit_amount).toEqual({ kind: 'agreed', value: 69_000 })
  expect(found.collective_building).toEqual({ kind: 'one_sided', side: 'landlord', value: true })
})

test('the last word of a side replaces its earlier one', () => {
  const found = positions([say('landlord', 'rent_excl_charges', 60_000), say('landlord', 'rent_excl_charges', 58_000)])
  expect(found.rent_excl_charges).toEqual({ kind: 'one_sided', side: 'landlord', value: 58_000 })
})

test('a mediator goes before both sides', () => {
  const staff = {
    ...say('tenant', 'charges', 5_000),
    side: null,
    source: { kind: 'staff', mediator: 'm@x.example' },
  } as Statement
  expect(positions([say('tenant', 'charges', 4_000), say('landlord', 'charges', 6_000), staff]).charges).toEqual({
    kind: 'settled',
    value: 5_000,
  })
})

test('refunds add up, the same payment told twice counts once', () => {
  const found = positions([
    say('tenant', 'refunded', [{ amount: cents(30_000) }]),
    say('tenant', 'refunded', [{ amount: cents(30_000), on: day('2026-03-10') }]),
    say('tenant', 'refunded', [{ amount: cents(10_000), on: day('2026-04-01') }]),
  ])
  expect(found.refunded).toEqual({
    kind: 'one_sided',
    side: 'tenant',
    value: [
      { amount: 30_000, on: '2026-03-10' },
      { amount: 10_000, on: '2026-04-01' },
    ],
  })
})

test('an offer is no fact of the dispute', () => {
  expect(positions([say('landlord', 'offer', { amount: 500 })])).toEqual({})
})
