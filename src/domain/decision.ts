import type { CaseHeader, Party } from './case.ts'
import type { Day, Instant } from './day.ts'
import type { Actor, CaseEvent, Channel, DeadlineKind } from './events.ts'
import type { FactKey } from './facts.ts'
import type { MessageRow } from './filed-message.ts'
import type { CaseId, DraftId, MessageRef, PartyId } from './ids.ts'
import type { LetterPurpose } from './letter-purposes.ts'
import type { Role, Side } from './roles.ts'
import type { Outcome } from './states.ts'

/** Who gets a letter, computed from its audience: never from a reply's headers, never from a model. */
export type Recipient = { party: PartyId; name: string; address: string; side: Side }

/** A letter put before a mediator. `fingerprint` covers its exact text and recipients. */
export type Proposal = {
  id: DraftId
  purpose: LetterPurpose
  because: string
  caseVersion: number
  fingerprint: string
  letter: object
  /** The figures that the letter rests on, and what gave them. */
  computed: object
  recipients: readonly Recipient[]
  /** How the case ends when this letter is approved; null for a letter that ends nothing. */
  outcome: Outcome | null
  attachments: readonly { name: string; mediaType: string; bytes: Buffer }[]
}

/**
 * What line n of a list mail stood for when it was written. `draft` and `fingerprint` name the exact letter that waited
 * then; null where the line had none.
 */
export type ListLine = { n: number; key: string; draft: DraftId | null; fingerprint: string | null }

/** One paragraph of an approved letter: its length as proposed, and the characters that a mediator changed. */
export type ParagraphEdit = { paragraph: string; version: string; length: number; distance: number }

/** A mail as finished bytes, ready for the outbox. `key` makes the same mail impossible to queue twice. */
export type FinishedMail = {
  key: string
  kind: MailKind
  draft: DraftId | null
  party: PartyId | null
  messageId: string
  /** An envelope sender of its own; null for that of every mail. */
  sender: string | null
  recipient: string
  raw: Buffer
  notBefore: Instant
  /** Made in shadow mode: kept, never sent. */
  shadowed: boolean
}

/** A letter, a recap and a data answer leave by a human's approval; everything else is automatic, holds no law and none of the other side's words. */
export type MailKind =
  | 'letter'
  | 'receipt'
  | 'status'
  | 'approval_request'
  | 'mediator_notice'
  | 'command_receipt'
  | 'hold_notice'
  | 'digest'
  | 'approval_list'
  | 'alert'
  | 'satisfaction'
  | 'data_request'
  | 'data_answer'
  | 'report'
  | 'recap'

export type TaskKind =
  | 'take_in'
  | 'read_message'
  | 'weigh_case'
  | 'send_digest'
  | 'send_lists'
  | 'ask_satisfaction'
  | 'propose_data_answer'
  | 'propose_recap'
  | 'send_report'

/** One thing that must become true. The store commits all changes of a decision, or none. */
export type Change =
  | { kind: 'keep_rules'; version: string; texts: Readonly<Record<string, string>> }
  | { kind: 'open_case'; header: CaseHeader; origin: Role }
  | { kind: 'add_party'; party: Party }
  | { kind: 'add_address'; party: PartyId; address: string; origin: 'wrote' | 'declared' | 'staff' }
  | { kind: 'confirm_address'; party: PartyId; address: string }
  | { kind: 'address_bounced'; party: PartyId; address: string }
  | { kind: 'name_role'; party: PartyId; role: Role }
  | { kind: 'file_message'; row: MessageRow }
  | { kind: 'refile_message'; message: MessageRef; party: PartyId; channel: Channel; match: string }
  /** A held mail of somebody who is no party, as a commission, is kept in the case. */
  | { kind: 'attach_message'; message: MessageRef }
  /** A filed message goes from one case to another, with the key by which answers to it find their case. */
  | { kind: 'move_message'; message: MessageRef; party: PartyId; from: CaseId; match: string }
  /** Part of a raw mail that several cases share, as bytes of its own. */
  | { kind: 'keep_raw'; sha256: string; bytes: Buffer }
  | { kind: 'thread_id'; messageId: string; party: PartyId | null; source: 'ours' | 'filed' | 'ancestor' }
  | { kind: 'foreign_ref'; party: PartyId; ref: string }
  | {
      kind: 'hold'
      id: string
      sha256: string | null
      place: string | null
      reason: string
      candidates: readonly CaseId[]
    }
  /** A trouble of the digest that somebody knows of; `until`: told again from that day on. */
  | { kind: 'trouble_seen'; key: string; until: Day }
  | { kind: 'settle_held'; id: string; by: string; how: string }
  | { kind: 'keep_reading'; message: MessageRef; reader: string; reading: object }
  | { kind: 'propose'; proposal: Proposal }
  | { kind: 'grant_token'; tokenSha256: string; draft: DraftId; mediator: string; expiresAt: Instant }
  | { kind: 'use_token'; tokenSha256: string }
  | { kind: 'grant_list'; tokenSha256: string; recipient: string; lines: readonly ListLine[]; expiresAt: Instant }
  | {
      kind: 'settle_draft'
      draft: DraftId
      state: 'approved' | 'refused' | 'superseded'
      by: string
      approvedBody?: string
      reason?: string
    }
  /** The approved letter's mails that no server has taken. Throws when there is none. */
  | { kind: 'stop_draft'; draft: DraftId }
  /** Copies of a letter that has left, or may have, and that were to leave once more: the letter stays as it is. */
  | { kind: 'stop_copies'; draft: DraftId }
  | { kind: 'keep_edits'; draft: DraftId; edits: readonly ParagraphEdit[] }
  | { kind: 'keep_note'; id: string; by: string; text: string }
  | { kind: 'keep_contact_note'; address: string; note: string; by: string }
  /** A keyed hash of the dwelling's address, for statistics. */
  | { kind: 'keep_dwelling'; key: string }
  | { kind: 'correct_fact'; key: FactKey; value: unknown; by: string }
  /** A letter that left and did not arrive leaves once more, as it is. Throws when it did already. */
  | { kind: 'send_again'; mail: string; notBefore: Instant }
  | { kind: 'event'; event: CaseEvent; actor: Actor }
  | { kind: 'mail'; mail: FinishedMail }
  /** `latest`: left out where the day is certain; else `due` is the earliest that it may be, and null means no known end. */
  | { kind: 'deadline'; deadline: DeadlineKind; due: Day; latest?: Day | null; rule: string }
  | { kind: 'end_deadline'; deadline: DeadlineKind; state: 'passed' | 'cancelled' }
  | { kind: 'task'; task: TaskKind; subject: string; runAt: Instant }
  | { kind: 'task_done'; task: TaskKind; subject: string }

/**
 * What must become true, and nothing about how. `basedOn` is the number of the case's last event that the decision saw:
 * when the case has moved on meanwhile, nothing is committed and the work starts over. Null for a case not opened yet,
 * and for decisions that touch no case.
 */
export type Decision = {
  caseId: CaseId | null
  basedOn: number | null
  changes: readonly Change[]
  /** Of other cases, in the same transaction: all of them or none. */
  also?: readonly Decision[]
}
