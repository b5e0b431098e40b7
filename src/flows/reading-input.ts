import type { Instant } from '../domain/day.ts'
import { parisDay } from '../domain/day.ts'
import type { MessageBody, MessageRow } from '../domain/filed-message.ts'
import type { QuestionKey } from '../domain/questions.ts'
import { otherSide, type Side } from '../domain/roles.ts'
import type { ReadingContext, ReadingInput } from '../reading/contract.ts'
import { isAskedToConfirm } from './confirms-recap.ts'
import { type CaseFile, sideOfParty } from './load-case.ts'
import type { World } from './world.ts'

/** The longest time between Date and arrival that a slow queue explains; beyond it the Date header is not believed. */
const BELIEVABLE_DAYS = 5

const nothingBefore: ReadingContext = {
  knownRole: null,
  asked: [],
  choiceOffered: false,
  pendingOffer: null,
  earlier: [],
}

/** A stored message with what it answers → what a reader is given. */
export function readingInput(
  world: World,
  body: MessageBody,
  receivedAt: Instant,
  context: ReadingContext | null,
): ReadingInput {
  return {
    own: body.own,
    signature: body.signature,
    subject: body.subject,
    sentOn: parisDay(believable(body.sentAt, receivedAt)),
    from: body.from,
    to: body.to,
    cc: body.cc,
    ours: world.settings.mailAddress,
    attachments: body.attachments.map(({ name, mediaType }) => ({ name, mediaType })),
    context: context ?? nothingBefore,
  }
}

function believable(sentAt: Instant | null, receivedAt: Instant): Instant {
  if (!sentAt) return receivedAt
  const days = (Date.parse(receivedAt) - Date.parse(sentAt)) / 86_400_000
  return days >= -1 && days <= BELIEVABLE_DAYS ? sentAt : receivedAt
}

/** What a message of a case answers: our last letter to its side, the offer on the table, what was said before. */
export function contextOf(found: CaseFile, message: MessageRow): ReadingContext {
  const side = sideOfParty(found.parties, message.party_id)
  const { offer, sealed, agreement } = found.file
  return {
    knownRole: found.parties.find((p) => p.id === message.party_id)?.role ?? null,
    asked: side ? askedOf(found, side) : [],
    choiceOffered: side === 'landlord' && choicesStand(found),
    // The mediator's own proposal is nobody's: to its reader it is on the table all the same.
    pendingOffer:
      sealed?.since && side
        ? { by: otherSide(side), amount: sealed.amount }
        : offer?.relayed && side && offer.by === otherSide(side)
          ? { by: offer.by, amount: offer.amount }
          : // Whoever is asked to confirm what was agreed has the agreed sum before them.
            agreement && side && isAskedToConfirm(found, side)
            ? { by: otherSide(side), amount: agreement.amount }
            : null,
    earlier: earlierThan(found, message),
  }
}

/** The typed answers were offered, and no numbered questions were put since: a digit still means one of them. */
function choicesStand(found: CaseFile): boolean {
  const numbered = approvedTo(found, 'landlord').findLast(
    ({ letter }) => letter.choiceOffered || (letter.asked.landlord?.length ?? 0) > 0,
  )
  return numbered?.letter.choiceOffered ?? false
}

/** The questions of the last letter that put any to this side. */
export const askedOf = (found: CaseFile, side: Side): readonly QuestionKey[] =>
  approvedTo(found, side).findLast((d) => (d.letter.asked[side]?.length ?? 0) > 0)?.letter.asked[side] ?? []

/** The questions that this side answered, unasked, with "je ne sais pas". */
export const unknownTo = (found: CaseFile, side: Side): readonly QuestionKey[] =>
  found.messages
    .filter((m) => sideOfParty(found.parties, m.party_id) === side)
    .flatMap((m) => found.readings.get(m.id)?.answers ?? [])
    .flatMap(({ question, answer }) => (answer === 'unknown' ? [question] : []))

const approvedTo = (found: CaseFile, side: Side) =>
  [...found.joinedDrafts, ...found.drafts].filter(
    // What one side posts, the other one reads.
    ({ state, letter: { purpose, audience } }) =>
      state === 'approved' && audience.includes(side) !== (purpose === 'paper_letter'),
  )

function earlierThan(found: CaseFile, message: MessageRow): ReadingContext['earlier'] {
  const before = found.messages.slice(
    0,
    found.messages.findIndex((m) => m.id === message.id),
  )
  return before
    .filter((m) => m.automatic === 'no')
    .slice(-20)
    .map((m) => ({
      role: found.parties.find((p) => p.id === m.party_id)?.role ?? 'other',
      own: m.body.own.slice(0, 5_000),
      acts: found.readings.get(m.id)?.acts.map((a) => a.act) ?? [],
      from: m.body.from,
    }))
}
