import { type Instant, plusSeconds } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import { addressKey } from '../mail/addresses.ts'
import { commit } from '../store/commit.ts'
import { hasKey } from '../store/outbox.ts'
import { mailboxReadAt } from '../store/troubles.ts'
import { parisMoment } from '../writing/french-day.ts'
import { mailboxAlert } from '../writing/mailbox-alert.ts'
import { finishStaffMail } from './finish-mail.ts'
import type { World } from './world.ts'

/** Without a mail fetched, or a look that found none. */
const MINUTES = 30

/** Each supervisor is told once of a mailbox that was not read for half an hour, counted from the start of the service at the earliest. */
export async function watchMailbox(world: World, startedAt: Instant): Promise<void> {
  const { db, clock, settings } = world
  const read = mailboxReadAt(db)
  const since = read !== null && read > startedAt ? read : startedAt
  if (clock.now() < plusSeconds(since, MINUTES * 60)) return
  const keyOf = (to: string) => `alert:mailbox:${since}:${addressKey(to)}`
  const untold = settings.supervisors.filter((to) => !hasKey(db, keyOf(to)))
  if (untold.length === 0) return
  const text = mailboxAlert(MINUTES, parisMoment(since))
  const changes = await Promise.all(
    untold.map(async (to): Promise<Change> => {
      const plan = { ...text, key: keyOf(to), kind: 'alert', to, replyTo: settings.mailAddress } as const
      return { kind: 'mail', mail: await finishStaffMail(world, plan) }
    }),
  )
  commit(db, { caseId: null, basedOn: null, changes }, settings.mailAddress, clock.now())
}
