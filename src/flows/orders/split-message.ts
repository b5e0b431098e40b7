import type { Link, Party } from '../../domain/case.ts'
import type { Change } from '../../domain/decision.ts'
import type { CaseId, MessageRef } from '../../domain/ids.ts'
import { sideOf } from '../../domain/roles.ts'
import { isOpen } from '../../domain/states.ts'
import { eventsOf } from '../../store/events.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords } from '../../writing/order-words.ts'
import { numberedMessages } from '../case-points.ts'
import { keepCurrentRules } from '../case-rules.ts'
import { voidOpenDraft } from '../file-message.ts'
import { type CaseFile, loadCase } from '../load-case.ts'
import { firstReview, newHeader, partyOf } from '../open-case.ts'
import type { World } from '../world.ts'
import { eventOf } from './about-case.ts'
import { decisionOn, type Effect, notUnderstood, numbersMoved, type Target } from './target.ts'

/** SÉPARER: one message gets a case of its own, opened by its sender on the day it came. */
export function splitMessage(world: World, target: Target, number: number): Effect {
  const { found } = target
  if (numbersMoved(target)) return notUnderstood(refusals.numbersMoved)
  const message = numberedMessages(found).find(({ n }) => n === number)?.row
  const sender = found.parties.find((p) => p.id === message?.party_id)
  if (!message || !sender) return notUnderstood(refusals.noMessage(number))
  if (message.case_id !== found.header.id) return notUnderstood(refusals.joinedMessage(number))
  if (numberedMessages(found).length < 2) return notUnderstood(refusals.onlyMessage)
  const offered = found.file.offer !== null && carriesOffer(world, found, message.id)
  if (offered) return notUnderstood(refusals.carriesOffer(number))
  const id = world.chance.id() as CaseId
  const header = newHeader(world, id, found.header)
  const party: Party = partyOf(world, id, sender.role, message.body.from, 'wrote')
  const actor = { kind: 'party', party: party.id } as const
  const channel = message.channel ?? 'private'
  const changes: Change[] = [
    keepCurrentRules(world),
    { kind: 'open_case', header, origin: sender.role },
    { kind: 'add_party', party },
    ...found.file.recused.map((mediator) => eventOf(target, { type: 'mediator_recused', mediator })),
    { kind: 'move_message', message: message.id, party: party.id, from: found.header.id, match: 'split' },
    eventOf(target, { type: 'case_opened', message: message.id, by: sender.role }),
    { kind: 'event', actor, event: { type: 'party_named', party: party.id, role: party.role } },
    {
      kind: 'event',
      actor,
      event: { type: 'message_filed', message: message.id, party: party.id, side: sideOf(sender.role), channel },
    },
    firstReview(world, header),
    { kind: 'task', task: 'read_message', subject: message.id, runAt: world.clock.now() },
  ]
  return {
    kind: 'done',
    result: { kind: 'recorded', what: orderWords.split(number, header.ref) },
    changes: [eventOf(target, { type: 'message_split', message: message.id, to: id })],
    weighs: true,
    also: [{ caseId: id, basedOn: null, changes }],
  }
}

const carriesOffer = (world: World, found: CaseFile, message: MessageRef): boolean =>
  eventsOf(world.db, found.header.id).some((e) => e.type === 'offer_made' && e.message === message)

/** The message comes back, as long as nothing else happened to it. */
export function rejoinMessage(
  world: World,
  target: Target,
  { other: id, message }: Extract<Link, { kind: 'split' }>,
): Effect {
  const { found } = target
  const other = loadCase(world.db, id)
  const row = other.messages.find((m) => m.id === message)
  const party = found.parties.find((p) => p.addresses.some((a) => a.address === row?.body.from.address))
  if (!row || !party || other.messages.length > 1 || !isOpen(other.file.state))
    return notUnderstood(refusals.wentOn(other.header.ref))
  return {
    kind: 'done',
    result: {
      kind: 'recorded',
      what: orderWords.rejoined(other.header.ref),
    },
    changes: [
      { kind: 'move_message', message, party: party.id, from: id, match: 'human' },
      eventOf(target, { type: 'split_undone', message }),
    ],
    weighs: true,
    also: [
      decisionOn(world, other, [
        ...voidOpenDraft(other),
        eventOf(target, { type: 'merged_into', other: found.header.id }),
      ]),
    ],
  }
}
