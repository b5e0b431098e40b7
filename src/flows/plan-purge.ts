import { addDays, type Day, type Instant, parisDay } from '../domain/day.ts'
import type { CaseId, CaseRef } from '../domain/ids.ts'
import { type CaseEnd, keptUntil, type Retention } from '../domain/retention.ts'
import { Outcome } from '../domain/states.ts'
import { caseIds, loadCaseRow } from '../store/cases.ts'
import { dataHeldSince } from '../store/data-holds.ts'
import { deadlinesOf } from '../store/deadlines.ts'
import { type Erasure, isErased } from '../store/erase.ts'
import { eventRows } from '../store/events.ts'
import type { LooseMessage } from '../store/loose.ts'
import { casesTogether } from './cases-together.ts'
import { type Loose, planCaseErasure } from './plan-erasure.ts'
import type { World } from './world.ts'

/** A closed case whose time is over. `held`: an order to keep it stands against that. */
export type DueCase = { ids: readonly CaseId[]; ref: CaseRef; outcome: Outcome; endedOn: Day; held: boolean } & CaseEnd

/** Mails on no one case whose time is over. */
export type DueLoose = Record<'ignored' | 'set_aside' | 'commands', readonly LooseMessage[]> & {
  mails: Loose['mails']
}

export const dueCases = (world: World, rule: Retention, today: Day): DueCase[] =>
  caseIds(world.db)
    .flatMap((id) => endOf(world, rule, id))
    .filter(({ on }) => on <= today)

function endOf(world: World, rule: Retention, id: CaseId): DueCase[] {
  const { db } = world
  const row = loadCaseRow(db, id)
  const outcome = Outcome.safeParse(row?.file.state)
  const closed = eventRows(db, id).findLast((event) => event.type === 'case_closed')
  if (!row || !outcome.success || !closed || isErased(db, id)) return []
  const ids = casesTogether(db, id)
  const endedOn = parisDay(closed.at)
  const prescribedOn = deadlinesOf(db, id).find((d) => d.kind === 'prescription')?.latest ?? null
  const held = ids.some((each) => dataHeldSince(db, each) !== null)
  const end = keptUntil(rule, { outcome: outcome.data, endedOn, prescribedOn })
  return [{ ids, ref: row.header.ref, outcome: outcome.data, endedOn, held, ...end }]
}

export function dueLoose(world: World, rule: Retention, today: Day, loose: Loose): DueLoose {
  const isOver = (at: Instant, days: number): boolean => addDays(parisDay(at), days) <= today
  const free = loose.messages.filter((m) => !m.candidates.some((id) => dataHeldSince(world.db, id) !== null))
  const of = (fate: string) => free.filter((m) => m.message.fate === fate)
  return {
    ignored: of('ignored').filter((m) => isOver(m.message.received_at, rule.ignored)),
    set_aside: of('held').filter((m) => m.settledAt !== null && isOver(m.settledAt, rule.set_aside)),
    commands: of('command').filter((m) => isOver(m.message.received_at, rule.service_mails)),
    mails: loose.mails.filter(({ mail }) => mail.settled_at !== null && isOver(mail.settled_at, rule.service_mails)),
  }
}

/** The same erasure as of one case by hand, for each that no order keeps, and one for the rest. */
export const planPurge = (world: World, cases: readonly DueCase[], due: DueLoose, loose: Loose): Erasure[] => [
  ...cases.filter((c) => !c.held).map((c) => planCaseErasure(world, c.ids, loose)),
  {
    cases: [],
    remarks: [],
    parties: [],
    landlordKeys: [],
    messages: [...due.ignored, ...due.set_aside, ...due.commands].map((m) => m.message),
    mails: due.mails.map(({ mail }) => mail),
    drafts: [],
  },
]
