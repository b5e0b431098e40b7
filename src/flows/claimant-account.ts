import { type Instant, parisDay } from '../domain/day.ts'
import { CaseEvent } from '../domain/events.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import { otherSide, type Side, sideOf } from '../domain/roles.ts'
import { floorIn, type OwnAccount, ownAccount, phoneIn, placesIn } from '../reading/own-account.ts'
import { eventRows } from '../store/events.ts'
import { notesOf } from '../store/notes.ts'
import { movedTo } from '../writing/dossier-form.ts'
import { leakedRuns } from '../writing/leaks.ts'
import { type CaseFile, sideOfParty } from './load-case.ts'
import type { World } from './world.ts'

/** What the claimant wrote of the dispute and of itself, in its own words. Null for what it did not write. */
export type ClaimantAccount = {
  quotes: OwnAccount
  phone: string | null
  postal: string | null
  dwelling: string | null
  floor: string | null
}

/**
 * Taken from what the claimant wrote before the mediation reached the other side: nothing that the other said in mediation
 * can stand in it (CPC art. 1528-3). A sentence that still shares words with the other side or with a note is left out.
 */
export function claimantAccount(world: World, found: CaseFile, side: Side, postcode: string | null): ClaimantAccount {
  const own = beforeMediation(world, found, side)
  const others = othersWords(world, found, side)
  const kept = (quote: string): boolean => leakedRuns(quote, others).length === 0
  const accounts = own.map((m) => ownAccount(m.body.own, parisDay(m.received_at)))
  const quotes = accounts.flatMap((account) => Object.entries(account)).filter(([, quote]) => kept(quote))
  const places = own.flatMap((m) => placesIn(`${m.body.subject}\n${m.body.own}`))
  const signatures = own.filter((m) => isMain(found, m)).map((m) => m.body.signature)
  const mine = found.messages.filter((m) => sideOfParty(found.parties, m.party_id) === side && isMain(found, m))
  return {
    quotes: Object.fromEntries(quotes.reverse()) as OwnAccount,
    phone: signatures.map(phoneIn).find(Boolean) ?? null,
    postal: lastHome(mine.filter(({ automatic }) => automatic === 'no')),
    dwelling: only(places.filter((p) => !p.own && p.postcode === postcode).map((p) => p.written)),
    floor: own.map((m) => floorIn(m.body.own)).find(Boolean) ?? null,
  }
}

/** Messages that this side wrote while nobody but the service could have told it anything of the mediation. */
function beforeMediation(world: World, found: CaseFile, side: Side): MessageRow[] {
  const people = found.messages.filter((m) => m.automatic === 'no' && m.party_id !== null)
  const heard = people.findIndex((m) => sideOfParty(found.parties, m.party_id) !== side)
  const contacted = firstLetterTo(world, found, otherSide(side))
  return people
    .slice(0, heard < 0 ? people.length : heard)
    .filter((m) => contacted === null || m.received_at <= contacted)
}

function firstLetterTo(world: World, found: CaseFile, side: Side): Instant | null {
  const first = eventRows(world.db, found.header.id).find((row) => {
    const event = CaseEvent.safeParse(JSON.parse(row.body)).data
    return event?.type === 'letter_sent' && event.side === side
  })
  return first?.at ?? null
}

/** A relative, a guarantor or a lawyer signs with a number of their own. */
const isMain = ({ parties }: CaseFile, message: MessageRow): boolean => {
  const role = parties.find((p) => p.id === message.party_id)?.role
  return role !== undefined && role !== 'cotenant' && role !== 'guarantor' && sideOf(role) !== null
}

const othersWords = (world: World, found: CaseFile, side: Side): string[] => [
  ...found.messages
    .filter((m) => sideOfParty(found.parties, m.party_id) !== side)
    .flatMap((m) => [m.body.own, m.body.signature]),
  ...notesOf(world.db, found.header.id).map((note) => note.text),
]

/**
 * Where the person last said to live; after a move, with the day on which that was written. An address is the writer's own, at
 * any time of the mediation. Two of them in one mail are nobody's guess.
 */
function lastHome(messages: readonly MessageRow[]): string | null {
  const homes = messages.flatMap(({ body, received_at: at }) => {
    const named = [...placesIn(body.signature), ...placesIn(body.own).filter((p) => p.own)].map((p) => p.written)
    return named.length === 0 ? [] : [{ at, named }]
  })
  const last = homes.at(-1)
  const home = last ? only(last.named) : null
  const moved = only(homes.flatMap(({ named }) => named)) === null
  return last && home && moved ? movedTo(home, parisDay(last.at)) : home
}

/** One and the same place, however often it is written; two places are nobody's guess. */
const only = (places: readonly string[]): string | null => {
  const distinct = new Map(places.map((place) => [place.toLowerCase().replace(/[^\p{L}\d]/gu, ''), place]))
  const [place] = distinct.values()
  return distinct.size === 1 ? (place ?? null) : null
}
