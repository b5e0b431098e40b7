import type { Act } from './acts.ts'
import type { CommissionStep } from './commission-steps.ts'
import type { Day } from './day.ts'
import type { LetterRequest } from './events.ts'
import type { CaseId, CaseRef, DraftId, MessageRef, PartyId } from './ids.ts'
import type { LetterPurpose } from './letter-purposes.ts'
import type { Cents } from './money.ts'
import type { NamedPiece } from './pieces.ts'
import type { Role, Side } from './roles.ts'
import type { Segment } from './segment.ts'
import type { CaseState, Outcome } from './states.ts'

/** Whether somebody takes part with the help of software: told by an answer to a letter that says so, or refused in words. */
export type SoftwareWish = { party: PartyId; side: Side; agrees: boolean }

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

/** What is paid. `instalments`: equal monthly payments, the last of them by `payBy`. */
export type Terms = { amount: Cents; payBy: Day | null; instalments: number }

/** A case as its events tell it: `apply` folded over them, nothing else. */
export type Case = {
  state: CaseState
  /** Counts the events that change what a letter could say; an approval is bound to it. */
  version: number
  /** Who asked for mediation; somebody who is on no side asks for the tenant. */
  asker: Side
  consent: boolean
  /** Whether a relay may know where the case stands; null while the tenant has not said. */
  relayAllowed: boolean | null
  /** One for each person who has said something of it. */
  software: readonly SoftwareWish[]
  /** `step`: the name of the entry of the table of next steps that proposed it. */
  openDraft: { draft: DraftId; purpose: LetterPurpose; step: string; until?: Day } | null
  /** Steps that the mediator refused and whose reason has not changed since. */
  refused: readonly string[]
  sent: readonly SentLetter[]
  /** The stage that each person was told last; nobody is told one twice. */
  told: Readonly<Record<PartyId, CaseState>>
  /** Letters approved of which no mail server has said anything yet. */
  underway: readonly Underway[]
  /** Sides that know of the mediation: they wrote, were written to, or got the opening mail. */
  aware: readonly Side[]
  /** Who owes an answer, to what, since when; `reminders` counts the ladder's letters since then. */
  awaiting: {
    side: Side
    purpose: LetterPurpose
    since: Day
    reminders: number
    lastDraft: DraftId
    /** The day of return that an automatic answer announced: no reminder before it. */
    backOn?: Day
  } | null
  news: readonly News[]
  /**
   * The last offer made, until it is rejected or taken up; `relayed` once the other side was told, with the last day on
   * which it can be taken up.
   */
  offer: (Terms & { by: Side; relayed: boolean; until?: Day }) | null
  /** Every offer, oldest first, for the mediator's table. */
  offers: readonly (Terms & { by: Side; refused: boolean })[]
  /** The mediator's own proposal that both have been asked about; `answers` are sealed until both have accepted. */
  sealed: (Terms & { draft: DraftId; since: Day | null; answers: Partial<Record<Side, boolean>> }) | null
  agreement: (Terms & { acceptedBy: readonly Side[]; recapSent: boolean; received: Cents }) | null
  /** What a side says of its yes, where it was asked whether it binds others too. */
  authority: Partial<Record<Side, boolean>>
  payment: 'none' | 'announced' | 'missed' | 'confirmed'
  mediationRefused: boolean
  /** Clocks that rang and that no letter and no answer has dealt with yet. */
  rang: { reply: boolean; payment: boolean }
  outcome: Outcome | null
  /** Whose answer the case waited for when it was closed, unless they had let the day pass. */
  awaitedAtEnd: Case['awaiting']
  /** Parties of whom an address bounced since anybody was last asked for another. */
  bounced: readonly PartyId[]
  /** Parties who said not to be the right person. */
  disclaimed: readonly PartyId[]
  /** Sides that a mediator knowingly left out when the law was stated to the other, and that were not told it since. */
  leftOut: readonly Side[]
  /** What a mediator asked to be written next. */
  requested: LetterRequest | null
  /** Mediators who stepped back from this case. */
  recused: readonly string[]
  /** Sides that agree to have the mediation told to the commission. */
  lifted: readonly Side[]
  /** Messages that the other side may be told of. */
  shared: readonly MessageRef[]
  /** What files are, on a mediator's word. `file`: its place in the message, from 1. */
  pieces: readonly { message: MessageRef; file: number; is: NamedPiece }[]
  /** What a mediator joined to this case or split from it, oldest first. */
  links: readonly Link[]
  /** What became of the request at the commission, oldest first. */
  commission: readonly { step: CommissionStep; on: Day | null }[]
  /** On a mediator's word; otherwise it is computed. */
  segment: Segment | null
  /** Where this case went, and what it was before. */
  merged: { into: CaseId; before: Case } | null
}

/** `joined`: the other case's messages and people are this one's too. `split`: a message, with what it still called for. */
export type Link =
  | { kind: 'joined'; other: CaseId; broughtConsent: boolean }
  | { kind: 'split'; other: CaseId; message: MessageRef; news: News | null }

/**
 * `outdated`: the case learnt something since the approval. `before`: what the approval found, for taking it back.
 */
export type Underway = {
  draft: DraftId
  purpose: LetterPurpose
  audience: readonly Side[]
  /** The last day that the letter gives for taking up its offer. */
  until?: Day
  outdated: boolean
  before: Pick<
    Case,
    'state' | 'news' | 'awaiting' | 'awaitedAtEnd' | 'rang' | 'outcome' | 'leftOut' | 'requested' | 'sealed'
  >
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

/** `rulesVersion`: the texts of `rules/` that the case is computed with, whatever they become for new cases. */
export type CaseHeader = {
  id: CaseId
  ref: CaseRef
  owner: string
  /** Mediators who may not own it. */
  recused: readonly string[]
  openedOn: Day
  rulesVersion: string
}
