import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { cents } from '../../src/domain/money.ts'
import type { Positions } from '../../src/domain/positions.ts'
import { numberedFacts, numberedMessages } from '../../src/flows/case-points.ts'
import { onlyCase, reminded } from '../support/cases.ts'
import { MEDIATOR } from '../support/test-world.ts'

const known: Required<Pick<Positions, 'lease_start' | 'deposit_amount' | 'keys_returned_on' | 'refunded'>> = {
  lease_start: { kind: 'settled', value: day('2019-09-01') },
  deposit_amount: { kind: 'one_sided', side: 'tenant', value: cents(69_000) },
  keys_returned_on: { kind: 'disputed', tenant: day('2026-01-31'), landlord: day('2026-02-01') },
  refunded: { kind: 'agreed', value: [] },
}

test('a fact is shown with who says it', () => {
  expect(numberedFacts(known).map(({ n, kind, side, text }) => [n, kind, side, text])).toEqual([
    [2, 'settled', null, 'début du bail = 1er septembre 2019'],
    [5, 'one_sided', 'tenant', 'dépôt de garantie versé = 690\u00a0€'],
    [6, 'disputed', null, 'remise des clés = 31 janvier 2026 (locataire), 1er février 2026 (bailleur)'],
    [18, 'agreed', null, 'sommes déjà rendues = aucune'],
  ])
})

test('a fact keeps its number whatever else is known', () => {
  const number = (found: Positions, key: string) => numberedFacts(found).find((fact) => fact.key === key)?.n
  fc.assert(
    fc.property(fc.subarray(Object.entries(known), { minLength: 1 }), (some) => {
      for (const [key] of some) expect(number(Object.fromEntries(some), key)).toBe(number(known, key))
    }),
  )
})

test('messages of persons are numbered in order of arrival, machines have no number', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Je suis absent du bureau.', { headers: ['Auto-Submitted: auto-replied'] })
  await p.landlordWrites('Je propose de rendre 500 euros.')
  const found = onlyCase(w)
  const numbered = numberedMessages(found)
  expect(found.messages.length).toBeGreaterThan(numbered.length)
  expect(numbered.map(({ n, row }) => [n, row.body.own.slice(0, 10)])).toEqual([
    [1, 'Bonjour Mo'],
    [2, '1. non\n2. '],
    [3, 'Je propose'],
  ])
  expect(numbered.map(({ channel }) => channel)).toEqual(['joint', 'private', 'private'])
  const asked = w.sentTo(MEDIATOR).at(-1)?.mail.text
  expect(asked).toMatch(/^- M3, Gérard Maillot \(bailleur\), message privé, le /m)
  expect(asked).toMatch(/ F5 dépôt de garantie versé = 690/)
})
