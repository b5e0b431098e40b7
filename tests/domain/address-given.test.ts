import { expect, test } from 'vitest'
import { firstAddressKept } from '../../src/domain/address-given.ts'
import { instant } from '../../src/domain/day.ts'
import { positions, type Statement } from '../../src/domain/positions.ts'

const said = (on: string, key: string, value: unknown, side: 'tenant' | 'landlord' = 'tenant'): Statement =>
  ({
    key,
    value,
    side,
    at: instant(`${on}T10:00:00Z`),
    source: { kind: 'quoted', message: on, quote: '', reader: 'builtin', certainty: 'likely' },
  }) as unknown as Statement

const GIVEN = 'forwarding_address_given'
const ON = 'forwarding_address_given_on'
const told = (on: string, day: string) => [said(on, GIVEN, true), said(on, ON, day)]

test.each<[string, Statement[], string | null]>([
  [
    'a move does not make the first address late',
    [...told('2026-04-07', '2026-01-31'), ...told('2026-05-02', '2026-05-02')],
    '2026-01-31',
  ],
  [
    'nor does it date an address whose day nobody told',
    [said('2026-04-07', GIVEN, true), ...told('2026-05-02', '2026-05-02')],
    null,
  ],
  ['a first address counts from the day of its mail', told('2026-05-02', '2026-05-02'), '2026-05-02'],
  ['so does one after none', [said('2026-04-07', GIVEN, false), ...told('2026-05-02', '2026-05-02')], '2026-05-02'],
  [
    'a day that is corrected counts',
    [...told('2026-04-07', '2026-01-31'), ...told('2026-05-02', '2026-02-03')],
    '2026-02-03',
  ],
])('%s', (_, statements, on) => {
  const position = positions(firstAddressKept(statements))[ON]
  expect(position && position.kind !== 'disputed' ? position.value : null).toBe(on)
})

test('what one side says of the address changes nothing of what the other says', () => {
  const statements = [said('2026-04-07', GIVEN, true, 'landlord'), ...told('2026-05-02', '2026-05-02')]
  expect(firstAddressKept(statements)).toEqual(statements)
})
