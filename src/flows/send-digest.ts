import { type Day, parisDay } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import { commit } from '../store/commit.ts'
import { hasKey } from '../store/outbox.ts'
import { finishTask } from '../store/tasks.ts'
import { digest } from '../writing/digest.ts'
import { digestView } from './digest-view.ts'
import { finishMail, type PlannedMail } from './finish-mail.ts'
import type { World } from './world.ts'

/** A day's digest to every supervisor, once; one that was late for its own day is not sent any more. */
export async function sendDigest(world: World, on: Day): Promise<void> {
  const { settings, clock, db } = world
  const now = clock.now()
  const { subject, text } = digest(digestView(world, on))
  for (const address of parisDay(now) === on ? settings.supervisors : []) {
    const key = `digest:${on}:${address}`
    if (hasKey(db, key)) continue
    const plan: PlannedMail = {
      key,
      kind: 'digest',
      draft: null,
      party: null,
      to: { name: '', address },
      replyTo: settings.mailAddress,
      subject,
      text,
      footer: '',
      inReplyTo: null,
      references: [],
      attachments: [],
    }
    const changes: Change[] = [{ kind: 'mail', mail: await finishMail(world, plan, now) }]
    commit(db, { caseId: null, basedOn: null, changes }, settings.mailAddress, now)
  }
  finishTask(db, 'send_digest', on)
}
