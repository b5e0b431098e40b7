import { type Day, parisDay } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import type { DraftId } from '../domain/ids.ts'
import { approvalAddress } from '../mail/tokens.ts'
import { commit } from '../store/commit.ts'
import { type DraftRow, draftById } from '../store/drafts.ts'
import { hasKey } from '../store/outbox.ts'
import { finishTask } from '../store/tasks.ts'
import { digest } from '../writing/digest.ts'
import { digestView } from './digest-view.ts'
import { finishMail, type PlannedMail } from './finish-mail.ts'
import { grantList, lineFor } from './send-lists.ts'
import type { World } from './world.ts'

/** A day's digest to every supervisor, once; one that was late for its own day is not sent any more. */
export async function sendDigest(world: World, on: Day): Promise<void> {
  const { settings, clock, db } = world
  const now = clock.now()
  const { subject, text, numbered } = digest(digestView(world, on))
  const lines = numbered.map((key, i) => lineFor(i + 1, key, draftOf(world, key)))
  for (const address of parisDay(now) === on ? settings.supervisors : []) {
    const key = `digest:${on}:${address}`
    if (hasKey(db, key)) continue
    const { token, grant } = grantList(world, address, lines)
    const plan: PlannedMail = {
      key,
      kind: 'digest',
      draft: null,
      party: null,
      to: { name: '', address },
      replyTo: approvalAddress(settings.mailAddress, token),
      subject,
      text,
      footer: '',
      inReplyTo: null,
      references: [],
      attachments: [],
    }
    const changes: Change[] = [grant, { kind: 'mail', mail: await finishMail(world, plan, now) }]
    commit(db, { caseId: null, basedOn: null, changes }, settings.mailAddress, now)
  }
  finishTask(db, 'send_digest', on)
}

/** `draft:ID` names a letter that waits; every other line has none. */
const draftOf = ({ db }: World, key: string): DraftRow | null =>
  key.startsWith('draft:') ? draftById(db, key.slice('draft:'.length) as DraftId) : null
