import type { CaseHeader, Party } from '../domain/case.ts'
import { addDays, parisDay } from '../domain/day.ts'
import { deadlineNames } from '../domain/deadline-names.ts'
import type { Change, Decision } from '../domain/decision.ts'
import type { Channel } from '../domain/events.ts'
import { type CaseId, type CaseRef, caseRef, type MessageRef, type PartyId } from '../domain/ids.ts'
import { type Role, sideOf } from '../domain/roles.ts'
import { workingDayFrom } from '../domain/working-days.ts'
import { addressKey } from '../mail/addresses.ts'
import { writtenFor } from '../mail/relay-opening.ts'
import { isOurs } from '../mail/tokens.ts'
import { readBuiltin } from '../reading/builtin-reader.ts'
import type { ReadingInput } from '../reading/contract.ts'
import { opensCase } from '../reading/opens-case.ts'
import { isRefTaken } from '../store/cases.ts'
import { answerOnce } from './automatic-answers.ts'
import { keepCurrentRules } from './case-rules.ts'
import { channelOf } from './file-message.ts'
import { bodyOf, type Judged } from './judge-mail.ts'
import { messageRow } from './message-row.ts'
import { mediatorFor } from './people.ts'
import { readingInput } from './reading-input.ts'
import { receipt } from './service-mails.ts'
import { setAside } from './set-aside.ts'
import { threadChanges } from './thread-changes.ts'
import { participantToken } from './tokens.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

/** A mail that belongs to no case opens one when it asks something of this service; otherwise a human looks at it. */
export async function openCase(world: World, judged: Judged): Promise<Decision> {
  if (judged.automatic.kind !== 'no') return setAside(world, judged, 'automatic_reply')
  const input = firstInput(world, judged)
  const reading = readBuiltin(input)
  const relays = relayedFor(world, judged) !== null
  if (!relays && !opensCase(reading, input)) return setAside(world, judged, 'no_matching_case')
  const row = messageRow(world, judged, { fate: 'filed', match: 'new_case' })
  const opening = caseOf(world, judged, { role: relays ? 'relay' : reading.role, message: row.id })
  if (!opening) return setAside(world, judged, 'no_sender')
  const { caseId, sender, channel } = opening
  const filed: Change = { kind: 'file_message', row: { ...row, case_id: caseId, party_id: sender, channel } }
  return { caseId, basedOn: null, changes: [...opening.before, filed, ...opening.after, ...(await opening.receipt())] }
}

type Opening = {
  caseId: CaseId
  ref: CaseRef
  sender: PartyId
  channel: Channel
  before: readonly Change[]
  /** Once the message is in the case. */
  after: readonly Change[]
  /** To a proven sender, within what is answered by itself. */
  receipt(): Promise<readonly Change[]>
}

/** A case that this mail opens, with its people. `by`: the mediator who says so; null for its own words. */
export function caseOf(
  world: World,
  judged: Judged,
  { role, message, by = null }: { role: Role; message: MessageRef; by?: string | null },
): Opening | null {
  const id = world.chance.id() as CaseId
  const header = newHeader(world, id, { owner: mediatorFor(world, id), recused: [] })
  const forWhom = role === 'relay' ? relayedFor(world, judged) : null
  const parties = forWhom ? relayed(world, judged, id, forWhom) : partiesOfOpening(world, judged, id, role)
  const [sender] = parties
  if (!sender) return null
  const channel = channelOf(judged, parties, sideOf(role))
  const actor = { kind: 'party', party: sender.id } as const
  const opener = by === null ? actor : ({ kind: 'mediator', address: by } as const)
  const side = forWhom ? null : (sideOf(role) ?? 'tenant')
  return {
    caseId: id,
    ref: header.ref,
    sender: sender.id,
    channel,
    before: [
      keepCurrentRules(world),
      { kind: 'open_case', header, origin: role },
      ...parties.map((party): Change => ({ kind: 'add_party', party })),
    ],
    after: [
      ...threadChanges(judged.mail, sender.id),
      { kind: 'event', actor: opener, event: { type: 'case_opened', message, by: role } },
      ...parties.map(
        (p): Change => ({ kind: 'event', actor: opener, event: { type: 'party_named', party: p.id, role: p.role } }),
      ),
      { kind: 'event', actor, event: { type: 'message_filed', message, party: sender.id, side, channel } },
      firstReview(world, header),
      { kind: 'task', task: 'read_message', subject: message, runAt: world.clock.now() },
    ],
    receipt: async () =>
      judged.authenticity.verdict === 'pass'
        ? answerOnce(world, { address: sender.addresses[0]?.address ?? '', caseId: null }, () =>
            receipt(world, { header, party: sender, judged }),
          )
        : [],
  }
}

/** Whom a relay writes for; never somebody of the service. */
function relayedFor({ settings }: World, { mail, words }: Judged): Person | null {
  const found = writtenFor(words.visible)
  const sender = mail.from[0]?.address ?? ''
  return found && !isOurs(found.address, settings.mailAddress) && addressKey(found.address) !== addressKey(sender)
    ? found
    : null
}

type Person = { name: string; address: string }

/** The relay, who is on no side, and the tenant, to whom everything is written. */
const relayed = (world: World, { mail }: Judged, id: CaseId, tenant: Person): Party[] =>
  mail.from
    .slice(0, 1)
    .map((from) => partyOf(world, id, 'relay', from, 'wrote'))
    .concat(partyOf(world, id, 'tenant', tenant, 'declared'))

/** A case that opens today, with the rules of today and a reference of its own. */
export const newHeader = (
  world: World,
  id: CaseId,
  { owner, recused }: Pick<CaseHeader, 'owner' | 'recused'>,
): CaseHeader => ({
  id,
  ref: freeRef(world),
  owner,
  recused,
  openedOn: parisDay(world.clock.now()),
  rulesVersion: world.rules.current.version,
})

/** Every open case has a next day, from its first. */
export const firstReview = (world: World, { openedOn }: CaseHeader): Change => ({
  kind: 'deadline',
  deadline: 'review',
  due: workingDayFrom(addDays(openedOn, world.ladder.review), inAlsaceMoselle(world)),
  rule: deadlineNames.review,
})

/**
 * The sender, and whoever else the opening was sent to. One other person is taken for the other side, and the mediator
 * sees that this was inferred; with several, only a human can tell.
 */
function partiesOfOpening(world: World, { mail }: Judged, id: CaseId, role: Role): Party[] {
  const ours = world.settings.mailAddress
  const [from] = mail.from
  if (!from?.address) return []
  const others = [...mail.to, ...mail.cc].filter(
    (p) => p.address && !isOurs(p.address, ours) && p.address !== from.address,
  )
  const otherRole: Role =
    others.length === 1 && sideOf(role) === 'tenant'
      ? 'landlord'
      : others.length === 1 && sideOf(role) === 'landlord'
        ? 'tenant'
        : 'other'
  return [
    partyOf(world, id, role, from, 'wrote'),
    ...others.slice(0, 10).map((person) => partyOf(world, id, otherRole, person, 'declared')),
  ]
}

export function partyOf(
  world: World,
  caseId: CaseId,
  role: Role,
  person: { name: string; address: string },
  origin: 'wrote' | 'declared',
): Party {
  const id = world.chance.id() as PartyId
  return {
    id,
    role,
    name: person.name,
    addresses: [{ address: person.address, origin, bounced: false }],
    token: participantToken(world.settings.secret, caseId, id),
  }
}

function freeRef(world: World): CaseRef {
  for (;;) {
    const ref = caseRef(world.chance.id())
    if (!isRefTaken(world.db, ref)) return ref
  }
}

const firstInput = (world: World, judged: Judged): ReadingInput =>
  readingInput(world, bodyOf(judged), judged.receivedAt, null)
