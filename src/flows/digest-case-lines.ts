import { addDays, type Day, daysBetween, type Instant, parisDay } from '../domain/day.ts'
import { purposeLabel } from '../domain/letter-purposes.ts'
import { PUT_OFF } from '../domain/put-off.ts'
import { Side } from '../domain/roles.ts'
import { wantsNoSoftware } from '../domain/software.ts'
import type { CaseState } from '../domain/states.ts'
import type { DeadlineRow } from '../store/deadlines.ts'
import { draftHead } from '../store/drafts.ts'
import { lastEventAt } from '../store/events.ts'
import { changedFigures } from '../writing/changed-figures.ts'
import type { DigestLine } from '../writing/digest.ts'
import { aboutCase, caseWords, sinceText } from '../writing/digest-words.ts'
import { apart } from './apart.ts'
import { type CaseHead, loadCase } from './load-case.ts'
import { nameOf, ownerOf } from './people.ts'
import { type RulesChange, rulesChange } from './rules-change.ts'
import type { World } from './world.ts'

export type Dated = { since: Instant | Day; line: DigestLine }

export const oldestFirst = (lines: readonly Dated[]): DigestLine[] =>
  [...lines].sort((a, b) => (a.since < b.since ? -1 : 1)).map(({ line }) => line)

/** A supervisor said to wait until a day that has not come, and nothing has happened since. */
export const isPutOff = ({ deadlines }: CaseHead, on: Day): boolean =>
  deadlines.some((d) => d.kind === 'review' && d.state === 'running' && d.rule === PUT_OFF && d.due > on)

export function toApprove(world: World, found: CaseHead, on: Day): Dated[] {
  const draft = found.file.openDraft && draftHead(world.db, found.file.openDraft.draft)
  if (!draft) return []
  const since = sinceText(parisDay(draft.proposed_at), on)
  const what = caseWords.waits(purposeLabel[draft.purpose], ownerName(world, found), since)
  return [{ since: draft.proposed_at, line: { ...caseLine(null, found, what), key: `draft:${draft.id}` } }]
}

/** The agreed day is over, or the tenant says that the money did not come. */
export function brokenPromise(world: World, found: CaseHead, on: Day): Dated[] {
  const { agreement, payment } = found.file
  const payBy = agreement?.payBy ?? null
  if (!agreement || payment === 'confirmed' || !(payment === 'missed' || (payBy !== null && payBy < on))) return []
  return [{ since: payBy ?? on, line: caseLine(world, found, caseWords.promise(agreement.amount, payBy, payment)) }]
}

/** A right to sue that ends within so many days is a reason to act now. */
const DAYS_BEFORE_PRESCRIPTION = 90

export type CaseDeadline = { found: CaseHead; deadline: DeadlineRow }

/** Soonest first. */
export const deadlinesIn = (cases: readonly CaseHead[]): CaseDeadline[] =>
  cases
    .flatMap((found) => found.deadlines.map((deadline) => ({ found, deadline })))
    .sort((a, b) => (a.deadline.due < b.deadline.due ? -1 : 1))

/**
 * What a process clock called for and nobody did. The digest goes before the clocks of its day ring, so what is due that day
 * is told too, and what rang since the working day before and left nothing to approve.
 */
export const isLate = ({ found, deadline }: CaseDeadline, on: Day, since: Day): boolean => {
  const { kind, state, due } = deadline
  if ((kind !== 'reply' && kind !== 'review') || deadline.rule === PUT_OFF) return false
  if (state === 'running') return due <= on
  return state === 'passed' && due >= since && found.file.openDraft === null && found.file.underway.length === 0
}

export const lateLine = (world: World, { found, deadline: { rule, due } }: CaseDeadline, on: Day): DigestLine =>
  caseLine(world, found, due >= on ? caseWords.dueToday(rule) : caseWords.late(rule, daysBetween(due, on)))

export const isPrescriptionNear = ({ deadline }: CaseDeadline, on: Day): boolean =>
  deadline.kind === 'prescription' &&
  deadline.state === 'running' &&
  (deadline.latest === null || deadline.latest >= on) &&
  deadline.due <= addDays(on, DAYS_BEFORE_PRESCRIPTION)

/** Where the last day depends on what is not known, the first that it may be. */
export const prescriptionLine = (world: World, { found, deadline: { rule, due, latest } }: CaseDeadline): DigestLine =>
  caseLine(
    world,
    found,
    latest === due ? caseWords.due(rule, due) : caseWords.dueFrom(rule, due, latest),
    found.file.state,
  )

export const isDueSoon = ({ deadline: { kind, state, due } }: CaseDeadline, on: Day): boolean =>
  state === 'running' &&
  (kind === 'reply' || kind === 'payment' || kind === 'refund_due') &&
  (kind === 'reply' ? due > on : due >= on) &&
  due <= addDays(on, 7)

export const dueLine = (world: World, { found, deadline: { rule, due } }: CaseDeadline): DigestLine =>
  caseLine(world, found, caseWords.due(rule, due))

export function idleLine(world: World, found: CaseHead, on: Day): Dated {
  const last = lastEventAt(world.db, found.header.id) ?? on
  const since = sinceText(parisDay(last as Instant), on)
  const refusing = Side.options.find((side) => wantsNoSoftware(found.file, side))
  const what = refusing ? caseWords.noSoftware(refusing, since) : caseWords.idle(since)
  return { since: last, line: caseLine(world, found, what) }
}

/** Where the rules of today would give other figures, or stand in for a version that cannot be read. */
export function otherRules(world: World, { header }: CaseHead, on: Day): DigestLine[] {
  const lines: DigestLine[] = []
  if (header.rulesVersion === world.rules.current.version) return lines
  apart(world, header.id, () => {
    const change = rulesChange(world, loadCase(world.db, header.id), on)
    const text = change && rulesChangeLine(change)
    if (text) lines.push({ key: `case:${change.ref}`, text: caseWords.adopt(text, change.ref) })
  })
  return lines
}

function rulesChangeLine({ ref, unreadable, before, after }: RulesChange): string | null {
  if (unreadable) return caseWords.rulesUnreadable(ref)
  const [first] = before ? changedFigures(before, after) : []
  return first ? caseWords.rulesChanged(ref, first) : null
}

/** A flag that a mediator passed knowingly, until the twin letter leaves. */
export const oneSided = (world: World, found: CaseHead): DigestLine[] =>
  found.file.leftOut.map((side) => caseLine(world, found, caseWords.oneSided(side)))

/** With the mediator, but nothing to approve: somebody must decide what comes next. */
export const isIdle = ({ file }: CaseHead): boolean =>
  file.openDraft === null && file.awaiting === null && file.underway.length === 0 && file.agreement === null

/** `world`: to name who follows the case; null where `what` does. `state`: null where the section tells it. */
export const caseLine = (
  world: World | null,
  found: CaseHead,
  what: string,
  state: CaseState | null = null,
): DigestLine => ({
  key: `case:${found.header.ref}`,
  text: aboutCase(found.header.ref, state, what, world && ownerName(world, found)),
})

function ownerName(world: World, found: CaseHead): string {
  const owner = ownerOf(world, found.header)
  return nameOf(world, owner) ?? owner.split('@')[0] ?? owner
}
