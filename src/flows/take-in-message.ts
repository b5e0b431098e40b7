import type { Change, Decision } from '../domain/decision.ts'
import { gate } from '../mail/gate.ts'
import { commit } from '../store/commit.ts'
import { messageBySha } from '../store/messages.ts'
import { receivedAt as firstReceived, rawBytes } from '../store/raw-mails.ts'
import { commissionMail } from './commission-mail.ts'
import { isDuplicate } from './duplicate.ts'
import { fileBounce } from './file-bounce.ts'
import { fileMessage } from './file-message.ts'
import { hearMediator } from './hear-mediator.ts'
import { holdRaw } from './hold-raw.ts'
import { type Judged, judge } from './judge-mail.ts'
import { openCase } from './open-case.ts'
import { isStaff } from './people.ts'
import { placeMessage } from './place-message.ts'
import { recapReply } from './recap-reply.ts'
import { setAside } from './set-aside.ts'
import { settleDoubts } from './settle-doubts.ts'
import type { World } from './world.ts'

/**
 * Raw mail → exactly one fate: filed in a case, held for a human, heard as a mediator's command, or set aside with a
 * named reason. One commit; a mail that was taken in before is left as it is.
 */
export async function takeIn(world: World, sha256: string): Promise<void> {
  const { db, clock } = world
  const raw = rawBytes(db, sha256)
  if (!raw || messageBySha(db, sha256)) return finish(world, { caseId: null, basedOn: null, changes: [] }, sha256)
  const receivedAt = firstReceived(db, sha256) ?? clock.now()
  const parsed = await world.parse(raw)
  if (parsed.kind === 'unreadable') return finish(world, holdRaw(world, sha256, parsed.reason, receivedAt), sha256)
  const judged = await judge(world, sha256, raw, parsed.mail, receivedAt)
  settleDoubts(world, judged)
  const decision = await route(world, judged)
  finish(world, decision, sha256)
}

/** The order matters: our own mail, second copies and machines first, then commands, then the parties. */
async function route(world: World, judged: Judged): Promise<Decision> {
  const { mail, automatic, authenticity } = judged
  const staff = isStaff(world, judged)
  const gated = gate(mail, { automatic: automatic.kind, authenticity, ours: world.settings.mailAddress, staff })
  if (gated.kind !== 'accept') return setAside(world, judged, gated.reason)
  if (isDuplicate(world, judged)) return setAside(world, judged, 'duplicate')
  if (automatic.kind === 'bounce') return fileBounce(world, judged)
  if (staff) return hearMediator(world, judged)
  const shared = await recapReply(world, judged)
  if (shared) return shared
  const placed = placeMessage(world, judged)
  const fromCommission = placed.kind !== 'one' && commissionMail(world, judged, placed)
  if (fromCommission) return setAside(world, judged, 'commission_mail', fromCommission.candidates)
  switch (placed.kind) {
    case 'one':
      return fileMessage(world, judged, placed)
    case 'held':
      return setAside(world, judged, placed.reason, placed.candidates)
    case 'none':
      return openCase(world, judged)
  }
}

/** Last resort of a task that keeps failing on one mail: the bytes stay, a human looks. */
export const holdUnreadable = (world: World, sha256: string): void =>
  finish(world, holdRaw(world, sha256, 'unreadable', firstReceived(world.db, sha256) ?? world.clock.now()), sha256)

/** Commits with the end of the task; when the case has moved on meanwhile, the task stays and starts over. */
function finish(world: World, decision: Decision, sha256: string): void {
  const done: Change = { kind: 'task_done', task: 'take_in', subject: sha256 }
  commit(world.db, { ...decision, changes: [...decision.changes, done] }, world.settings.mailAddress, world.clock.now())
}
