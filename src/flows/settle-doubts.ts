import { addressKey } from '../mail/addresses.ts'
import { parseBounce } from '../mail/bounce.ts'
import { isOurs, reportedIds } from '../mail/tokens.ts'
import { mailByMessageId, type OutboxMail } from '../store/outbox.ts'
import { confirmSent } from './deliver-mail.ts'
import type { Judged } from './judge-mail.ts'
import type { World } from './world.ts'

/**
 * A mail whose sending is in doubt has left when our own copy of it is found, when a mail system reports on it, or when its
 * reader answers it: only they know its Message-ID.
 */
export function settleDoubts(world: World, judged: Judged): void {
  for (const { id, proves, how } of proofs(world, judged)) {
    const mail = mailByMessageId(world.db, id)
    if (mail?.state === 'unknown' && proves(mail)) confirmSent(world, mail, `proven by ${how}`)
  }
}

type Proof = { id: string; proves(mail: OutboxMail): boolean; how: string }

function proofs({ settings }: World, { mail, automatic }: Judged): Proof[] {
  const sender = mail.from[0]?.address ?? ''
  const byReader = ({ recipient }: OutboxMail) => addressKey(recipient) === addressKey(sender)
  const always = () => true
  const reported = reportedIds(mail, settings.mailAddress)
  const returned = automatic.kind === 'bounce' ? (parseBounce(mail).originalMessageId ?? []) : []
  return [
    ...(mail.messageId && isOurs(sender, settings.mailAddress)
      ? [{ id: mail.messageId, proves: always, how: 'our own copy' }]
      : []),
    ...[...reported, returned].flat().map((id) => ({ id, proves: always, how: 'a report on it' })),
    ...[...mail.inReplyTo, ...mail.references].map((id) => ({ id, proves: byReader, how: 'an answer to it' })),
  ]
}
