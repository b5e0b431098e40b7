import type { Change, Decision } from '../domain/decision.ts'
import { Role, sideOf } from '../domain/roles.ts'
import { addressKey } from '../mail/addresses.ts'
import { readBuiltin } from '../reading/builtin-reader.ts'
import { caseIdByRef, goesOnIn } from '../store/cases.ts'
import { commit } from '../store/commit.ts'
import { heldById } from '../store/held.ts'
import { messageBySha } from '../store/messages.ts'
import { rawBytes } from '../store/raw-mails.ts'
import { refusals } from '../writing/order-refusals.ts'
import { orderWords } from '../writing/order-words.ts'
import { withDeadlines } from './deadline-changes.ts'
import { channelOf, voidOpenDraft } from './file-message.ts'
import { judge } from './judge-mail.ts'
import { loadCase } from './load-case.ts'
import { caseOf, partyOf } from './open-case.ts'
import { readingInput } from './reading-input.ts'
import { threadChanges } from './thread-changes.ts'
import type { World } from './world.ts'

export type Settled = { kind: 'done'; how: string } | { kind: 'not_done'; why: string }

/** Who settles where nobody proved a name. */
const CONSOLE = 'console'

export type Planned = { kind: 'planned'; how: string; decision: Decision } | { kind: 'not_done'; why: string }

/** A human places a held mail, at once. When the case moves on meanwhile, it starts over. */
export async function settleHeldMail(world: World, id: string, to: Place): Promise<Settled> {
  const { db, settings, clock } = world
  const planned = await planSettlement(world, id, to, CONSOLE)
  if (planned.kind === 'not_done') return planned
  if (commit(db, planned.decision, settings.mailAddress, clock.now()).kind === 'outdated')
    return settleHeldMail(world, id, to)
  return { kind: 'done', how: planned.how }
}

/** The case by its reference, and in which role the sender joins it. */
type Place = { case?: string; as?: string }

/**
 * Without a case the mail is set aside; with one, it is filed under a party of that case: the one that has the sender's
 * address, or the one of the role given, who then has one more address, or a new party of that role. `by`: who says so.
 */
export async function planSettlement(world: World, id: string, to: Place, by: string): Promise<Planned> {
  const { db, clock } = world
  const row = heldById(db, id)
  if (!row || row.settled_at) return { kind: 'not_done', why: refusals.noHeld(id) }
  const settled = (how: string): Change => ({ kind: 'settle_held', id, by, how })
  if (!to.case)
    return {
      kind: 'planned',
      how: orderWords.setAside,
      decision: { caseId: null, basedOn: null, changes: [settled(orderWords.setAside)] },
    }
  const named = caseIdByRef(db, to.case.toUpperCase())
  const caseId = named && goesOnIn(db, named)
  const message = row.sha256 ? messageBySha(db, row.sha256) : null
  const raw = row.sha256 ? rawBytes(db, row.sha256) : null
  const parsed = raw ? await world.parse(raw) : null
  if (!caseId) return { kind: 'not_done', why: refusals.noCase(to.case) }
  if (!message || parsed?.kind !== 'parsed') return { kind: 'not_done', why: refusals.unreadable }
  const role = Role.safeParse(to.as ?? '')
  const found = loadCase(db, caseId)
  const address = message.body.from.address
  const known = found.parties.find((p) => p.addresses.some((a) => addressKey(a.address) === addressKey(address)))
  const inRole = found.parties.find((p) => role.success && p.role === role.data)
  const party =
    known ?? inRole ?? (role.success ? partyOf(world, caseId, role.data, message.body.from, 'declared') : null)
  if (!party)
    return {
      kind: 'not_done',
      why: refusals.onWhoseBehalf(address, to.case, by === CONSOLE),
    }
  const side = sideOf(party.role)
  const channel = channelOf(parsed, found.parties, side)
  const actor = { kind: 'mediator', address: by } as const
  const newAddress: Change = { kind: 'add_address', party: party.id, address, origin: 'staff' }
  const newParty: Change[] = [
    { kind: 'add_party', party },
    { kind: 'event', actor, event: { type: 'party_named', party: party.id, role: party.role } },
  ]
  const joining = known ? [] : inRole ? [newAddress] : newParty
  const changes: Change[] = [
    ...joining,
    { kind: 'refile_message', message: message.id, party: party.id, channel, match: 'human' },
    ...threadChanges(parsed.mail, party.id),
    { kind: 'event', actor, event: { type: 'message_filed', message: message.id, party: party.id, side, channel } },
    ...voidOpenDraft(found),
    settled(orderWords.joinedTo(found.header.ref)),
    { kind: 'task', task: 'read_message', subject: message.id, runAt: clock.now() },
  ]
  const how = orderWords.joinedTo(found.header.ref)
  return {
    kind: 'planned',
    how,
    decision: { caseId, basedOn: found.lastEvent, changes: withDeadlines(world, caseId, changes) },
  }
}

/** The mail opens a case of its own, on the word of `by`. `as`: who its sender is; what its words say when it is null. */
export async function planOpening(world: World, id: string, as: Role | null, by: string): Promise<Planned> {
  const row = heldById(world.db, id)
  const message = row?.sha256 ? messageBySha(world.db, row.sha256) : null
  const raw = row?.sha256 ? rawBytes(world.db, row.sha256) : null
  if (!row || row.settled_at) return { kind: 'not_done', why: refusals.noHeld(id) }
  const parsed = raw ? await world.parse(raw) : null
  if (!message || !raw || parsed?.kind !== 'parsed') return { kind: 'not_done', why: refusals.unreadable }
  const judged = await judge(world, message.sha256, raw, parsed.mail, message.received_at)
  const role = as ?? readBuiltin(readingInput(world, message.body, message.received_at, null)).role
  const opening = caseOf(world, judged, { role, message: message.id, by })
  if (!opening) return { kind: 'not_done', why: refusals.noSender }
  const { caseId, ref, sender, channel } = opening
  const how = orderWords.firstOf(ref)
  const changes: Change[] = [
    ...opening.before,
    { kind: 'refile_message', message: message.id, party: sender, channel, match: 'human' },
    ...opening.after,
    { kind: 'settle_held', id, by, how },
    ...(await opening.receipt()),
  ]
  return { kind: 'planned', how, decision: { caseId, basedOn: null, changes } }
}
