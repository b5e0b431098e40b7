import type { z } from 'zod'
import { apply, emptyCase } from '../domain/apply.ts'
import type { Case } from '../domain/case.ts'
import { type Day, type Instant, parisDay } from '../domain/day.ts'
import type { CaseEvent, EventType } from '../domain/events.ts'
import type { LandlordKind } from '../domain/facts.ts'
import type { CaseId, DraftId } from '../domain/ids.ts'
import type { LetterPurpose } from '../domain/letter-purposes.ts'
import { type Side, sideOf } from '../domain/roles.ts'
import type { Outcome } from '../domain/states.ts'
import { departmentOf } from '../rulebase/department.ts'
import { isDecision } from './decisions.ts'
import type { Journal, JournalEvent, StoredEdit } from './journal.ts'
import { readingMinutes } from './reading-minutes.ts'

type SentLetter = { draft: DraftId; purpose: LetterPurpose; side: Side; at: Instant }
type Approval = Pick<Extract<CaseEvent, { type: 'draft_approved' }>, 'purpose' | 'audience' | 'leftOut' | 'edited'>

/** Bumped when a case is told otherwise by the same journal: kept records are made anew. */
export const RECORD = 1

/**
 * One case as statistics count it. A moment is null where the thing has not happened. It is kept as JSON without the keys, which another
 * secret or an erasure changes, and holds nobody's name, address or word.
 */
export type CaseRecord = {
  id: CaseId
  openedAt: Instant
  openedOn: Day
  asker: Side
  /** A page's code; null when the request was written by hand. */
  origin: string | null
  department: string | null
  landlordKind: z.infer<typeof LandlordKind> | null
  letters: readonly SentLetter[]
  /** Approved letters of which at least one mail left. `distance`: of the whole letter; null where it was not measured. */
  approvals: readonly (Approval & { distance: number | null })[]
  /** Paragraph → how far each of its uses in these letters is from what was proposed, in characters. */
  paragraphs: Readonly<Record<string, readonly number[]>>
  /** For each draft that a mediator approved, refused or put off, the minutes of reading; null where no mail had shown it. */
  decisions: readonly (number | null)[]
  /** What people wrote; `side` null for nobody's. */
  messages: readonly { side: Side | null; at: Instant }[]
  jointOpening: boolean
  agreedAt: Instant | null
  moneyAt: Instant | null
  outcome: Outcome | null
  declaredMinutes: number
  /** Parties who were asked for a score after the end; null for those who gave none. */
  satisfaction: readonly { side: Side; score: number | null }[]
  mailsSent: number
  /** Of a language model, in and out. */
  tokens: number
  /** What the reader was sure to have understood, by what a mediator did next. */
  readings: { confirmed: number; contested: number }
  /** Keys of the landlord's addresses: equal where the address is. */
  landlords: readonly string[]
  /** Keys of the dwelling's address: none where nobody wrote it whole. */
  dwellings: readonly string[]
}

/** One record a case; cases that mediators joined are one, opened when the first of them was. Oldest first. */
export function caseRecords(journal: Journal): CaseRecord[] {
  const goesOn = goesOnIn(journal.events)
  const group = <T extends { caseId: CaseId }>(rows: readonly T[]) => Map.groupBy(rows, ({ caseId }) => goesOn(caseId))
  const [events, origins, facts] = [group(journal.events), group(journal.origins), group(journal.facts)]
  const [mails, tokens] = [group(journal.mails), group(journal.tokens)]
  const minutes = readingMinutes(journal)
  const edits = Map.groupBy(journal.edits, ({ draft }) => draft)
  const [landlords, dwellings] = [group(journal.landlords), group(journal.dwellings)]
  return [...events]
    .flatMap(([id, own]): CaseRecord[] => {
      const opening = own.find(({ event }) => event.type === 'case_opened')
      if (opening?.event.type !== 'case_opened') return []
      const known = facts.get(id) ?? []
      const fact = (key: string) =>
        known
          .filter((f) => f.key === key)
          .sort((a, b) => +a.staff - +b.staff)
          .at(-1)?.value
      return [
        {
          id,
          openedAt: opening.at,
          openedOn: parisDay(opening.at),
          asker: sideOf(opening.event.by) ?? 'tenant',
          origin: origins.get(id)?.[0]?.origin ?? null,
          department: departmentOf(fact('dwelling_postcode') ?? ''),
          landlordKind: (fact('landlord_kind') as CaseRecord['landlordKind'] | undefined) ?? null,
          mailsSent: (mails.get(id) ?? []).reduce((sum, { sent }) => sum + sent, 0),
          tokens: (tokens.get(id) ?? []).reduce((sum, each) => sum + each.tokens, 0),
          landlords: [...new Set((landlords.get(id) ?? []).map(({ key }) => key))],
          dwellings: [...new Set((dwellings.get(id) ?? []).map(({ key }) => key))],
          ...told(own, minutes, edits),
        },
      ]
    })
    .sort(byOpening)
}

/** Oldest first. */
export const byOpening = (a: CaseRecord, b: CaseRecord): number =>
  a.openedAt === b.openedAt ? (a.id < b.id ? -1 : 1) : a.openedAt < b.openedAt ? -1 : 1

/** Where each case goes on: itself, or the one that it was joined to, however often. */
function goesOnIn(events: readonly JournalEvent[]): (id: CaseId) => CaseId {
  const into = new Map<CaseId, CaseId>()
  for (const { caseId, event } of events) {
    if (event.type === 'merged_into') into.set(caseId, event.other)
    if (event.type === 'merge_undone') into.delete(caseId)
  }
  return (id) => {
    let at = id
    for (const seen = new Set<CaseId>(); !seen.has(at); ) {
      seen.add(at)
      at = into.get(at) ?? at
    }
    return at
  }
}

/** Joined cases are told as one: what says that they were joined is left out. */
const linking: readonly EventType[] = ['merged_into', 'merge_undone', 'case_joined', 'case_parted']

type Told = Pick<
  CaseRecord,
  | 'letters'
  | 'approvals'
  | 'paragraphs'
  | 'decisions'
  | 'messages'
  | 'jointOpening'
  | 'agreedAt'
  | 'moneyAt'
  | 'outcome'
  | 'declaredMinutes'
  | 'satisfaction'
  | 'readings'
>

/** What the events of one case tell. `minutes` and `edits`: by draft, of any case. */
function told(
  all: readonly JournalEvent[],
  minutes: ReadonlyMap<DraftId, number | null>,
  edits: ReadonlyMap<DraftId, readonly StoredEdit[]>,
): Told {
  const rows = all.filter(({ event }) => !linking.includes(event.type))
  const events = rows.map(({ event }) => event)
  const { file, agreedAt, moneyAt } = folded(rows)
  const letters = rows.flatMap(({ at, event }) =>
    event.type === 'letter_sent' ? [{ draft: event.draft, purpose: event.purpose, side: event.side, at }] : [],
  )
  const decided = new Set(events.filter(isDecision).map(({ draft }) => draft))
  return {
    letters,
    ...approvedOf(events, new Set(letters.map(({ draft }) => draft)), edits),
    decisions: [...decided].map((draft) => minutes.get(draft) ?? null),
    messages: messagesOf(rows),
    jointOpening: events.some((event) => event.type === 'consent_recorded' && event.basis === 'joint_opening'),
    agreedAt,
    moneyAt,
    outcome: file.outcome,
    declaredMinutes: events.reduce((sum, e) => sum + (e.type === 'minutes_declared' ? e.minutes : 0), 0),
    satisfaction: satisfactionOf(events),
    readings: readingsOf(rows),
  }
}

/** The paragraph that stands for the whole letter. */
const WHOLE = '*'

function approvedOf(
  events: readonly CaseEvent[],
  sent: ReadonlySet<DraftId>,
  edits: ReadonlyMap<DraftId, readonly StoredEdit[]>,
): Pick<CaseRecord, 'approvals' | 'paragraphs'> {
  const approved = events.filter((event) => event.type === 'draft_approved').filter(({ draft }) => sent.has(draft))
  const uses = approved.flatMap(({ draft }) => edits.get(draft) ?? []).filter(({ paragraph }) => paragraph !== WHOLE)
  return {
    approvals: approved.map(({ draft, purpose, audience, leftOut, edited }) => {
      const distance = edits.get(draft)?.find(({ paragraph }) => paragraph === WHOLE)?.distance ?? null
      return { purpose, audience, leftOut, edited, distance }
    }),
    paragraphs: Object.fromEntries(
      [...Map.groupBy(uses, ({ paragraph }) => paragraph)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([paragraph, own]) => [paragraph, own.map(({ distance }) => distance)]),
    ),
  }
}

/** The case at its end, its first agreement, and since when its money is confirmed. */
function folded(rows: readonly JournalEvent[]): { file: Case; agreedAt: Instant | null; moneyAt: Instant | null } {
  let file = emptyCase
  let agreedAt: Instant | null = null
  let moneyAt: Instant | null = null
  for (const { at, event } of rows) {
    file = apply(file, event)
    if (event.type === 'agreement_recorded') agreedAt ??= at
    moneyAt = file.payment === 'confirmed' ? (moneyAt ?? at) : null
  }
  return { file, agreedAt, moneyAt }
}

/** A letter that a mediator approves confirms what was understood since the last decision; a refusal or correction does not. */
function readingsOf(rows: readonly JournalEvent[]): CaseRecord['readings'] {
  const readings = { confirmed: 0, contested: 0 }
  let waiting = 0
  for (const { actor, event } of rows) {
    if (event.type === 'message_understood' && !event.doubtful) waiting += 1
    const judged = judgement(event, actor)
    if (!judged) continue
    readings[judged] += waiting
    waiting = 0
  }
  return readings
}

function judgement(event: CaseEvent, actor: string): 'confirmed' | 'contested' | null {
  if (event.type === 'draft_approved') return 'confirmed'
  if (event.type === 'draft_refused') return 'contested'
  const corrects = event.type === 'fact_corrected' || event.type === 'party_named'
  return corrects && actor.startsWith('mediator:') ? 'contested' : null
}

/** One row for each party who was asked; the last score of a party counts. */
function satisfactionOf(events: readonly CaseEvent[]): CaseRecord['satisfaction'] {
  const scores = new Map(events.flatMap((e) => (e.type === 'satisfaction_scored' ? [[e.party, e.score] as const] : [])))
  return events.flatMap((e) =>
    e.type === 'satisfaction_asked' ? [{ side: e.side, score: scores.get(e.party) ?? null }] : [],
  )
}

/** A role that was named later counts from the beginning; a message that was split off counts where it went. */
function messagesOf(rows: readonly JournalEvent[]): CaseRecord['messages'] {
  const sides = new Map<string, Side | null>()
  const gone = new Set<string>()
  for (const { event } of rows) {
    if (event.type === 'party_named') sides.set(event.party, sideOf(event.role))
    if (event.type === 'message_split') gone.add(event.message)
    if (event.type === 'split_undone') gone.delete(event.message)
  }
  return rows.flatMap(({ at, event }) =>
    event.type === 'message_filed' && !gone.has(event.message)
      ? [{ side: sides.get(event.party) ?? event.side, at }]
      : [],
  )
}
