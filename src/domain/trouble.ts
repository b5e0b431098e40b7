import { z } from 'zod'

/** What of the service itself may fail, as the digest tells it. `part`: a configured part that does not answer. */
export const TroubleKind = z.enum([
  'part',
  'mailbox',
  'brake',
  'unreadable_mails',
  'found_mails',
  'moved_mails',
  'put_off',
  'model',
  'tasks',
  'refused_commands',
  'restored',
])
export type TroubleKind = z.infer<typeof TroubleKind>
