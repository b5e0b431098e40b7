import type { Party } from '../domain/case.ts'
import type { Change, Decision } from '../domain/decision.ts'
import type { Channel } from '../domain/events.ts'
import { type Side, sideOf } from '../domain/roles.ts'
import { addressKey } from '../mail/addresses.ts'
import { withDeadlines } from './deadline-changes.ts'
import type { Judged } from './judge-mail.ts'
import { type CaseFile, loadCase, sideOfParty } from './load-case.ts'
import { messageRow } from './message-row.ts'
import type { Placed } from './place-message.ts'
import { threadChanges } from './thread-changes.ts'
import type { World } from './world.ts'

/** A party's mail goes into its case. What a person wrote voids the open draft; what a machine wrote changes no turn. */
export function fileMessage(world: World, judged: Judged, placed: Extract<Placed, { kind: 'one' }>): Decision {
  const found = loadCase(world.db, placed.caseId)
  const { party, by: match, caseId } = placed
  const side = sideOfParty(found.parties, party)
  const channel = channelOf(judged, found.parties, side)
  const row = messageRow(world, judged, { fate: 'filed', match, case_id: caseId, party_id: party, channel })
  const filed: Change[] = [
    { kind: 'file_message', row },
    { kind: 'confirm_address', party, address: judged.mail.from[0]?.address ?? '' },
    ...threadChanges(judged.mail, party),
  ]
  const actor = { kind: 'party', party } as const
  const changes: Change[] =
    judged.automatic.kind === 'no'
      ? [
          { kind: 'event', actor, event: { type: 'message_filed', message: row.id, party, side, channel } },
          ...voidOpenDraft(found),
          { kind: 'task', task: 'read_message', subject: row.id, runAt: world.clock.now() },
        ]
      : [
          {
            kind: 'event',
            actor,
            event: {
              type: 'automatic_reply_noted',
              message: row.id,
              party,
              side,
              returnsOn: judged.automatic.returnsOn,
            },
          },
        ]
  return { caseId, basedOn: found.lastEvent, changes: withDeadlines(world, caseId, [...filed, ...changes]) }
}

/** Joint when somebody of the other side is among the recipients; private otherwise. */
export function channelOf(judged: Pick<Judged, 'mail'>, parties: readonly Party[], side: Side | null): Channel {
  const others = parties.filter((p) => sideOf(p.role) !== null && sideOf(p.role) !== side)
  const theirs = new Set(others.flatMap((p) => p.addresses.map((a) => addressKey(a.address))))
  const recipients = [...judged.mail.to, ...judged.mail.cc].map((r) => addressKey(r.address))
  return recipients.some((address) => theirs.has(address)) ? 'joint' : 'private'
}

/** A mediator must never approve an answer to yesterday's letter. */
export function voidOpenDraft({ file }: Pick<CaseFile, 'file'>): Change[] {
  const open = file.openDraft?.draft
  if (!open) return []
  return [
    { kind: 'settle_draft', draft: open, state: 'superseded', by: 'service' },
    { kind: 'event', actor: { kind: 'service' }, event: { type: 'draft_superseded', draft: open } },
  ]
}
