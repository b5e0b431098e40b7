import { firstAddressKept } from '../domain/address-given.ts'
import type { Case, CaseHeader, Party } from '../domain/case.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import type { CaseId, MessageRef, PartyId } from '../domain/ids.ts'
import { type Positions, positions, type Statement } from '../domain/positions.ts'
import { remembered } from '../domain/remembered.ts'
import { type Role, type Side, sideOf } from '../domain/roles.ts'
import { answeredFacts } from '../reading/answered-facts.ts'
import { Reading } from '../reading/contract.ts'
import { joinedTo, loadCaseRow, partiesOf, partiesTogether, sharesAddress } from '../store/cases.ts'
import type { Db } from '../store/database.ts'
import { type DeadlineRow, deadlinesOf } from '../store/deadlines.ts'
import { type DraftRow, draftsOf } from '../store/drafts.ts'
import { messagesOf } from '../store/messages.ts'
import { readingsOf } from '../store/readings.ts'
import { type StaffFact, staffFactsOf } from '../store/staff-facts.ts'
import type { Letter } from '../writing/letter.ts'
import { bestAddressLast } from './address-order.ts'

/** A case with everything that deciding and writing may need. A value: nothing in it changes the database. */
export type CaseFile = {
  header: CaseHeader
  file: Case
  /** Number of the last event; a decision is based on it. */
  lastEvent: number
  origin: Role
  parties: readonly CaseParty[]
  messages: readonly MessageRow[]
  readings: ReadonlyMap<MessageRef, Reading>
  statements: readonly Statement[]
  positions: Positions
  drafts: readonly DraftRow<Letter>[]
  /** Letters of cases that were joined to this one: what its people may be answering. */
  joinedDrafts: readonly DraftRow<Letter>[]
  deadlines: readonly DeadlineRow[]
}

/** What a case is and what it waits for, without what was written in it. */
export type CaseHead = Pick<CaseFile, 'header' | 'file' | 'deadlines'>

export function loadCaseHead(db: Db, id: CaseId): CaseHead {
  const row = loadCaseRow(db, id)
  if (!row) throw new Error(`No case ${id}`)
  return { header: row.header, file: row.file, deadlines: deadlinesOf(db, id) }
}

/** A case is loaded for each of its mails, and its earlier readings stay what they are. */
const readingOf = remembered((body): Reading => Reading.parse(JSON.parse(body)), 100)

export function loadCase(db: Db, id: CaseId): CaseFile {
  const row = loadCaseRow(db, id)
  if (!row) throw new Error(`No case ${id}`)
  const parties = partiesTogether(db, id).map(
    (party, i): CaseParty => ({ ...bestAddressLast(db, party), side: sideIn(party, i === 0) }),
  )
  const cases = [id, ...joinedTo(db, id)]
  const messages = cases
    .flatMap((each) => messagesOf(db, each))
    .map((message) => ({ ...message, party_id: sameParty(db, parties, message) }))
    .sort((a, b) => (a.received_at < b.received_at ? -1 : a.received_at > b.received_at ? 1 : 0))
  const readings = new Map(cases.flatMap((each) => readingsOf(db, each)).map((r) => [r.message_id, readingOf(r.body)]))
  const statements = firstAddressKept([
    ...messages.flatMap((message) => statementsOf(message, readings.get(message.id), parties)),
    ...cases.flatMap((each) => staffFactsOf(db, each)).map(onStaffWord),
  ])
  return {
    ...row,
    parties,
    messages,
    readings,
    statements,
    positions: positions(statements),
    drafts: draftsOf<Letter>(db, id),
    joinedDrafts: cases.slice(1).flatMap((each) => draftsOf<Letter>(db, each)),
    deadlines: deadlinesOf(db, id),
  }
}

/** A sender of a joined case whom this case knows under its own name for them. */
function sameParty(
  db: Db,
  parties: readonly CaseParty[],
  { case_id: caseId, party_id: id }: MessageRow,
): PartyId | null {
  if (!id || !caseId || parties.some((p) => p.id === id)) return id
  const there = partiesOf(db, caseId).find((p) => p.id === id)
  return parties.find((p) => there && sharesAddress(p, there))?.id ?? id
}

const onStaffWord = ({ key, value, by, at }: StaffFact): Statement =>
  ({ key, value: JSON.parse(value), side: null, at, source: { kind: 'staff', mediator: by } }) as Statement

/** A party with the side that it stands on in this case. */
export type CaseParty = Party & { side: Side | null }

/**
 * Whoever opened a case without being on a side (a relative) stands for the tenant until a human says otherwise; a relay
 * never does: the tenant is in the case too.
 */
const sideIn = ({ role }: Party, opener: boolean): Side | null =>
  sideOf(role) ?? (opener && role !== 'relay' ? 'tenant' : null)

export const sideOfParty = (parties: readonly CaseParty[], id: PartyId | null): Side | null =>
  parties.find((p) => p.id === id)?.side ?? null

/** What a message states, by its sender's side. What the reader was unsure of is no statement: it is shown as a doubt. */
function statementsOf(message: MessageRow, reading: Reading | undefined, parties: readonly CaseParty[]): Statement[] {
  if (!reading || message.automatic !== 'no') return []
  const author = parties.find((p) => p.id === message.party_id)
  // What a relay tells is the tenant's account, who reads it in the next letter; it decides nothing for the tenant.
  const side = author?.role === 'relay' ? 'tenant' : (author?.side ?? null)
  return [
    ...nothingReceived(message, reading, side),
    ...answered(message, reading, side),
    ...stated(message, reading, side),
  ]
}

/** "Je n'ai rien reçu" is a fact too: no sum refunded so far. A sum told in any message adds to it. */
function nothingReceived(message: MessageRow, reading: Reading, side: Side | null): Statement[] {
  const missing = reading.acts.find((a) => a.act === 'payment_missing' && a.certainty !== 'unsure')
  if (!missing || side !== 'tenant') return []
  const source = {
    kind: 'quoted',
    message: message.id,
    quote: missing.quote,
    reader: reading.reader,
    certainty: 'likely',
  } as const
  return [{ key: 'refunded', value: [], side, at: message.received_at, source }]
}

/** Short answers to our numbered questions; words that state the same fact more precisely come after and replace them. */
const answered = (message: MessageRow, reading: Reading, side: Side | null): Statement[] =>
  answeredFacts(reading.answers).map(
    ({ key, value, quote }) =>
      ({
        key,
        value,
        side,
        at: message.received_at,
        source: { kind: 'quoted', message: message.id, quote, reader: reading.reader, certainty: 'sure' },
      }) as Statement,
  )

function stated(message: MessageRow, reading: Reading, side: Side | null): Statement[] {
  return reading.facts.flatMap((fact) =>
    fact.certainty === 'unsure'
      ? []
      : [
          {
            key: fact.key,
            value: fact.value,
            side,
            at: message.received_at,
            source: {
              kind: 'quoted',
              message: message.id,
              quote: fact.quote,
              reader: reading.reader,
              certainty: fact.certainty,
            },
          } as Statement,
        ],
  )
}

/** The best address of a party that has not bounced: `loadCase` puts it last. */
export const usableAddress = (party: Pick<Party, 'addresses'>): string | null =>
  party.addresses.findLast((a) => !a.bounced)?.address ?? null
