import type { Instant } from '../domain/day.ts'
import type { CaseEvent } from '../domain/events.ts'
import type { CaseId, DraftId } from '../domain/ids.ts'

/** One row of the journal. `actor` as it is stored: `party:…`, `mediator:…` or `service`. */
export type JournalEvent = { caseId: CaseId; at: Instant; actor: string; event: CaseEvent }

/** A fact that a figure is broken down by: a mediator's word (`staff`), or what a message states. */
type StatedFact = { caseId: CaseId; key: 'dwelling_postcode' | 'landlord_kind'; value: string; staff: boolean }

/** Distance in characters; the paragraph `*` is the whole letter. */
export type StoredEdit = { draft: DraftId; paragraph: string; length: number; distance: number }

/** Everything that cases are counted by, each list in order of time. No name, address or word of anybody. */
export type Journal = {
  /** Of all these cases; of others at most decisions, which tell how long a mediator had for the next one. */
  events: readonly JournalEvent[]
  /** The code of the page that the first mail names; cases whose request was written by hand have none. */
  origins: readonly { caseId: CaseId; origin: string }[]
  facts: readonly StatedFact[]
  edits: readonly StoredEdit[]
  /** When a mail that puts this draft before a mediator left. */
  shown: readonly { draft: DraftId; at: Instant }[]
  /** Mails that left, of every kind. */
  mails: readonly { caseId: CaseId; sent: number }[]
  /** Of every answer of a language model that read a message of the case: tokens in and out. */
  tokens: readonly { caseId: CaseId; tokens: number }[]
  /** A keyed hash for each address of a landlord or agent, also where the address is erased. */
  landlords: readonly { caseId: CaseId; key: string }[]
  /** A keyed hash of the dwelling's address, for the cases whose people wrote it whole. */
  dwellings: readonly { caseId: CaseId; key: string }[]
}
