import type { Terms } from '../domain/case.ts'
import { type Day, parisDay } from '../domain/day.ts'
import { CaseEvent } from '../domain/events.ts'
import type { MessageRef } from '../domain/ids.ts'
import { type Cents, cents } from '../domain/money.ts'
import { Side } from '../domain/roles.ts'
import { unanswered } from '../domain/sealed-proposal.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { eventRows } from '../store/events.ts'
import { negotiationWords } from '../writing/card-words.ts'
import type { CaseFile } from './load-case.ts'
import type { World } from './world.ts'

/** Who accepted the terms of an agreement, and by which mail: `sha256` is of its bytes as they came. */
export type Acceptance = { side: Side; on: Day; how: 'offered' | 'accepted' | 'confirmed'; sha256: string | null }

const journalOf = (world: World, { header }: CaseFile) =>
  eventRows(world.db, header.id).map((row) => ({ on: parisDay(row.at), event: CaseEvent.parse(JSON.parse(row.body)) }))

/** Every step by which both came to the agreement that is on file now, oldest first; empty without one. */
export function acceptancesOf(world: World, found: CaseFile): Acceptance[] {
  const journal = journalOf(world, found)
  const at = journal.findLastIndex(({ event }) => event.type === 'agreement_recorded')
  const agreed = journal[at]?.event
  if (agreed?.type !== 'agreement_recorded' || !found.file.agreement) return []
  const mailOf = (id: MessageRef | null) => found.messages.find((m) => m.id === id)
  const said = (how: Acceptance['how'], side: Side, on: Day, message: MessageRef | null): Acceptance => ({
    side,
    on,
    how,
    sha256: mailOf(message)?.sha256 ?? null,
  })
  const before = journal.slice(0, at)
  const offer = before.findLast(({ event }) => event.type === 'offer_made' && sameSum(event, agreed))
  const answers = before.flatMap(({ on, event }) =>
    event.type === 'proposal_answered' && event.accepts ? [said('accepted', event.by, on, event.message)] : [],
  )
  const last = mailOf(agreed.message)
  const accepter = found.parties.find((p) => p.id === last?.party_id)?.side ?? null
  const own: Acceptance[] =
    answers.length === 2
      ? answers
      : [
          ...(offer?.event.type === 'offer_made'
            ? [said('offered', offer.event.by, offer.on, offer.event.message)]
            : []),
          ...(accepter && journal[at] ? [said('accepted', accepter, journal[at].on, agreed.message)] : []),
        ]
  const confirmed = journal
    .slice(at)
    .flatMap(({ on, event }) =>
      event.type === 'agreement_confirmed' ? [said('confirmed', event.by, on, event.message)] : [],
    )
  return [...own.filter(({ side }) => agreed.acceptedBy.includes(side)), ...confirmed]
}

const sameSum = (a: Terms, b: Terms): boolean => a.amount === b.amount && a.instalments === b.instalments

/** Offers and counter-offers, how far apart they are, who accepted what, and a promise that was not kept: for the team alone. */
export function negotiationLines(world: World, found: CaseFile, evaluation: Evaluation): string[] {
  const { agreement } = found.file
  return [
    ...offersLine(world, found),
    ...(agreement ? agreementLines(world, found, agreement) : undisputedLine(evaluation)),
  ]
}

function offersLine(world: World, found: CaseFile): string[] {
  const { file } = found
  const days = eventRows(world.db, found.header.id).flatMap(({ type, at }) =>
    type === 'offer_made' ? [parisDay(at)] : [],
  )
  const offers = file.offers.map((offer, i) => {
    const current = file.offer !== null && i === file.offers.length - 1
    const until = current ? (file.offer?.until ?? null) : null
    const state = offer.refused
      ? negotiationWords.refused
      : until === null
        ? current && !file.offer?.relayed
          ? negotiationWords.notRelayed
          : null
        : until < parisDay(world.clock.now())
          ? negotiationWords.lapsed(until)
          : negotiationWords.openUntil(until)
    const when = days[i] ? negotiationWords.made(days[i]) : null
    return negotiationWords.offer(
      offer.by,
      offer,
      [when, state].filter((note) => note !== null),
    )
  })
  const sealed = file.sealed ? [negotiationWords.sealed(file.sealed, 2 - unanswered(file.sealed).length)] : []
  const gap = file.agreement ? null : gapOf(found)
  const all = [...offers, ...sealed, ...(gap === null ? [] : [negotiationWords.gap(gap)])]
  return all.length === 0 ? [] : [negotiationWords.offers(all)]
}

/** Between the last sums of both; null while one has named none. */
function gapOf({ file }: CaseFile): Cents | null {
  const [tenant, landlord] = Side.options.map((side) => file.offers.findLast(({ by }) => by === side)?.amount)
  return tenant === undefined || landlord === undefined ? null : cents(Math.abs(tenant - landlord))
}

const undisputedLine = ({ versions, totalDue }: Evaluation): string[] =>
  versions && totalDue.value === null && totalDue.min ? [negotiationWords.undisputed(totalDue.min)] : []

function agreementLines(
  world: World,
  found: CaseFile,
  agreement: NonNullable<CaseFile['file']['agreement']>,
): string[] {
  const { acceptedBy, received, amount, payBy } = agreement
  const confirmed = acceptancesOf(world, found).flatMap(({ how, side }) => (how === 'confirmed' ? [side] : []))
  const unpaid = found.file.payment !== 'confirmed' && payBy !== null && payBy < parisDay(world.clock.now())
  return [
    negotiationWords.agreement(agreement, acceptedBy, confirmed, received),
    ...(unpaid ? [negotiationWords.broken(payBy, cents(amount - received))] : []),
  ]
}
