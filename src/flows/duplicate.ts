import { addressKey } from '../mail/addresses.ts'
import { takenInAs } from '../store/messages.ts'
import { bodyOf, type Judged } from './judge-mail.ts'
import type { World } from './world.ts'

/**
 * A mail that a server delivered twice, with other trace headers: same Message-ID, sender, words and attachments as one that
 * was taken in, and no better proof of its sender.
 */
export function isDuplicate(world: World, judged: Judged): boolean {
  const { messageId, from } = judged.mail
  if (!messageId) return false
  const sender = addressKey(from[0]?.address ?? '')
  return takenInAs(world.db, messageId).some(
    ({ body }) =>
      addressKey(body.from.address) === sender &&
      content(body) === content(bodyOf(judged)) &&
      (body.authenticity.verdict === 'pass' || judged.authenticity.verdict !== 'pass'),
  )
}

/** Own words, signature and quotation together hold every line, however a later look divides them. */
const content = ({ own, signature, quoted, attachments }: ReturnType<typeof bodyOf>): string =>
  [
    ...[own, signature, quoted]
      .join('\n')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .sort(),
    ...attachments.map((a) => a.sha256),
  ].join('\n')
