import type { Act } from './acts.ts'
import type { Day } from './day.ts'
import type { CaseId, CaseRef, DraftId, MessageRef, PartyId } from './ids.ts'
import type { LetterPurpose } from './letter-purposes.ts'
import type { Cents } from './money.ts'
import type { Role, Side } from './roles.ts'
import type { CaseState, Outcome } from './states.ts'

/** What a message that no letter has answered yet asks of us. */
export type News = {
  message: MessageRef
  side: Side | null
  acts: readonly Act[]
  choice: number | null
  doubtful: boolean
}

/** The last letter of each purpose that left, per side: on which day, and how many of them in all. */
export type SentLetter = { purpose: LetterPurpose; side: Side; on: Day; times: number }

/** A case as its events tell it: `apply` folded over them, nothing else. */
export type Case = {
  state: CaseState
  /** Counts the events that change what a letter could say; an approval is bound to it. */
  version: number
  consent: boolean
  openDraft: { draft: DraftId; purpose: LetterPurpose } | null
  sent: readonly SentLetter[]
  /** Letters approved whose sending is not reported yet. */
  underway: readonly DraftId[]
  /** Who owes an answer, to what, since when; `reminders` counts the ladder's letters since then. */
  awaiting: { side: Side; purpose: LetterPurpose; since: Day; reminders: number } | null
  news: readonly News[]
  /** The last offer made, until it is rejected or taken up; `relayed` once the other side was told. */
  offer: { by: Side; amount: Cents; payBy: Day | null; relayed: boolean } | null
  agreement: { amount: Cents; payBy: Day | null; recapSent: boolean } | null
  payment: 'none' | 'announced' | 'missed' | 'confirmed'
  mediationRefused: boolean
  /** The kind of deadline that passed and was not acted on yet. */
  lateFor: 'reply' | 'payment' | 'review' | null
  outcome: Outcome | null
  /** Parties whose every known address bounced. */
  bounced: readonly PartyId[]
}

/** A person in a case, with a signed address of the service's own for replies. */
export type Party = {
  id: PartyId
  role: Role
  name: string
  /** `declared`: given by another person, never seen to write; shown to the mediator as such. */
  addresses: readonly { address: string; origin: 'wrote' | 'declared' | 'staff'; bounced: boolean }[]
  token: string
}

export type CaseHeader = { id: CaseId; ref: CaseRef; owner: string; openedOn: Day }
