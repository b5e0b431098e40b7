import { createHash } from 'node:crypto'
import type { Terms } from '../domain/case.ts'
import type { CaseRef } from '../domain/ids.ts'

/** Letters and digits that nobody mistakes for one another when typing them from paper. */
const ALPHABET = 'ACDEFHJKLMNPRTUVWXY34679'

/** Names exact terms in one case: a letter and five signs. Other terms have another code; an answer that quotes it means these. */
export function termsCode(ref: CaseRef, { amount, payBy, instalments }: Terms): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([ref, amount, payBy, instalments]))
    .digest()
  return `V${[...hash.subarray(0, 5)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')}`
}

/** Codes that a message quotes, as typed on any keyboard. */
export const codesIn = (own: string): string[] =>
  own
    .slice(0, 5_000)
    .toUpperCase()
    .match(new RegExp(`\\bV[${ALPHABET}]{5}\\b`, 'g')) ?? []

/** Names the bytes of one mail, for whoever keeps it: eight signs of its hash, in the same letters. */
export const mailMark = (sha256: string): string =>
  [...Buffer.from(sha256, 'hex').subarray(0, 8)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
