import { z } from 'zod'

/** Row ids are 26 characters of a–z2–7 from the Chance port; brands keep them apart at compile time. */
export const CaseId = z.string().min(1).brand('CaseId')
export type CaseId = z.infer<typeof CaseId>
export const PartyId = z.string().min(1).brand('PartyId')
export type PartyId = z.infer<typeof PartyId>
export const MessageRef = z.string().min(1).brand('MessageRef')
/** Our id of a filed message (not its RFC 5322 Message-ID). */
export type MessageRef = z.infer<typeof MessageRef>
export const DraftId = z.string().min(1).brand('DraftId')
export type DraftId = z.infer<typeof DraftId>

/** Letters and digits that nobody mistakes for one another on paper or by phone: no I, O, 0, 1. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A case's public reference, `ML-7KQ4-T`: four characters and one check character. */
export const CaseRef = z
  .string()
  .refine((text) => /^ML-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]$/.test(text) && checkOf(text.slice(3, 7)) === text[8])
  .brand('CaseRef')
export type CaseRef = z.infer<typeof CaseRef>

/** Derives a reference from a chance id; the store refuses one that is taken and the caller draws again. */
export function caseRef(chanceId: string): CaseRef {
  const body = [0, 1, 2, 3].map((i) => ALPHABET[chanceId.charCodeAt(i) % ALPHABET.length]).join('')
  return `ML-${body}-${checkOf(body)}` as CaseRef
}

/** Weights 1, 3, 5 and 7 modulo the alphabet: any single wrong character is noticed, and nearly all swaps. */
function checkOf(body: string): string {
  const sum = [...body].reduce((total, char, i) => total + (2 * i + 1) * ALPHABET.indexOf(char), 0)
  return ALPHABET[sum % ALPHABET.length] ?? 'A'
}
