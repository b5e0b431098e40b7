import type { Change, Decision } from '../../domain/decision.ts'
import type { DraftRow } from '../../store/drafts.ts'
import type { CommandResult } from '../../writing/command-receipt.ts'
import type { Letter } from '../../writing/letter.ts'
import { withDeadlines } from '../deadline-changes.ts'
import type { CaseFile } from '../load-case.ts'
import type { World } from '../world.ts'

/** What an order is about, and who gives it. */
export type Target = {
  found: CaseFile
  /** The letter that the mail put before its reader; null where a line of a list had none. */
  draft: DraftRow<Letter> | null
  /** Proven address of the mediator or supervisor. */
  by: string
  /** Of the one letter's own mail; null when the order answers a list. */
  tokenSha256: string | null
  /** The letter as the mediator rewrote it between the markers; null when it was left alone. */
  editedBody: string | null
}

/**
 * What carrying out one order comes to. `weighs`: the open letter may be wrong now, so it is written anew.
 * `not_understood` undoes the whole mail: nothing is done by halves.
 */
export type Effect =
  | { kind: 'done'; result: CommandResult; changes: readonly Change[]; weighs: boolean; also?: readonly Decision[] }
  | { kind: 'not_understood'; why: string }

export const recorded = (what: string, changes: readonly Change[], weighs: boolean): Effect => ({
  kind: 'done',
  result: { kind: 'recorded', what },
  changes,
  weighs,
})

export const told = (heading: string, text: string): Effect => ({
  kind: 'done',
  result: { kind: 'told', heading, text },
  changes: [],
  weighs: false,
})

/** The letter waits on: why nothing was done with it. */
export const notDone = (why: string, warnings: readonly string[] = []): Effect => ({
  kind: 'done',
  result: { kind: 'not_done', why, warnings },
  changes: [],
  weighs: false,
})

/** Messages are numbered by their arrival: once the letter of the mail is not open any more, a number may mean another. */
export const numbersMoved = ({ draft }: Target): boolean => draft?.state !== 'proposed'

export const notUnderstood = (why: string): Effect => ({ kind: 'not_understood', why })

/** What an order comes to in another case than its own. */
export const decisionOn = (world: World, { header, lastEvent }: CaseFile, changes: readonly Change[]): Decision => ({
  caseId: header.id,
  basedOn: lastEvent,
  changes: withDeadlines(world, header.id, changes),
})
