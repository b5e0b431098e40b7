import { createHash, createHmac } from 'node:crypto'
import type { CaseId, DraftId, PartyId } from '../domain/ids.ts'
import { addressKey } from '../mail/addresses.ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** The unguessable part of a participant's own reply address: 26 characters, 130 bits of an HMAC over case and party. */
export const participantToken = (secret: string, caseId: CaseId, party: PartyId): string =>
  signed(secret, ['participant', caseId, party])

/**
 * The one-time right of one mediator to decide one draft: an HMAC over the draft, its exact text and recipients
 * (fingerprint), the case version, the mediator and the expiry. Only its hash is stored.
 */
export const approvalToken = (
  secret: string,
  draft: { id: DraftId; fingerprint: string; caseVersion: number },
  mediator: string,
  expiresAt: string,
): string => signed(secret, ['approval', draft.id, draft.fingerprint, String(draft.caseVersion), mediator, expiresAt])

/** The right of one person to answer the numbered lines of one list, until it expires. */
export const listTokenFor = (secret: string, recipient: string, lines: object, expiresAt: string): string =>
  signed(secret, ['list', recipient, JSON.stringify(lines), expiresAt])

/** Tells that a landlord's address is the same, to nobody who has not the secret: kept for statistics when the address goes. */
export const landlordKey = (secret: string, address: string): string =>
  signed(secret, ['landlord', addressKey(address)])

/** The same for a dwelling, by its address in one spelling. */
export const dwellingKey = (secret: string, address: string): string => signed(secret, ['dwelling', address])

/** Covers everything that a mediator sees of a letter: any other text or recipient has another fingerprint. */
export const fingerprint = (letter: object, recipients: object): string =>
  createHash('sha256')
    .update(JSON.stringify([letter, recipients]))
    .digest('hex')

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

const signed = (secret: string, parts: readonly string[]): string =>
  base32(createHmac('sha256', secret).update(JSON.stringify(parts)).digest()).slice(0, 26)

function base32(bytes: Buffer): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(held >> bits) & 31]
    }
  }
  return text
}
