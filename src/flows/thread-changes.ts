import type { Change } from '../domain/decision.ts'
import type { PartyId } from '../domain/ids.ts'
import { foreignRefs } from '../mail/foreign-refs.ts'
import type { ParsedMail } from '../mail/message.ts'

/** By what later mails find this case: the mail's own id, ancestors that we may never have seen, and the sender's own file numbers. */
export function threadChanges(mail: ParsedMail, party: PartyId): Change[] {
  const own: Change[] = mail.messageId ? [{ kind: 'thread_id', messageId: mail.messageId, party, source: 'filed' }] : []
  const ancestors = [...new Set([...mail.references, ...mail.inReplyTo])].filter((id) => id !== mail.messageId)
  return [
    ...own,
    ...ancestors.map((id): Change => ({ kind: 'thread_id', messageId: id, party, source: 'ancestor' })),
    ...foreignRefs(mail.subject).map((ref): Change => ({ kind: 'foreign_ref', party, ref })),
  ]
}
