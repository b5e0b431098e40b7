import { type Instant, parisDay } from '../domain/day.ts'
import type { Change, Decision } from '../domain/decision.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import type { CaseId, MessageRef } from '../domain/ids.ts'
import { gate } from '../mail/gate.ts'
import { parseMail } from '../mail/parse.ts'
import { type HoldReason, handling } from '../mail/reasons.ts'
import { commit } from '../store/commit.ts'
import { messageBySha } from '../store/messages.ts'
import { hasKey } from '../store/outbox.ts'
import { receivedAt as firstReceived, rawBytes } from '../store/raw-mails.ts'
import { fileBounce } from './file-bounce.ts'
import { fileMessage } from './file-message.ts'
import { hearMediator } from './hear-mediator.ts'
import { bodyOf, type Judged, judge } from './judge-mail.ts'
import { openCase } from './open-case.ts'
import { isStaff } from './people.ts'
import { placeMessage } from './place-message.ts'
import { holdNotice } from './service-mails.ts'
import type { World } from './world.ts'

/**
 * Raw mail → exactly one fate: filed in a case, held for a human, heard as a mediator's command, or set aside with a
 * named reason. One commit; a mail that was taken in before is left as it is.
 */
export async function takeIn(world: World, sha256: string): Promise<void> {
  const { db, settings, clock } = world
  const raw = rawBytes(db, sha256)
  if (!raw || messageBySha(db, sha256)) return finish(world, { caseId: null, basedOn: null, changes: [] }, sha256)
  const receivedAt = firstReceived(db, sha256) ?? clock.now()
  const parsed = await parseMail(raw)
  if (parsed.kind === 'unreadable') return finish(world, holdRaw(world, sha256, parsed.reason, receivedAt), sha256)
  const judged = await judge(world, sha256, raw, parsed.mail, receivedAt)
  const decision = await route(world, judged)
  finish(world, decision, sha256)
  if (settings.shadow) world.log.info({ mail: sha256.slice(0, 12) }, 'taken in (shadow)')
}

/** The order matters: our own mail and machines first, then commands, then the parties. */
async function route(world: World, judged: Judged): Promise<Decision> {
  const { mail, automatic, authenticity } = judged
  const gated = gate(mail, { automatic: automatic.kind, authenticity, ours: world.settings.mailAddress })
  if (gated.kind !== 'accept') return setAside(world, judged, gated.reason)
  if (automatic.kind === 'bounce') return fileBounce(world, judged)
  if (isStaff(world, judged)) return hearMediator(world, judged)
  const placed = placeMessage(world, judged)
  switch (placed.kind) {
    case 'one':
      return fileMessage(world, judged, placed)
    case 'held':
      return setAside(world, judged, placed.reason, placed.candidates)
    case 'none':
      return openCase(world, judged)
  }
}

/** In the holding pen, or ignored with its reason; the sender hears of it at most once a day, and only when proven. */
export async function setAside(
  world: World,
  judged: Judged,
  reason: HoldReason,
  candidates: readonly CaseId[] = [],
): Promise<Decision> {
  const { fate, answer } = handling[reason]
  const held = fate === 'hold_for_staff'
  const row = messageRow(world, judged, { fate: held ? 'held' : 'ignored', reason })
  const changes: Change[] = [{ kind: 'file_message', row }]
  if (held)
    changes.push({ kind: 'hold', id: world.chance.id(), sha256: judged.sha256, place: null, reason, candidates })
  if (held && answer === 'once_a_day' && mayAnswer(world, judged))
    changes.push({ kind: 'mail', mail: await holdNotice(world, judged, reason) })
  return { caseId: null, basedOn: null, changes }
}

/** Never to a machine, never to an address that nobody proved, once a day. */
function mayAnswer(world: World, { authenticity, automatic, mail }: Judged): boolean {
  const address = mail.from[0]?.address
  if (!address || automatic.kind !== 'no' || authenticity.verdict !== 'pass') return false
  return !hasKey(world.db, noticeKey(address, world.clock.now()))
}

export const noticeKey = (address: string, at: Instant): string =>
  `hold_notice:${address.toLowerCase()}:${parisDay(at)}`

export function messageRow(
  world: World,
  judged: Judged,
  placed: Pick<MessageRow, 'fate'> & Partial<MessageRow>,
): MessageRow {
  return {
    id: world.chance.id() as MessageRef,
    sha256: judged.sha256,
    message_id: judged.mail.messageId,
    reason: null,
    match: null,
    case_id: null,
    party_id: null,
    channel: null,
    automatic: judged.automatic.kind,
    received_at: judged.receivedAt,
    body: bodyOf(judged),
    ...placed,
  }
}

/** Last resort of a task that keeps failing on one mail: the bytes stay, a human looks. */
export const holdUnreadable = (world: World, sha256: string): void =>
  finish(world, holdRaw(world, sha256, 'unreadable', firstReceived(world.db, sha256) ?? world.clock.now()), sha256)

function holdRaw(world: World, sha256: string, reason: HoldReason, receivedAt: Instant): Decision {
  const nobody = { name: '', address: '' }
  const body = {
    subject: '',
    from: nobody,
    to: [],
    cc: [],
    sentAt: null,
    own: '',
    signature: '',
    quoted: '',
    hidden: [],
    partsDiffer: false,
    attachments: [],
    authenticity: { verdict: 'unknown', by: 'nobody', because: 'unreadable', fitForCommands: false },
    returnsOn: null,
  }
  const row: MessageRow = {
    id: world.chance.id() as MessageRef,
    sha256,
    message_id: null,
    fate: 'held',
    reason,
    match: null,
    case_id: null,
    party_id: null,
    channel: null,
    automatic: 'no',
    received_at: receivedAt,
    body,
  }
  const hold: Change = { kind: 'hold', id: world.chance.id(), sha256, place: null, reason, candidates: [] }
  return { caseId: null, basedOn: null, changes: [{ kind: 'file_message', row }, hold] }
}

/** Commits with the end of the task; when the case has moved on meanwhile, the task stays and starts over. */
function finish(world: World, decision: Decision, sha256: string): void {
  const done: Change = { kind: 'task_done', task: 'take_in', subject: sha256 }
  commit(world.db, { ...decision, changes: [...decision.changes, done] }, world.settings.mailAddress, world.clock.now())
}
