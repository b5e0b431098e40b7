import { z } from 'zod'
import { Act } from './acts.ts'
import { CommissionStep } from './commission-steps.ts'
import { DataRight } from './data-rights.ts'
import { Day } from './day.ts'
import { Exit } from './exit.ts'
import { factKeys } from './facts.ts'
import { CaseId, DraftId, MessageRef, PartyId } from './ids.ts'
import { LetterPurpose } from './letter-purposes.ts'
import { Cents } from './money.ts'
import { OutcomeCode } from './outcome-codes.ts'
import { NamedPiece } from './pieces.ts'
import { Role, Side } from './roles.ts'
import { Segment } from './segment.ts'
import { CaseState, Outcome } from './states.ts'

/** `private`: to the service alone; `joint`: the other side got it too. */
export const Channel = z.enum(['private', 'joint'])
export type Channel = z.infer<typeof Channel>

/** What is paid. `instalments`: equal monthly payments, the last of them by `payBy`; 1 in journals from before. */
const terms = { amount: Cents, payBy: Day.nullable(), instalments: z.int().default(1) }

/** A letter that a mediator asks for, whatever the table of next steps would propose. */
export const LetterRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cdc_dossier') }),
  z.object({ kind: z.literal('paper_letter') }),
  z.object({ kind: z.literal('other_exit'), exit: Exit }),
  /** The last step at the commission, told to both. */
  z.object({ kind: z.literal('commission_news') }),
  z.object({ kind: z.literal('closing'), outcome: Outcome }),
  /** The mediator's own proposal, the same to both; each answers without hearing of the other's answer. */
  z.object({ kind: z.literal('neutral_proposal'), ...terms }),
])
export type LetterRequest = z.infer<typeof LetterRequest>

/** `hearing`: both are reminded of a meeting of the commission. */
export const DeadlineKind = z.enum(['reply', 'payment', 'review', 'refund_due', 'prescription', 'hearing'])
export type DeadlineKind = z.infer<typeof DeadlineKind>

/** What of a message a case goes by. */
const Understood = z.object({
  message: MessageRef,
  side: Side.nullable(),
  acts: z.array(Act),
  choice: z.int().nullable(),
  doubtful: z.boolean(),
})

/**
 * Everything true about a case that a supervisor or a judge could ask about. Events are final, name messages and drafts
 * by id, and never carry anybody's words.
 */
export const CaseEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('case_opened'), message: MessageRef, by: Role }),
  z.object({ type: z.literal('party_named'), party: PartyId, role: Role }),
  z.object({
    type: z.literal('message_filed'),
    message: MessageRef,
    party: PartyId,
    side: Side.nullable(),
    channel: Channel,
  }),
  z.object({
    type: z.literal('automatic_reply_noted'),
    message: MessageRef,
    party: PartyId,
    /** Absent in journals from before it counted for reminders. */
    side: Side.nullable().default(null),
    returnsOn: Day.nullable(),
  }),
  /** Acts that were read with enough certainty to decide anything; a doubtful reading lists none and says so. */
  Understood.extend({ type: z.literal('message_understood') }),
  z.object({
    type: z.literal('consent_recorded'),
    basis: z.enum(['joint_opening', 'answer', 'mediator']),
    /** The text that was agreed to, software's help named in it, with its version: `questions/consent-tenant@1-105a7acb`; null for none. */
    wording: z.string().nullable().default(null),
  }),
  /**
   * Somebody takes part, software's help included: by answering a letter that says that answering means this, or in words.
   * `wording`: that text with its version, as above; null for words of their own that answer none.
   */
  z.object({
    type: z.literal('software_agreed'),
    party: PartyId,
    side: Side,
    message: MessageRef,
    wording: z.string().nullable(),
  }),
  /** Somebody wants no software for their data, or takes the agreement back: a human writes to that side. */
  z.object({ type: z.literal('software_refused'), party: PartyId, side: Side, message: MessageRef }),
  /** `known`: the other side got the same mail, so it needs no relaying. */
  z.object({
    type: z.literal('offer_made'),
    by: Side,
    ...terms,
    message: MessageRef,
    known: z.boolean(),
  }),
  z.object({ type: z.literal('offer_rejected'), by: Side, message: MessageRef }),
  z.object({
    type: z.literal('agreement_recorded'),
    ...terms,
    /** Who accepted these very terms in a mail; on a mediator's word alone, nobody has yet. */
    acceptedBy: z.array(Side).default([...Side.options]),
    message: MessageRef.nullable(),
  }),
  /** The tenant says whether a relay may know where the case stands; the last word counts. */
  z.object({ type: z.literal('relay_answered'), allowed: z.boolean(), message: MessageRef }),
  /** Whether the yes of this side binds those for whom, or with whom, it was given: on its own word. */
  z.object({ type: z.literal('authority_stated'), by: Side, binds: z.boolean(), message: MessageRef }),
  /** By the code of the recap, which names its very terms. */
  z.object({ type: z.literal('agreement_confirmed'), by: Side, message: MessageRef }),
  /** To the mediator's own proposal. */
  z.object({ type: z.literal('proposal_answered'), by: Side, accepts: z.boolean(), message: MessageRef }),
  /** Somebody who was written to as the landlord says not to be concerned: written to no more once another is known. */
  z.object({ type: z.literal('contact_disclaimed'), party: PartyId, message: MessageRef }),
  /** An address or person that a side was not written to before: it hears everything from the beginning. */
  z.object({ type: z.literal('contact_declared'), party: PartyId, side: Side }),
  /** The landlord names the day of the agreed payment. */
  z.object({ type: z.literal('payment_promised'), payBy: Day, message: MessageRef }),
  z.object({ type: z.literal('payment_announced'), message: MessageRef }),
  /** The tenant says that money arrived: all of it when `amount` is null; a mediator's word where no message says it. */
  z.object({ type: z.literal('payment_received'), amount: Cents.nullable(), message: MessageRef.nullable() }),
  z.object({ type: z.literal('payment_missed'), message: MessageRef }),
  z.object({ type: z.literal('mediation_refused'), by: Side, message: MessageRef }),
  z.object({
    type: z.literal('draft_proposed'),
    draft: DraftId,
    purpose: LetterPurpose,
    because: z.string(),
    /** The last day on which the offer in the letter can be accepted, as the letter says. */
    until: Day.nullable().default(null),
  }),
  z.object({ type: z.literal('draft_superseded'), draft: DraftId }),
  z.object({
    type: z.literal('draft_approved'),
    draft: DraftId,
    purpose: LetterPurpose,
    audience: z.array(Side),
    /** Sides that take part and are not told the law that this letter states. Absent in journals from before 0003. */
    leftOut: z.array(Side).default([]),
    edited: z.boolean(),
    on: Day,
  }),
  z.object({ type: z.literal('draft_refused'), draft: DraftId }),
  z.object({ type: z.literal('draft_postponed'), draft: DraftId, until: Day }),
  /** An approved letter that no server has taken does not leave. `reopens`: its approval had closed the case. */
  z.object({
    type: z.literal('draft_stopped'),
    draft: DraftId,
    why: z.enum(['undone', 'case_changed', 'case_closed']),
    reopens: z.boolean(),
  }),
  z.object({
    type: z.literal('letter_sent'),
    draft: DraftId,
    party: PartyId,
    purpose: LetterPurpose,
    side: Side,
    on: Day,
  }),
  /** A mail told this person the stage that the case is in; who was told it last is not told it again. */
  z.object({ type: z.literal('stage_told'), party: PartyId, stage: CaseState }),
  z.object({ type: z.literal('letter_refused'), draft: DraftId, party: PartyId, code: z.int() }),
  z.object({ type: z.literal('letter_in_doubt'), draft: DraftId, party: PartyId }),
  /** `message`: the report that came back; null when the server refused the address at once. */
  z.object({
    type: z.literal('letter_bounced'),
    party: PartyId,
    message: MessageRef.nullable(),
    permanent: z.boolean(),
  }),
  /** A human moved the case to another version of the texts of `rules/`. */
  z.object({ type: z.literal('rules_adopted'), from: z.string(), to: z.string() }),
  z.object({ type: z.literal('case_assigned'), to: z.string() }),
  /** A mediator or supervisor has a conflict of interest and gets nothing of this case any more. */
  z.object({ type: z.literal('mediator_recused'), mediator: z.string() }),
  z.object({ type: z.literal('fact_corrected'), key: z.enum(factKeys) }),
  /** What the file at this place of a message is, counted from 1; the last word counts, for each copy of the file. */
  z.object({ type: z.literal('piece_named'), message: MessageRef, file: z.int().positive(), is: NamedPiece }),
  /** The other side may be told what this message says. */
  z.object({ type: z.literal('message_shared'), message: MessageRef }),
  /** A party agrees that the commission be told what was said in mediation; it takes both (CPC art. 1528-3). */
  z.object({
    type: z.literal('confidentiality_lifted'),
    by: Side,
    /** The party's own mail; null on a mediator's word. */
    message: MessageRef.nullable().default(null),
  }),
  /** A party takes that agreement back, or refuses it: from now on nothing said in mediation is told. */
  z.object({ type: z.literal('confidentiality_kept'), by: Side, message: MessageRef.nullable() }),
  /** `on`: the day of the meeting that is named. `message`: null on a mediator's word. */
  z.object({
    type: z.literal('commission_step'),
    step: CommissionStep,
    on: Day.nullable(),
    message: MessageRef.nullable(),
  }),
  z.object({ type: z.literal('letter_requested'), request: LetterRequest }),
  /** How the case presents itself, on a mediator's word. */
  z.object({ type: z.literal('segment_set'), segment: Segment }),
  z.object({ type: z.literal('note_added') }),
  /** Somebody of the team whose case it is not read it, for a reason that stands in a note. */
  z.object({ type: z.literal('case_read') }),
  /** Human time spent outside the mails. */
  z.object({ type: z.literal('minutes_declared'), minutes: z.int() }),
  /** In the case that goes on: what is filed in the other one is its own from now on. */
  z.object({
    type: z.literal('case_joined'),
    other: CaseId,
    consent: z.boolean(),
    recused: z.array(z.string()),
    /** What its people said of software's help; absent in journals from before it was asked. */
    software: z.array(z.object({ party: PartyId, side: Side, agrees: z.boolean() })).default([]),
    /** What no letter has answered yet there. */
    news: z.array(Understood),
  }),
  /** `messages`: what is filed there, with what its people wrote meanwhile, is no news here. */
  z.object({ type: z.literal('case_parted'), other: CaseId, messages: z.array(MessageRef) }),
  /** In the case that ends there. */
  z.object({ type: z.literal('merged_into'), other: CaseId }),
  z.object({ type: z.literal('merge_undone'), other: CaseId }),
  /** A message left this case for one of its own. */
  z.object({ type: z.literal('message_split'), message: MessageRef, to: CaseId }),
  z.object({ type: z.literal('split_undone'), message: MessageRef }),
  /** Somebody exercises rights on their own data. `proven`: the mail's sender was. */
  z.object({
    type: z.literal('data_requested'),
    party: PartyId,
    rights: z.array(DataRight),
    message: MessageRef,
    proven: z.boolean(),
  }),
  /** `answered`: the prepared answer was released; `by_hand`: a human answers otherwise. */
  z.object({ type: z.literal('data_request_settled'), message: MessageRef, how: z.enum(['answered', 'by_hand']) }),
  /** After the end, once in the life of a case: from 0 to 10, how was the service? */
  z.object({ type: z.literal('satisfaction_asked'), party: PartyId, side: Side }),
  /** From 0 to 10; the last score of a party counts. */
  z.object({
    type: z.literal('satisfaction_scored'),
    party: PartyId,
    side: Side,
    score: z.int(),
    message: MessageRef,
  }),
  /** A mediator released the one mail to this address about all its cases that wait for an answer. */
  z.object({ type: z.literal('recap_released'), party: PartyId, on: Day }),
  z.object({ type: z.literal('deadline_passed'), kind: DeadlineKind, due: Day }),
  /** `code`: how it ended, for the record; null in journals from before. */
  z.object({
    type: z.literal('case_closed'),
    outcome: Outcome,
    code: OutcomeCode.nullable().default(null),
    /** As the case presented itself then; absent in journals from before, and where nobody looked. */
    segment: Segment.optional(),
  }),
  /** A party wrote again, and more than thanks; or, `message` null, a mediator ordered it. */
  z.object({ type: z.literal('case_reopened'), message: MessageRef.nullable() }),
])
export type CaseEvent = z.infer<typeof CaseEvent>
export type EventType = CaseEvent['type']
export const eventTypes = CaseEvent.options.map((option) => option.shape.type.value) as EventType[]

/** Bumped when the meaning of an event's fields changes; old rows keep theirs. */
export const EVENT_VERSION = 1

/** Who made it true: a party by id, a mediator by address, or the service itself. */
export type Actor = { kind: 'party'; party: PartyId } | { kind: 'mediator'; address: string } | { kind: 'service' }
