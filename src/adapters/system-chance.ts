import { randomBytes } from 'node:crypto'
import type { Chance } from '../ports.ts'

/** RFC 4648 § 6 in lower case: 32 letters, so five bits of each random byte choose one without bias. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

export const systemChance: Chance = {
  id: () => Array.from(randomBytes(26), (byte) => ALPHABET.charAt(byte & 31)).join(''),
}
