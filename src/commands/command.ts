import type { CommissionStep } from '../domain/commission-steps.ts'
import type { Day } from '../domain/day.ts'
import type { Exit } from '../domain/exit.ts'
import type { Cents } from '../domain/money.ts'
import type { OutcomeCode } from '../domain/outcome-codes.ts'
import type { NamedPiece } from '../domain/pieces.ts'
import type { Role, Side } from '../domain/roles.ts'
import type { Segment } from '../domain/segment.ts'
import type { Outcome } from '../domain/states.ts'

/** How else the same letter may be written: the figures stay. */
export type Style = 'shorter' | 'firmer' | 'softer'

/**
 * One thing that a mediator orders by mail. Names, addresses and values are as the mediator wrote them; whether they mean
 * somebody or something in this case is found out when the order is carried out.
 */
export type Command =
  | { kind: 'approve' }
  /** `reason` may be empty. */
  | { kind: 'refuse'; reason: string }
  | { kind: 'postpone'; until: Day }
  | { kind: 'rewrite'; style: Style }
  | { kind: 'note'; text: string }
  | { kind: 'assign'; to: string }
  /** The mediator steps back from the case: a conflict of interest. */
  | { kind: 'recuse' }
  /** `who`: a name or an address; null for the only person whose role is unknown. */
  | { kind: 'name_role'; who: string | null; role: Role }
  /** `fact`: its number on the case card of the mail that is answered. */
  | { kind: 'correct_fact'; fact: number; value: string }
  /** `file`: as the mediator wrote it; `number`: of an exhibit, where it is no name. */
  | { kind: 'name_piece'; file: string; number: { of: Side | null; n: number } | null; is: NamedPiece }
  /** A message, by its number on the card, may be told to the other side. */
  | { kind: 'share'; message: number }
  /** A side agrees that the commission be told what was said in mediation. */
  | { kind: 'lift'; side: Side }
  /** A side takes that agreement back. */
  | { kind: 'unlift'; side: Side }
  /** The tenant has the money: all of it when `amount` is null. */
  | { kind: 'paid'; amount: Cents | null }
  | { kind: 'agreed'; amount: Cents; payBy: Day | null }
  /** The mediator's own proposal to both. `instalments`: equal monthly payments. */
  | { kind: 'propose'; amount: Cents; payBy: Day | null; instalments: number }
  /** `code`: left out where the words say no more than the state. */
  | { kind: 'close'; outcome: Outcome; code?: OutcomeCode }
  /** A closed case goes on. */
  | { kind: 'reopen' }
  | { kind: 'refer_to_cdc' }
  /** A way beside the mediation, told to the side that asked. */
  | { kind: 'exit'; exit: Exit }
  /** The letter to the other side, to be printed. */
  | { kind: 'paper' }
  /** What the commission did. `on`: the day of its meeting. */
  | { kind: 'commission'; step: CommissionStep; on: Day | null }
  /** How the case presents itself. */
  | { kind: 'profile'; segment: Segment }
  /** `ref`: of the other case, which joins this one; of a held mail, the case that it goes to, and as whose. */
  | { kind: 'merge'; ref: string; as?: Role }
  /** A held mail opens a case of its own; `as`: who its sender is, where its words do not tell. */
  | { kind: 'open_case'; as: Role | null }
  /** A message, by its number on the card, gets a case of its own. */
  | { kind: 'split'; message: number }
  /** Takes the last merge or split back. */
  | { kind: 'cancel' }
  /** The words of a case that is another mediator's. */
  | { kind: 'read_case'; reason: string }
  | { kind: 'why' }
  | { kind: 'status' }
  /** What is worth knowing about an address, in whatever case. */
  | { kind: 'contact_note'; address: string; text: string }
  /** Time spent on the case outside these mails. */
  | { kind: 'minutes'; minutes: number }
  /** Stops a letter that was approved and has not left yet. */
  | { kind: 'stop' }
  | { kind: 'help' }

export type CommandKind = Command['kind']

/** `lines`: numbers of a list that the order is for; empty for the letter or case that the mail is about. */
export type Order = { lines: readonly number[]; command: Command; words: string }

/**
 * What a mediator's own words order. `unclear` does nothing at all, whatever part of it was understood: `reason` says in
 * French what was not. `nothing`: no words but politeness.
 */
export type Orders =
  | { kind: 'nothing' }
  | { kind: 'orders'; orders: readonly Order[] }
  | { kind: 'unclear'; understood: readonly Order[]; not: readonly string[]; reason: string }
