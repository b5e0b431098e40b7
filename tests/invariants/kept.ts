import { parisDay } from '../../src/domain/day.ts'
import type { World } from '../../src/flows/world.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { caseIds, driftedCases, loadCaseRow, openCaseIds, partiesOf } from '../../src/store/cases.ts'
import { deadlinesOf } from '../../src/store/deadlines.ts'
import { draftsOf } from '../../src/store/drafts.ts'
import { eventRows, firstBrokenLink } from '../../src/store/events.ts'
import type { OutboxRow } from '../../src/store/outbox.ts'
import { failingTasks, nextTaskDue } from '../../src/store/tasks.ts'
import { refIn } from './account.ts'

/** What can be seen of the product's invariants in one database: each line is one that does not hold. */
export async function brokenInvariants(world: World): Promise<string[]> {
  const outbox = world.db
    .prepare('SELECT outbox.*, raw FROM outbox LEFT JOIN outbox_bytes ON mail = id ORDER BY outbox.rowid')
    .all() as OutboxRow[]
  return [
    ...everyMailHasAFate(world),
    ...everyApprovedLetterLeaves(world, outbox),
    ...(await everyLetterWasApproved(world, outbox)),
    ...everyFactHasASource(world),
    ...(await nobodyHearsOfAnotherCase(world, outbox)),
    ...noLandlordBeforeConsent(world),
    ...everyOpenCaseHasOwnerAndDate(world),
    ...journalIsWhole(world),
  ]
}

const rows = <Row>({ db }: World, text: string): Row[] => db.prepare(text).all() as Row[]

/** 1: each fetched mail is in a case, held for a human, a command, or set aside with a reason; nothing is stuck. */
function everyMailHasAFate(world: World): string[] {
  const lost = rows<{ sha256: string }>(
    world,
    `SELECT sha256 FROM raw_mails WHERE sha256 NOT IN (SELECT sha256 FROM messages)
       AND sha256 NOT IN (SELECT sha256 FROM held WHERE sha256 IS NOT NULL)`,
  )
  const unheld = rows<{ id: string }>(
    world,
    "SELECT id FROM messages WHERE fate = 'held' AND sha256 NOT IN (SELECT sha256 FROM held WHERE sha256 IS NOT NULL)",
  )
  const unnamed = rows<{ id: string; fate: string }>(
    world,
    `SELECT id, fate FROM messages WHERE fate NOT IN ('filed', 'held', 'command', 'ignored')
       OR (fate = 'filed' AND case_id IS NULL) OR (fate IN ('held', 'ignored') AND reason IS NULL)`,
  )
  const due = nextTaskDue(world.db)
  return [
    ...lost.map(({ sha256 }) => `1 mail ${sha256} has no fate`),
    ...unheld.map(({ id }) => `1 message ${id} is held nowhere`),
    ...unnamed.map(({ id, fate }) => `1 message ${id} is ${fate} without a case or a reason`),
    ...failingTasks(world.db, 6).map(() => '1 work that keeps failing'),
    ...(due !== null && due <= world.clock.now() ? [`1 work due at ${due} was not done`] : []),
  ]
}

const SETTLED: readonly string[] = ['sent', 'unknown', 'refused', 'given_up', 'queued', 'shadowed']

/** 2: one mail for each recipient, sent once, or waiting for its time. A draft that is not approved has none. */
function everyApprovedLetterLeaves({ db, clock }: World, outbox: readonly OutboxRow[]): string[] {
  const letters = Map.groupBy(
    outbox.filter(({ kind }) => kind === 'letter'),
    ({ draft_id }) => draft_id,
  )
  return caseIds(db).flatMap((id) =>
    draftsOf(db, id).flatMap((draft) => {
      const mails = letters.get(draft.id) ?? []
      const left = draft.state === 'approved' || draft.state === 'stopped'
      const late = mails.filter(({ state, not_before: at }) => state === 'queued' && at <= clock.now())
      const odd = mails.filter(({ state }) => draft.state === 'approved' && !SETTLED.includes(state))
      return [
        ...(mails.length === (left ? draft.recipients.length : 0)
          ? []
          : [`2 letter ${draft.id}, ${draft.state}, has ${mails.length} mails`]),
        ...late.map(({ key }) => `2 ${key} was due at ${clock.now()}`),
        ...odd.map(({ key, state }) => `2 ${key} is ${state}`),
      ]
    }),
  )
}

/** 3, and of 4 that no figure was found without a source: what left holds the approved words, to a recipient of that approval. */
async function everyLetterWasApproved(world: World, outbox: readonly OutboxRow[]): Promise<string[]> {
  const found: string[] = []
  const drafts = new Map(
    caseIds(world.db).flatMap((id) => draftsOf(world.db, id).map((draft) => [draft.id, draft] as const)),
  )
  const team = [...world.settings.mediators, ...world.settings.supervisors]
  for (const mail of outbox.filter(({ kind, state }) => kind === 'letter' && state === 'sent')) {
    const draft = mail.draft_id ? drafts.get(mail.draft_id) : undefined
    const text = await textOf(mail.raw)
    if (!draft || !team.includes(draft.decided_by ?? '')) found.push(`3 ${mail.key} left without an approval`)
    else if (!draft.recipients.some(({ address }) => address === mail.recipient))
      found.push(`3 ${mail.key} left to somebody else`)
    else if (!squashed(text).includes(squashed(draft.approved_body ?? '')) || !draft.approved_body)
      found.push(`3 ${mail.key} left with other words`)
    if (mail.last_answer?.startsWith('last look')) found.push(`4 ${mail.key}: ${mail.last_answer}`)
    if (/\b(?:NaN|undefined|null|Infinity)\b|\{[a-z_]+\}/.test(text)) found.push(`4 ${mail.key} has a hole in it`)
  }
  return found
}

async function textOf(raw: Buffer): Promise<string> {
  const parsed = await parseMail(raw)
  return parsed.kind === 'parsed' ? parsed.mail.text : ''
}

/** Heading marks become underlines in the text part. */
const squashed = (text: string): string => text.replace(/[\s>#-]+/g, '')

/** 5: a mail to a party names no case but its own. */
async function nobodyHearsOfAnotherCase(world: World, outbox: readonly OutboxRow[]): Promise<string[]> {
  const found: string[] = []
  for (const mail of outbox.filter(({ party_id, case_id }) => party_id && case_id)) {
    const ref = refIn(await textOf(mail.raw))
    const own = mail.case_id && loadCaseRow(world.db, mail.case_id)?.header.ref
    if (ref && ref !== own) found.push(`5 ${mail.key} names ${ref}`)
  }
  return found
}

/** 7: every fact that was read quotes its message. */
function everyFactHasASource(world: World): string[] {
  const unquoted = rows<{ message_id: string }>(
    world,
    `SELECT r.message_id FROM readings r, json_each(r.body, '$.facts') f WHERE coalesce(f.value ->> '$.quote', '') = ''`,
  )
  return unquoted.map(({ message_id: id }) => `7 a fact of message ${id} has no source`)
}

/** 8 */
export function noLandlordBeforeConsent({ db }: World): string[] {
  return caseIds(db).flatMap((id) => {
    const landlords = new Set(
      partiesOf(db, id)
        .filter(({ role }) => role === 'landlord')
        .map((party) => party.id),
    )
    const events = eventRows(db, id).map((row) => JSON.parse(row.body))
    const allows = (e: { type: string; party: never; consent?: boolean }) =>
      e.type === 'consent_recorded' ||
      (e.type === 'message_filed' && landlords.has(e.party)) ||
      (e.type === 'case_joined' && e.consent)
    const first = events.findIndex((e) => e.type === 'letter_sent' && landlords.has(e.party))
    return first < 0 || events.slice(0, first).some(allows) ? [] : [`8 case ${id}: the landlord was written to first`]
  })
}

const PROCESS: readonly string[] = ['reply', 'payment', 'review']

/** 9 */
export function everyOpenCaseHasOwnerAndDate({ db, settings, clock }: World): string[] {
  const today = parisDay(clock.now())
  return openCaseIds(db).flatMap((id) => {
    const owner = loadCaseRow(db, id)?.header.owner ?? ''
    const running = deadlinesOf(db, id).filter((d) => d.state === 'running' && PROCESS.includes(d.kind))
    return [
      ...(settings.mediators.includes(owner) ? [] : [`9 case ${id} has no owner`]),
      ...(running.some((d) => d.due >= today) ? [] : [`9 case ${id} has no next date`]),
    ]
  })
}

function journalIsWhole({ db }: World): string[] {
  const broken = firstBrokenLink(db)
  return [
    ...(broken === null ? [] : [`the journal is broken at ${broken}`]),
    ...driftedCases(db).map((ref) => `case ${ref} is not what its events tell`),
  ]
}
