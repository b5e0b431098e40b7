import { apply, emptyCase, replay } from '../domain/apply.ts'
import type { Case, CaseHeader, Party } from '../domain/case.ts'
import type { Day } from '../domain/day.ts'
import type { CaseEvent } from '../domain/events.ts'
import type { CaseId, CaseRef, PartyId } from '../domain/ids.ts'
import type { Role, Side } from '../domain/roles.ts'
import { CaseState, isOpen } from '../domain/states.ts'
import type { Db } from './database.ts'
import { eventsOf } from './events.ts'
import { sql } from './prepared.ts'
import { keepSetting, setting } from './settings.ts'

type CaseRow = {
  id: CaseId
  ref: CaseRef
  owner: string
  opened_on: Day
  origin: Role
  state: CaseState
  last_event: number
  body: string
  rules_version: string
}

/** False when the reference is taken: the caller draws another. */
export function insertCase(db: Db, header: CaseHeader, origin: string): boolean {
  const text = `INSERT INTO cases (id, ref, owner, opened_on, origin, state, last_event, body, rules_version)
    VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?) ON CONFLICT (ref) DO NOTHING`
  const { id, ref, owner, openedOn, rulesVersion } = header
  const body = JSON.stringify(emptyCase)
  return sql(db, text).run(id, ref, owner, openedOn, origin, emptyCase.state, body, rulesVersion).changes === 1
}

export const isRefTaken = (db: Db, ref: CaseRef): boolean =>
  sql(db, 'SELECT 1 FROM cases WHERE ref = ?').get(ref) !== undefined

/** Folds one event into the stored case. */
export function project(db: Db, id: CaseId, event: CaseEvent, seq: number): void {
  const row = sql<CaseRow>(db, 'SELECT * FROM cases WHERE id = ?').get(id)
  if (!row) throw new Error(`No case ${id}`)
  const file = apply(JSON.parse(row.body) as Case, event)
  const rules = event.type === 'rules_adopted' ? event.to : row.rules_version
  const owner = event.type === 'case_assigned' ? event.to : row.owner
  sql(db, 'UPDATE cases SET state = ?, last_event = ?, body = ?, rules_version = ?, owner = ? WHERE id = ?').run(
    file.state,
    seq,
    JSON.stringify(file),
    rules,
    owner,
    id,
  )
}

/**
 * Bumped when `apply` gives another case for the same events: stored cases are folded anew from the journal.
 */
export const FOLD = 10

/** Folds every case anew when the program folds otherwise than the one that stored them. */
export function refold(db: Db): void {
  if (Number(setting(db, 'fold')) === FOLD) return
  for (const { id } of sql<{ id: CaseId }>(db, 'SELECT id FROM cases').all()) {
    const file = replay(eventsOf(db, id))
    sql(db, 'UPDATE cases SET state = ?, body = ? WHERE id = ?').run(file.state, JSON.stringify(file), id)
  }
  keepSetting(db, 'fold', String(FOLD))
}

export function loadCaseRow(
  db: Db,
  id: CaseId,
): { header: CaseHeader; file: Case; lastEvent: number; origin: Role } | null {
  const row = sql<CaseRow>(db, 'SELECT * FROM cases WHERE id = ?').get(id)
  if (!row) return null
  const { ref, owner, opened_on: openedOn, rules_version: rulesVersion } = row
  const file = JSON.parse(row.body) as Case
  const header = { id, ref, owner, recused: file.recused, openedOn, rulesVersion }
  return { header, file, lastEvent: row.last_event, origin: row.origin }
}

export const caseIdByRef = (db: Db, ref: string): CaseId | null =>
  sql<{ id: CaseId }>(db, 'SELECT id FROM cases WHERE ref = ?').get(ref)?.id ?? null

export const caseIds = (db: Db, state?: string): CaseId[] =>
  (state
    ? sql<{ id: CaseId }>(db, 'SELECT id FROM cases WHERE state = ? ORDER BY opened_on, ref').all(state)
    : sql<{ id: CaseId }>(db, 'SELECT id FROM cases ORDER BY opened_on, ref').all()
  ).map((row) => row.id)

export const openCaseIds = (db: Db): CaseId[] =>
  sql<{ id: CaseId }>(
    db,
    'SELECT id FROM cases WHERE state IN (SELECT value FROM json_each(?)) ORDER BY opened_on, ref',
  )
    .all(JSON.stringify(CaseState.options.filter(isOpen)))
    .map((row) => row.id)

/** Open cases in which this side owes an answer. */
export const caseIdsAwaiting = (db: Db, side: Side): CaseId[] =>
  sql<{ id: CaseId }>(
    db,
    `SELECT id FROM cases WHERE state IN (SELECT value FROM json_each(?)) AND body ->> '$.awaiting.side' = ?
     ORDER BY opened_on, ref`,
  )
    .all(JSON.stringify(CaseState.options.filter(isOpen)), side)
    .map((row) => row.id)

/** References of the cases whose stored form differs from what their events tell. */
export const driftedCases = (db: Db): CaseRef[] =>
  sql<CaseRow>(db, 'SELECT * FROM cases ORDER BY ref')
    .all()
    .filter((row) => isDrifted(row, eventsOf(db, row.id)))
    .map((row) => row.ref)

function isDrifted({ body, state, owner, rules_version }: CaseRow, events: readonly CaseEvent[]): boolean {
  const adopted = events.findLast((event) => event.type === 'rules_adopted')
  const assigned = events.findLast((event) => event.type === 'case_assigned')
  const file = replay(events)
  return (
    body !== JSON.stringify(file) ||
    state !== file.state ||
    (adopted !== undefined && adopted.to !== rules_version) ||
    (assigned !== undefined && assigned.to !== owner)
  )
}

export function insertParty(db: Db, caseId: CaseId, party: Party): void {
  sql(db, 'INSERT INTO parties (id, case_id, role, name, token) VALUES (?, ?, ?, ?, ?)').run(
    party.id,
    caseId,
    party.role,
    party.name,
    party.token,
  )
  for (const { address, origin } of party.addresses) addAddress(db, party.id, address, origin)
}

export const addAddress = (db: Db, party: PartyId, address: string, origin: string): void => {
  sql(db, 'INSERT INTO addresses (party_id, address, origin) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    party,
    address,
    origin,
  )
}

/** An address that a party writes from is theirs and alive, however it was learnt. */
export const confirmAddress = (db: Db, party: PartyId, address: string): void => {
  sql(db, "UPDATE addresses SET origin = 'wrote', bounced = 0 WHERE party_id = ? AND address = ?").run(party, address)
}

export const markBounced = (db: Db, party: PartyId, address: string): void => {
  sql(db, 'UPDATE addresses SET bounced = 1 WHERE party_id = ? AND address = ?').run(party, address)
}

export const nameRole = (db: Db, party: PartyId, role: Role): void => {
  sql(db, 'UPDATE parties SET role = ? WHERE id = ?').run(role, party)
}

type PartyRow = { id: PartyId; role: Role; name: string; token: string }
type AddressRow = { address: string; origin: 'wrote' | 'declared' | 'staff'; bounced: number }

export const partiesOf = (db: Db, caseId: CaseId): Party[] =>
  sql<PartyRow>(db, 'SELECT id, role, name, token FROM parties WHERE case_id = ? ORDER BY rowid')
    .all(caseId)
    .map((row) => ({
      ...row,
      addresses: sql<AddressRow>(db, 'SELECT address, origin, bounced FROM addresses WHERE party_id = ? ORDER BY rowid')
        .all(row.id)
        .map((a) => ({ address: a.address, origin: a.origin, bounced: a.bounced === 1 })),
    }))

/** Where a case goes on: itself, or the one that it was joined to, however often. */
export function goesOnIn(db: Db, id: CaseId): CaseId {
  let at = id
  for (const seen = new Set<CaseId>(); !seen.has(at); ) {
    seen.add(at)
    at = loadCaseRow(db, at)?.file.merged?.into ?? at
  }
  return at
}

/** Every case that goes on in this one, however often they were joined. */
export function joinedTo(db: Db, id: CaseId): CaseId[] {
  const found = new Set<CaseId>([id])
  for (const each of found)
    for (const link of loadCaseRow(db, each)?.file.links ?? []) if (link.kind === 'joined') found.add(link.other)
  found.delete(id)
  return [...found]
}

/** The people of a case and of those joined to it. Who is known to both by an address is one person. */
export function partiesTogether(db: Db, id: CaseId): Party[] {
  const own = partiesOf(db, id)
  const joined = joinedTo(db, id).flatMap((other) => partiesOf(db, other))
  const known = [...own]
  for (const party of joined) if (!known.some((one) => sharesAddress(one, party))) known.push(party)
  return known
}

export const sharesAddress = (a: Party, b: Party): boolean =>
  a.addresses.some((one) => b.addresses.some((other) => one.address.toLowerCase() === other.address.toLowerCase()))

export const roleOfParty = (db: Db, id: PartyId): Role | null =>
  sql<{ role: Role }>(db, 'SELECT role FROM parties WHERE id = ?').get(id)?.role ?? null

export const caseOfParty = (db: Db, id: PartyId): CaseId | null =>
  sql<{ case_id: CaseId }>(db, 'SELECT case_id FROM parties WHERE id = ?').get(id)?.case_id ?? null

export const partyByToken = (db: Db, token: string): { caseId: CaseId; party: PartyId } | null => {
  const row = sql<{ case_id: CaseId; id: PartyId }>(db, 'SELECT case_id, id FROM parties WHERE token = ?').get(token)
  return row ? { caseId: row.case_id, party: row.id } : null
}

/** Cases that this member of the team stepped back from, with those that were joined to them. */
export function casesRecusedBy(db: Db, address: string): ReadonlySet<CaseId> {
  const own = sql<{ id: CaseId }>(
    db,
    "SELECT c.id FROM cases c, json_each(c.body, '$.recused') r WHERE r.value = ? ORDER BY c.id",
  ).all(address)
  return new Set(own.flatMap(({ id }) => [id, ...joinedTo(db, id)]))
}

/** Everybody known under this address, newest case first. */
export const partiesByAddress = (
  db: Db,
  address: string,
): { caseId: CaseId; party: PartyId; role: Role; state: CaseState }[] =>
  sql<{ case_id: CaseId; id: PartyId; role: Role; state: CaseState }>(
    db,
    `SELECT p.case_id, p.id, p.role, c.state FROM addresses a JOIN parties p ON p.id = a.party_id JOIN cases c ON c.id = p.case_id
     WHERE a.address = ? ORDER BY c.rowid DESC`,
  )
    .all(address)
    .map((row) => ({ caseId: row.case_id, party: row.id, role: row.role, state: row.state }))
