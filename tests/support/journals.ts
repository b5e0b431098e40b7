import { type Instant, instant, plusSeconds } from '../../src/domain/day.ts'
import type { Actor, CaseEvent } from '../../src/domain/events.ts'
import type { CaseId, DraftId, MessageRef, PartyId } from '../../src/domain/ids.ts'
import type { LetterPurpose } from '../../src/domain/letter-purposes.ts'
import { cents } from '../../src/domain/money.ts'
import type { Role, Side } from '../../src/domain/roles.ts'
import type { Outcome } from '../../src/domain/states.ts'
import { type Db, openDatabase } from '../../src/store/database.ts'
import { appendEvent } from '../../src/store/events.ts'
import { seededChance } from './seeded-chance.ts'

const MEDIATORS = ['nadia@service.example', 'karim@service.example']
const POSTCODES = ['93300', '93200', '75011', '59000', '20200', null]
const KINDS = ['individual', 'individual', 'agency', 'social', null]

type Told = { caseId: CaseId; at: Instant; event: CaseEvent; actor: Actor }

/**
 * A database of so many cases with all that statistics read, the same for the same seed: rows as the service writes them.
 * `until`: as it stood then; what came later is not there.
 */
export function journalOf(cases: number, seed = 1, until: Instant | null = null): Db {
  const db = openDatabase(':memory:')
  db.transaction(() => {
    const told = Array.from({ length: cases }, (_, i) => oneCase(db, i, seed)).flat()
    const sorted = told.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    for (const { caseId, event, actor, at } of sorted.filter((each) => until === null || each.at < until))
      appendEvent(db, caseId, event, actor, at)
    if (until) forgetSince(db, until)
  })()
  return db
}

/** Rows of what had not happened yet. */
function forgetSince(db: Db, until: Instant): void {
  const later = 'SELECT id FROM drafts WHERE proposed_at >= ?'
  db.prepare(`DELETE FROM outbox WHERE draft_id IN (${later})`).run(until)
  db.prepare(`DELETE FROM draft_edits WHERE draft_id IN (${later})`).run(until)
  db.prepare('DELETE FROM drafts WHERE proposed_at >= ?').run(until)
  db.prepare('DELETE FROM readings WHERE at >= ?').run(until)
  db.prepare('DELETE FROM messages WHERE received_at >= ?').run(until)
  const none = 'SELECT id FROM cases WHERE id NOT IN (SELECT case_id FROM case_events)'
  db.exec(`DELETE FROM dwelling_keys WHERE case_id IN (${none}); DELETE FROM staff_facts WHERE case_id IN (${none});
    DELETE FROM addresses WHERE party_id IN (SELECT id FROM parties WHERE case_id IN (${none}));
    DELETE FROM parties WHERE case_id IN (${none}); DELETE FROM cases WHERE id IN (${none})`)
}

function oneCase(db: Db, i: number, seed: number): Told[] {
  const { number } = seededChance(seed * 100_000 + i)
  const often = (percent: number) => number(100) < percent
  const pick = <T>(from: readonly T[]): T => from[number(from.length)] as T
  const id = `case-${i}` as CaseId
  const [tenant, landlord] = [`${id}-t` as PartyId, `${id}-l` as PartyId]
  let now = plusSeconds(instant('2025-01-02T07:00:00Z'), number(400) * 86_400 + number(40_000))
  const later = (hours: number): Instant => {
    now = plusSeconds(now, number(hours * 3600) + 60)
    return now
  }
  const told: Told[] = []
  const service: Actor = { kind: 'service' }
  const mediator: Actor = { kind: 'mediator', address: pick(MEDIATORS) }
  const tell = (event: CaseEvent, actor: Actor = service) => told.push({ caseId: id, at: now, event, actor })
  const by: Role = often(85) ? 'tenant' : pick(['landlord', 'other', 'guarantor'] as const)
  caseRows(db, id, by, { tenant, landlord, address: `bailleur-${number(60)}@example.org` })

  let messages = 0
  const writes = (side: Side, reading: object | null = null): MessageRef => {
    const message = `${id}-m${messages}` as MessageRef
    messageRow(db, { id, message, first: messages === 0, side, at: now, reading })
    messages += 1
    const party = side === 'tenant' ? tenant : landlord
    tell({ type: 'message_filed', message, party, side, channel: 'private' }, { kind: 'party', party })
    const doubtful = often(10)
    tell({ type: 'message_understood', message, side, acts: [], choice: null, doubtful })
    return message
  }
  let drafts = 0
  const letter = (purpose: LetterPurpose, audience: readonly Side[], outcome: Outcome | null = null) => {
    const draft = `${id}-d${drafts}` as DraftId
    drafts += 1
    tell({ type: 'draft_proposed', draft, purpose, because: 'test', until: null })
    draftRows(db, id, draft, purpose, { shown: often(92), at: now })
    now = plusSeconds(now, 30 + number(1500))
    if (often(6)) {
      tell({ type: 'draft_refused', draft }, mediator)
      return
    }
    const edited = often(35)
    const leftOut: Side[] = purpose === 'law_reminder' && audience.length === 1 && often(50) ? ['landlord'] : []
    tell({ type: 'draft_approved', draft, purpose, audience: [...audience], leftOut, edited, on: day(now) }, mediator)
    editRows(db, draft, purpose, edited ? number(200) + 1 : 0)
    if (outcome) tell({ type: 'case_closed', outcome, code: null }, mediator)
    if (often(4)) {
      tell({ type: 'draft_stopped', draft, why: 'undone', reopens: false })
      return
    }
    now = plusSeconds(now, 1800)
    for (const side of audience)
      tell({ type: 'letter_sent', draft, party: side === 'tenant' ? tenant : landlord, purpose, side, on: day(now) })
  }

  /** Some days after the end; some answer, some of these twice. */
  const asked = (...sides: readonly Side[]) => {
    later(200)
    for (const side of sides) tell({ type: 'satisfaction_asked', party: side === 'tenant' ? tenant : landlord, side })
    for (const side of sides)
      for (let times = often(40) ? 1 + number(2) : 0; times > 0; times -= 1) {
        later(20)
        const party = side === 'tenant' ? tenant : landlord
        const event = { type: 'satisfaction_scored', party, side, score: number(11) } as const
        tell({ ...event, message: `${id}-s${messages}` as MessageRef }, { kind: 'party', party })
      }
  }

  const opener: Side = by === 'landlord' ? 'landlord' : 'tenant'
  const postcode = pick(POSTCODES)
  const kind = pick(KINDS)
  tell({ type: 'case_opened', message: `${id}-m0` as MessageRef, by })
  tell({ type: 'party_named', party: tenant, role: by === 'other' ? 'other' : 'tenant' })
  tell({ type: 'party_named', party: landlord, role: often(80) ? 'landlord' : 'agent' })
  writes(opener, {
    role: 'tenant',
    acts: [],
    answers: [],
    choice: null,
    addresses: [],
    reader: 'builtin@1',
    facts: [
      ...(postcode ? [{ key: 'dwelling_postcode', value: postcode, certainty: 'likely', quote: 'x' }] : []),
      ...(kind ? [{ key: 'landlord_kind', value: kind, certainty: 'likely', quote: 'x' }] : []),
      { key: 'dwelling_postcode', value: '13001', certainty: 'unsure', quote: 'x' },
    ],
    ...(often(40) ? { usage: { inputTokens: 500 + number(900), outputTokens: number(300), milliseconds: 9 } } : {}),
    ...(often(30) ? { origin: pick(['page', 'mairie']) } : {}),
  })
  if (often(10))
    db.prepare("INSERT INTO staff_facts VALUES (?, 'landlord_kind', '\"company\"', 'nadia', ?)").run(id, now)
  if (often(8)) tell({ type: 'fact_corrected', key: 'landlord_kind' }, mediator)
  if (often(20)) tell({ type: 'consent_recorded', basis: 'joint_opening', wording: null })
  later(30)
  if (often(50)) letter('fact_request', ['tenant'])
  later(48)
  if (often(90)) letter('law_reminder', often(75) ? ['tenant', 'landlord'] : ['tenant'])
  if (often(30)) tell({ type: 'minutes_declared', minutes: 5 + number(20) }, mediator)
  if (often(10))
    tell({
      type: 'automatic_reply_noted',
      message: `${id}-auto` as MessageRef,
      party: landlord,
      side: 'landlord',
      returnsOn: null,
    })
  for (let reminders = number(4); reminders > 0; reminders -= 1) {
    later(100)
    letter('reminder', ['landlord'])
  }
  later(100)
  if (!told.some(({ event }) => event.type === 'letter_sent' && event.side === 'landlord')) {
    letter('reminder', ['tenant'])
    if (often(30)) {
      writes('tenant')
      letter('closing', ['tenant'], 'resolved')
      return told
    }
  }
  if (!often(60)) {
    if (often(60)) {
      letter('cdc_dossier', ['tenant'], 'with_cdc')
      asked('tenant')
    }
    return told
  }
  const message = writes('landlord')
  later(30)
  letter('reply', ['landlord'])
  later(60)
  if (!often(65)) {
    if (often(70)) {
      letter('closing', ['tenant', 'landlord'], pick(['with_cdc', 'abandoned'] as const))
      asked('tenant', 'landlord')
    }
    return told
  }
  tell({
    type: 'agreement_recorded',
    amount: cents(50_000),
    payBy: null,
    instalments: 1,
    acceptedBy: ['tenant', 'landlord'],
    message,
  })
  letter('agreement_recap', ['tenant', 'landlord'])
  later(300)
  if (often(30)) tell({ type: 'payment_received', amount: cents(20_000), message }, { kind: 'party', party: tenant })
  later(300)
  if (!often(75)) return told
  writes('tenant')
  tell({ type: 'payment_received', amount: null, message }, { kind: 'party', party: tenant })
  letter('closing', ['tenant', 'landlord'], 'resolved')
  asked('tenant', 'landlord')
  return told
}

const day = (at: Instant) => at.slice(0, 10) as never

function caseRows(
  db: Db,
  id: CaseId,
  by: Role,
  { tenant, landlord, address }: { tenant: PartyId; landlord: PartyId; address: string },
): void {
  db.prepare("INSERT INTO cases VALUES (?, ?, 'nadia', '2025-01-01', ?, 'qualifying', 0, '{}', NULL)").run(id, id, by)
  const party = db.prepare("INSERT INTO parties VALUES (?, ?, ?, '', ?)")
  party.run(tenant, id, 'tenant', tenant)
  party.run(landlord, id, 'landlord', landlord)
  // Nobody wrote the address of three in ten.
  if (!/[0-2]$/.test(id)) db.prepare('INSERT INTO dwelling_keys VALUES (?, ?)').run(id, `dwelling of ${address}`)
  db.prepare("INSERT INTO addresses VALUES (?, ?, 'wrote', 0)").run(landlord, address)
}

function messageRow(
  db: Db,
  row: { id: CaseId; message: MessageRef; first: boolean; side: Side; at: Instant; reading: object | null },
): void {
  const match = row.first ? 'new_case' : 'reply'
  db.prepare("INSERT INTO messages VALUES (?, ?, NULL, 'filed', NULL, ?, ?, NULL, 'private', 'no', ?, '{}', 1)").run(
    row.message,
    row.message,
    match,
    row.id,
    row.at,
  )
  if (row.reading)
    db.prepare("INSERT INTO readings VALUES (?, 'builtin@1', ?, ?)").run(
      row.message,
      row.at,
      JSON.stringify(row.reading),
    )
}

/** `shown`: whether its approval mail left. */
function draftRows(
  db: Db,
  id: CaseId,
  draft: DraftId,
  purpose: LetterPurpose,
  { shown, at }: { shown: boolean; at: Instant },
): void {
  db.prepare(
    `INSERT INTO drafts (id, case_id, state, purpose, because, case_version, fingerprint, letter, recipients, proposed_at)
     VALUES (?, ?, 'superseded', ?, 'test', 1, '', '{}', '[]', ?)`,
  ).run(draft, id, purpose, at)
  const mail = db.prepare(
    `INSERT INTO outbox (id, key, kind, case_id, draft_id, message_id, sender, recipient, state, not_before, created_at, settled_at)
     VALUES (?, ?, ?, ?, ?, ?, '', '', ?, '', '', ?)`,
  )
  const queue = (kind: string, state: string) =>
    mail.run(`${kind}:${draft}`, `${kind}:${draft}`, kind, id, draft, `${kind}:${draft}`, state, at)
  queue('approval_request', shown ? 'sent' : 'given_up')
  queue('letter', 'sent')
}

function editRows(db: Db, draft: DraftId, purpose: LetterPurpose, distance: number): void {
  const row = db.prepare("INSERT INTO draft_edits VALUES (?, ?, '1', 300, ?)")
  row.run(draft, '*', distance)
  row.run(draft, `${purpose}.start`, distance % 2 === 0 ? 0 : distance)
  row.run(draft, 'notice', 0)
}
