import { addressKey } from '../mail/addresses.ts'
import { signedAt } from '../mail/dkim-signature.ts'
import type { HoldReason } from '../mail/reasons.ts'
import { isOurs } from '../mail/tokens.ts'
import type { Judged } from './judge-mail.ts'
import type { World } from './world.ts'

/** `by`: the mediator's or supervisor's address as the settings write it, never as the mail does. */
export type Proof = { kind: 'proven'; by: string } | { kind: 'refused'; reason: HoldReason }

/**
 * Who proves to be a mediator or supervisor, in a mail that he or she wrote as a command to us. A token proves nothing of
 * this: it travels in quotations and forwarded mails.
 */
export function proofOf(world: World, judged: Judged): Proof {
  const { mail, automatic, authenticity, commandFault } = judged
  const refused = (reason: HoldReason): Proof => ({ kind: 'refused', reason })
  const written = mail.from[0]?.address ?? ''
  const by = staffAddress(world, written)
  if (automatic.kind !== 'no') return refused('automatic_approval')
  if (mail.fromHeaders !== 1 || mail.from.length !== 1) return refused('several_senders')
  if (by === null) return refused('not_staff')
  if (!authenticity.fitForCommands || addressKey(authenticity.address ?? '') !== addressKey(written))
    return refused('authentication_failed')
  if (commandFault !== null) return refused(commandFault)
  if (!mail.to.some(({ address }) => isOurs(address, world.settings.mailAddress))) return refused('not_addressed')
  if (isBareForward(judged)) return refused('forwarded_command')
  return isTimely(judged) ? { kind: 'proven', by } : refused('untimely_command')
}

function staffAddress({ settings }: World, written: string): string | null {
  const key = addressKey(written)
  return [...settings.mediators, ...settings.supervisors].find((address) => addressKey(address) === key) ?? null
}

/** Somebody else's words and none of one's own. */
const isBareForward = ({ mail, words }: Judged): boolean =>
  words.visible.trim() === '' &&
  (/^\s*(?:tr|fwd?|wg|i)\s?:/i.test(mail.subject) || mail.attachments.some((a) => a.mediaType === 'message/rfc822'))

const WINDOW_MS = 24 * 3_600_000

/**
 * Signed within a day of its arrival, whichever clock is ahead: an older signature may be one that is sent again. What the
 * author's own clock says proves nothing, and a token serves once.
 */
function isTimely({ mail, receivedAt }: Judged): boolean {
  const domain = mail.from[0]?.address.split('@').at(-1)?.toLowerCase() ?? ''
  const signed = signedAt(mail.headers.get('dkim-signature') ?? [], domain)
  return signed.every((at) => Math.abs(Date.parse(receivedAt) - at) <= WINDOW_MS)
}
