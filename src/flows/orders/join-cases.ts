import type { Link } from '../../domain/case.ts'
import type { Change } from '../../domain/decision.ts'
import type { MessageRow } from '../../domain/filed-message.ts'
import type { CaseId, PartyId } from '../../domain/ids.ts'
import { sideOf } from '../../domain/roles.ts'
import { isOpen } from '../../domain/states.ts'
import { caseIdByRef, partiesOf, sharesAddress } from '../../store/cases.ts'
import { messagesOf } from '../../store/messages.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords } from '../../writing/order-words.ts'
import { voidOpenDraft } from '../file-message.ts'
import { type CaseFile, loadCase } from '../load-case.ts'
import { hasSteppedBack } from '../people.ts'
import { stopLetter, waitingLetters } from '../stop-letter.ts'
import type { World } from '../world.ts'
import { eventOf } from './about-case.ts'
import { decisionOn, type Effect, notUnderstood, type Target } from './target.ts'

/**
 * FUSIONNER: the other case goes on in this one. Nothing is copied or moved: this case reads the other's messages and
 * people as its own, so that ANNULER finds both as they were.
 */
export function mergeCases(world: World, target: Target, ref: string): Effect {
  const { found, by } = target
  const id = caseIdByRef(world.db, ref.toUpperCase())
  if (!id || id === found.header.id) return notUnderstood(refusals.noOtherCase(ref))
  if (hasSteppedBack(world, id, by)) return notUnderstood(refusals.recusedFromOther)
  const other = loadCase(world.db, id)
  for (const { file, header } of [found, other])
    if (!isOpen(file.state)) return notUnderstood(refusals.notOpen(header.ref, file.state))
  const obstacle = obstacleTo(found, other)
  if (obstacle) return notUnderstood(obstacle)
  const actor = { kind: 'mediator', address: by } as const
  const stops = waitingLetters(world, other).flatMap((d) => stopLetter(world, other, d, 'case_closed', actor).changes)
  return {
    kind: 'done',
    result: {
      kind: 'recorded',
      what: orderWords.joined(other.header.ref),
    },
    changes: [
      eventOf(target, {
        type: 'case_joined',
        other: id,
        consent: other.file.consent,
        recused: [...other.file.recused],
        software: [...other.file.software],
        news: other.file.news.map((n) => ({ ...n, acts: [...n.acts] })),
      }),
    ],
    weighs: true,
    also: [
      decisionOn(world, other, [
        ...stops,
        ...voidOpenDraft(other),
        eventOf(target, { type: 'merged_into', other: found.header.id }),
      ]),
    ],
  }
}

/** Why two cases may not become one: what is under way in the other would be lost, or somebody would read private words. */
function obstacleTo(found: CaseFile, other: CaseFile): string | null {
  const { ref } = other.header
  if (other.file.agreement || other.file.offer) return refusals.dealUnderWay(ref)
  if (other.file.underway.length > 0) return refusals.letterUnderWay(ref)
  if (other.file.recused.includes(found.header.owner)) return refusals.ownerRecused(found.header.owner, ref)
  const crossed = other.parties.find((p) => found.parties.some((q) => sharesAddress(p, q) && p.side !== q.side))
  return crossed ? refusals.otherSide(crossed.name) : null
}

/** Both go on apart, each with its own people and what they wrote meanwhile. */
export function partCases(world: World, target: Target, { other: id }: Link): Effect {
  const other = loadCase(world.db, id)
  const { found } = target
  const theirs = partiesOf(world.db, id).map((p) => p.id)
  const back = messagesOf(world.db, found.header.id).filter((m) => m.party_id !== null && theirs.includes(m.party_id))
  return {
    kind: 'done',
    result: { kind: 'recorded', what: orderWords.parted(other.header.ref) },
    changes: [
      eventOf(target, { type: 'case_parted', other: id, messages: [...other.messages, ...back].map((m) => m.id) }),
    ],
    weighs: true,
    also: [
      decisionOn(world, other, [
        eventOf(target, { type: 'merge_undone', other: found.header.id }),
        ...back.flatMap((message) => returned(world, other, found.header.id, message)),
        { kind: 'task', task: 'weigh_case', subject: id, runAt: world.clock.now() },
      ]),
    ],
  }
}

/** What a person of the other case wrote while both were one is filed and read again there. */
function returned(world: World, other: CaseFile, from: CaseId, message: MessageRow): Change[] {
  const party = message.party_id as PartyId
  const side = sideOf(other.parties.find((p) => p.id === party)?.role ?? 'other')
  const channel = message.channel ?? 'private'
  const filed = { type: 'message_filed', message: message.id, party, side, channel } as const
  return [
    { kind: 'move_message', message: message.id, party, from, match: 'human' },
    { kind: 'event', actor: { kind: 'party', party }, event: filed },
    { kind: 'task', task: 'read_message', subject: message.id, runAt: world.clock.now() },
  ]
}
