import { plusSeconds } from '../domain/day.ts'
import type { Change, ListLine, MailKind } from '../domain/decision.ts'
import { approvalAddress } from '../mail/tokens.ts'
import { commit } from '../store/commit.ts'
import type { DraftRow } from '../store/drafts.ts'
import { hasKey } from '../store/outbox.ts'
import type { PlainMail } from '../writing/plain-mail.ts'
import { finishStaffMail, type PlannedMail } from './finish-mail.ts'
import { hashToken, listTokenFor } from './tokens.ts'
import type { World } from './world.ts'

type ListMail = PlainMail & {
  key: string
  kind: MailKind
  to: string
  lines: readonly ListLine[]
  attachments?: PlannedMail['attachments']
}

/**
 * A mail whose numbered lines its one reader may answer, until letters of today may not be approved any more. Once: of a
 * key that has its mail nothing comes again.
 */
export async function listMail(world: World, { lines, ...content }: ListMail): Promise<Change[]> {
  const { clock, db, settings } = world
  const { key, to } = content
  if (hasKey(db, key)) return []
  const expiresAt = plusSeconds(clock.now(), settings.approvalHours * 3600)
  const token = listTokenFor(settings.secret, to, { key, lines }, expiresAt)
  const replyTo = approvalAddress(settings.mailAddress, token)
  const mail = await finishStaffMail(world, { ...content, replyTo })
  return [
    { kind: 'grant_list', tokenSha256: hashToken(token), recipient: to, lines, expiresAt },
    { kind: 'mail', mail },
  ]
}

export async function sendListMail(world: World, mail: ListMail): Promise<void> {
  const changes = await listMail(world, mail)
  const decision = { caseId: null, basedOn: null, changes }
  if (changes.length > 0) commit(world.db, decision, world.settings.mailAddress, world.clock.now())
}

export const lineFor = (n: number, key: string, draft: Pick<DraftRow, 'id' | 'fingerprint'> | null): ListLine => ({
  n,
  key,
  draft: draft?.id ?? null,
  fingerprint: draft?.fingerprint ?? null,
})
