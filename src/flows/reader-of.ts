import type { MessageRow } from '../domain/filed-message.ts'
import { otherSide, type Side } from '../domain/roles.ts'
import { addressKey } from '../mail/addresses.ts'
import type { Letter } from '../writing/letter.ts'
import { letterText } from '../writing/letter-text.ts'
import { foldedWords } from '../writing/lint/folded.ts'
import type { Reader } from '../writing/lint/letter-lint.ts'
import { type CaseFile, sideOfParty } from './load-case.ts'

/** The letter as one side will read it, with what this side knows and what it may not learn. */
export function readerOf(found: CaseFile, letter: Letter, body: string, side: Side, serviceName: string): Reader {
  const knows = knownTo(found, side)
  return {
    text: `${letter.subject}\n\n${letterText({ ...letter, body }, side, serviceName)}`,
    knows,
    mayNotKnow: found.messages.filter((message) => isSecret(found, message, side)).map((m) => ownWords(found, m)),
    strangers: strangersTo(found, side, knows),
  }
}

/** What this side wrote, was sent or had a copy of: words, names and addresses. */
function knownTo(found: CaseFile, side: Side): string[] {
  const own = found.parties.filter((p) => p.side === side)
  return [
    ...own.flatMap((p) => [p.name, ...p.addresses.map((a) => a.address)]),
    ...found.messages
      .filter((message) => message.fate === 'filed' && got(found, message, side))
      .flatMap((message) => [wordsOf(message), ...peopleOf(message)]),
    ...found.messages.filter(({ id }) => found.file.shared.includes(id)).map(({ body }) => body.own),
    ...found.drafts
      .filter((draft) => draft.state === 'approved' && draft.letter.audience.includes(side))
      .map(({ letter, approved_body: body }) => letterText({ ...letter, body: body ?? letter.body }, side, '')),
  ]
}

/** Its own messages, and those of others that went to it too. */
function got(found: CaseFile, { party_id: party, channel, body }: MessageRow, side: Side): boolean {
  const writer = sideOfParty(found.parties, party)
  if (writer === side) return true
  if (channel === 'joint' && writer === otherSide(side)) return true
  const addresses = found.parties
    .filter((p) => p.side === side)
    .flatMap((p) => p.addresses.map((a) => addressKey(a.address)))
  return [...body.to, ...body.cc].some((person) => addresses.includes(addressKey(person.address)))
}

/**
 * What a machine sends back may be our own letter; what it says of its owner's absence is private. A commission writes to both
 * sides itself.
 */
const isSecret = (found: CaseFile, message: MessageRow, side: Side): boolean =>
  message.fate === 'filed' &&
  message.party_id !== null &&
  (message.automatic === 'no' || message.automatic === 'auto_reply') &&
  !got(found, message, side) &&
  !found.file.shared.includes(message.id)

/** A reply carries the subject of our own letter. */
const ownWords = ({ drafts }: CaseFile, message: MessageRow): string =>
  drafts.some(({ letter }) => message.body.subject.endsWith(letter.subject))
    ? [message.body.own, message.body.signature].join('\n')
    : wordsOf(message)

const wordsOf = ({ body }: MessageRow): string => [body.subject, body.own, body.signature].join('\n')

const peopleOf = ({ body }: MessageRow): string[] =>
  [body.from, ...body.to, ...body.cc].map(({ name, address }) => `${name} ${address}`)

/** Lawyers, relatives and guarantors of the other side, unless this side has met them. Parties to the lease know each other. */
function strangersTo(found: CaseFile, side: Side, knows: readonly string[]): string[] {
  const others = found.parties
    .filter((party, i) => i > 0 && party.side !== side && (party.side === null || party.role === 'guarantor'))
    .flatMap(({ name }) => (name === '' ? [] : [name]))
  // Hardly any case has one, and what a side knows is much to read.
  if (others.length === 0) return []
  const met = ` ${foldedWords(knows.join('\n')).join(' ')} `
  return others.filter((name) => !met.includes(` ${foldedWords(name).join(' ')} `))
}
