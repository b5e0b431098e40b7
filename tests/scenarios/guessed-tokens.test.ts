import { expect, test } from 'vitest'
import { hashToken } from '../../src/flows/tokens.ts'
import { partyByToken } from '../../src/store/cases.ts'
import { tokenRow } from '../../src/store/drafts.ts'
import { onlyCase, reminded } from '../support/cases.ts'
import { seededChance } from '../support/seeded-chance.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
const GUESSES = 1_000_000

test('a million guessed addresses, each one letter from a true one or wholly invented, lead to no party and no letter', async () => {
  const { w } = await reminded()
  const { parties } = onlyCase(w)
  const chance = seededChance(GUESSES)
  const letter = () => LETTERS.charAt(chance.number(LETTERS.length))
  const guessed = (n: number): string => {
    const token = parties[n % parties.length]?.token ?? ''
    if (n % 2 === 0) return Array.from(token, letter).join('')
    const at = chance.number(token.length)
    return `${token.slice(0, at)}${letter()}${token.slice(at + 1)}`
  }
  const real = new Set(parties.map(({ token }) => token))
  let found = 0
  for (let n = 0; n < GUESSES; n += 1) {
    const token = guessed(n)
    if (real.has(token)) continue
    if (partyByToken(w.world.db, token) !== null || tokenRow(w.world.db, hashToken(token)) !== null) found += 1
  }
  expect(found).toBe(0)
  for (const { token } of parties) expect(partyByToken(w.world.db, token)).not.toBeNull()
}, 300_000)
