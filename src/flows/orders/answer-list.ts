import type { Command, CommandKind, Order, Orders } from '../../commands/command.ts'
import type { Decision, ListLine } from '../../domain/decision.ts'
import type { CaseId, CaseRef, MessageRef } from '../../domain/ids.ts'
import { TroubleKind } from '../../domain/trouble.ts'
import { addressKey } from '../../mail/addresses.ts'
import { caseIdByRef, goesOnIn } from '../../store/cases.ts'
import { dataRequestOf } from '../../store/data-requests.ts'
import { draftById } from '../../store/drafts.ts'
import { heldById } from '../../store/held.ts'
import { messageById } from '../../store/messages.ts'
import { caseOfMail } from '../../store/outbox.ts'
import type { Answered } from '../../writing/command-receipt.ts'
import type { Letter } from '../../writing/letter.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords } from '../../writing/order-words.ts'
import { troubleAdvice } from '../../writing/trouble-advice.ts'
import type { Grant } from '../command-grant.ts'
import type { Judged } from '../judge-mail.ts'
import { type CaseFile, loadCase } from '../load-case.ts'
import { messageRow } from '../message-row.ts'
import { hasSteppedBack, isSupervisor } from '../people.ts'
import { commandReceipt } from '../service-mails.ts'
import { type Planned, planOpening, planSettlement } from '../settle-held.ts'
import type { World } from '../world.ts'
import { decideDataRequest } from './answer-data-request.ts'
import { decideRecap } from './answer-recap.ts'
import { planCommission } from './note-commission.ts'
import { decisionOf, performed, touchesTwice } from './perform.ts'
import type { Target } from './target.ts'
import { unclear } from './unclear.ts'

type Heard = { grant: Extract<Grant, { kind: 'list' }>; orders: Orders; by: string }

/** One order for one line of the list, on what that line stood for when the list was written. */
type Item = {
  order: Order
  on:
    | { kind: 'case'; target: Target }
    | { kind: 'held'; id: string }
    | { kind: 'trouble'; key: string; trouble: TroubleKind }
    | { kind: 'recap'; name: string; shown: string | null }
    | { kind: 'data'; message: MessageRef; fingerprint: string | null; caseId: CaseId }
}

type Outcome = { answered: readonly Answered[]; decisions: readonly Decision[] }

/**
 * An answer to a numbered list: `OK 1 3 5, NON 2 trop sec`. A number that the list does not have, or an order that makes no
 * sense on its line, and nothing is done; a letter that was decided meanwhile is said to be so, and the others go on.
 */
export async function answerList(world: World, judged: Judged, { grant, orders, by }: Heard): Promise<Decision> {
  const { answered, decisions } = await outcomeOf(world, grant.list.lines, orders, by)
  const reason = answered.some(({ result }) => result.kind === 'unclear') ? 'not_done' : 'list'
  const row = messageRow(world, judged, { fate: 'command', match: 'list_token', reason })
  const receipt = await commandReceipt(world, { judged, to: by, answered, token: grant.token })
  return {
    caseId: null,
    basedOn: null,
    changes: [
      { kind: 'file_message', row },
      { kind: 'mail', mail: receipt },
    ],
    also: decisions,
  }
}

async function outcomeOf(world: World, lines: readonly ListLine[], orders: Orders, by: string): Promise<Outcome> {
  const refuse = (words: string, why: string, not: readonly string[], understood: readonly Order[] = []): Outcome => ({
    answered: [{ words, ref: null, purpose: null, result: unclear(why, understood, not) }],
    decisions: [],
  })
  if (orders.kind === 'nothing') return refuse('', refusals.nothingOrdered, [])
  if (orders.kind === 'unclear') return refuse(orders.not[0] ?? '', orders.reason, orders.not, orders.understood)
  const cases = new Map<CaseId, CaseFile>()
  const items: Item[] = []
  for (const order of orders.orders) {
    const [only, ...others] = lines
    const numbers =
      order.lines.length === 0 && only && others.length === 0 && isPlain(only, order) ? [only.n] : order.lines
    if (numbers.length === 0 && order.command.kind !== 'help')
      return refuse(order.words, refusals.whichNumbers, [order.words])
    for (const n of numbers) {
      const line = lines.find((l) => l.n === n)
      const item = line && itemOf(world, cases, line, order, by)
      if (!item) return refuse(order.words, whyNot(line, order, n), [order.words])
      items.push(item)
    }
  }
  const done = await performAll(world, cases, items, by)
  if (done.kind === 'not_understood') return refuse(done.words, done.why, [done.words])
  return touchesTwice(done.outcome.decisions.map(({ caseId }) => caseId))
    ? refuse('', refusals.oneByOne, [])
    : done.outcome
}

function itemOf(world: World, cases: Map<CaseId, CaseFile>, line: ListLine, order: Order, by: string): Item | null {
  const [kind = ''] = line.key.split(':', 1)
  const id = line.key.slice(kind.length + 1)
  if (kind === 'held') return forHeld.includes(order.command.kind) ? { order, on: { kind: 'held', id } } : null
  if (kind === 'trouble') {
    const trouble = TroubleKind.safeParse(id.split(':')[0])
    return trouble.success && forTrouble.includes(order.command.kind) && isSupervisor(world, by)
      ? { order, on: { kind: 'trouble', key: line.key, trouble: trouble.data } }
      : null
  }
  if (kind === 'recap')
    return forRecap.includes(order.command.kind) && addressKey(id.slice(id.indexOf(':') + 1)) === addressKey(by)
      ? { order, on: { kind: 'recap', name: id, shown: line.fingerprint } }
      : null
  const request = kind === 'data' ? dataRequestOf(world.db, id) : null
  if (kind === 'data' && (!request || !isSupervisor(world, by))) return null
  if (request && (order.command.kind === 'approve' || order.command.kind === 'refuse')) {
    const { message, caseId } = request
    return hasSteppedBack(world, caseId, by)
      ? null
      : { order, on: { kind: 'data', message, fingerprint: line.fingerprint, caseId } }
  }
  const draft = line.draft ? draftById<Letter>(world.db, line.draft) : null
  if (draft ? draft.fingerprint !== line.fingerprint : needsLetter.includes(order.command.kind)) return null
  const caseId = draft?.case_id ?? caseOf(world, kind, id) ?? request?.caseId
  if (!caseId || hasSteppedBack(world, caseId, by)) return null
  const found = cases.get(caseId) ?? loadCase(world.db, caseId)
  cases.set(caseId, found)
  return { order, on: { kind: 'case', target: { found, draft, by, tokenSha256: null, editedBody: null } } }
}

/** A mail about a message has no letter to approve or to hold back. */
const whyNot = (line: ListLine | undefined, { command }: Order, n: number): string =>
  line?.key.startsWith('message:') && needsLetter.includes(command.kind) ? refusals.noLetterHere : refusals.notInList(n)

/** What is meant without its number, where the list has one line. */
const isPlain = ({ key }: ListLine, { command }: Order): boolean =>
  key.startsWith('recap:') || key.startsWith('message:') || command.kind === 'commission'

/** A held mail is placed, heard as the commission's, or set aside. */
const forHeld: readonly CommandKind[] = ['name_role', 'refuse', 'merge', 'open_case', 'commission']

/** Put off to a day, or explained. */
const forTrouble: readonly CommandKind[] = ['postpone', 'why']

/** Released as it is, or not. */
const forRecap: readonly CommandKind[] = ['approve', 'refuse']

/** The case that a line without a letter is about. */
function caseOf({ db }: World, kind: string, id: string): CaseId | null {
  const found =
    kind === 'case'
      ? caseIdByRef(db, id)
      : kind === 'mail'
        ? caseOfMail(db, id)
        : kind === 'message'
          ? messageById(db, id as MessageRef)?.case_id
          : null
  return found ? goesOnIn(db, found) : null
}

/** A line without a letter has nothing to approve or to hold back. */
const needsLetter: readonly CommandKind[] = ['approve', 'refuse', 'rewrite', 'stop']

type All = { kind: 'outcome'; outcome: Outcome } | { kind: 'not_understood'; words: string; why: string }

async function performAll(
  world: World,
  cases: Map<CaseId, CaseFile>,
  items: readonly Item[],
  by: string,
): Promise<All> {
  const answered: Answered[] = []
  const decisions: Decision[] = []
  for (const found of cases.values()) {
    const mine = items.flatMap(({ order, on }) =>
      on.kind === 'case' && on.target.found === found ? [{ order, target: on.target }] : [],
    )
    const done = await performed(world, mine)
    if (done.kind === 'not_understood') return done
    const { changes, also } = decisionOf(world, found, done.effects)
    decisions.push({ caseId: found.header.id, basedOn: found.lastEvent, changes }, ...also)
    for (const { order, target, effect } of done.effects)
      answered.push({
        words: order.words,
        ref: found.header.ref,
        purpose: target.draft?.purpose ?? null,
        result: effect.result,
      })
  }
  for (const { order, on } of items) {
    if (on.kind !== 'held') continue
    const planned = await planFor(world, on.id, order.command, by)
    if (planned.kind === 'not_done') return { kind: 'not_understood', words: order.words, why: planned.why }
    decisions.push(planned.decision)
    const what = orderWords.heldIs(planned.how)
    answered.push({ words: order.words, ref: null, purpose: null, result: { kind: 'recorded', what } })
  }
  for (const { order, on } of items) {
    if (on.kind !== 'data') continue
    const { command } = order
    const said =
      command.kind === 'refuse'
        ? ({ kind: 'by_hand', reason: command.reason } as const)
        : ({ kind: 'release' } as const)
    const { result, decision } = await decideDataRequest(world, on, said, by)
    if (decision) decisions.push(decision)
    answered.push({ words: order.words, ref: loadCase(world.db, on.caseId).header.ref, purpose: null, result })
  }
  for (const { order, on } of items) {
    if (on.kind !== 'recap') continue
    const done = await decideRecap(world, on, order.command.kind === 'approve', by)
    decisions.push(...done.decisions)
    answered.push({ words: order.words, ref: null, purpose: null, result: done.result })
  }
  for (const { order, on } of items) {
    if (on.kind !== 'trouble') continue
    const { command, words } = order
    const until = command.kind === 'postpone' ? command.until : null
    if (until) decisions.push({ caseId: null, basedOn: null, changes: [{ kind: 'trouble_seen', key: on.key, until }] })
    const result = until
      ? ({
          kind: 'recorded',
          what: orderWords.troublePutOff(until),
        } as const)
      : ({ kind: 'told', heading: orderWords.whatToDo, text: troubleAdvice[on.trouble] } as const)
    answered.push({ words, ref: null, purpose: null, result })
  }
  return { kind: 'outcome', outcome: { answered, decisions } }
}

/** What a mediator makes of a held mail: nothing, a case of its own, part of the case named, or of the only one it may belong to. */
async function planFor(world: World, id: string, command: Command, by: string): Promise<Planned> {
  if (command.kind === 'open_case') return planOpening(world, id, command.as, by)
  if (command.kind === 'merge' && isHidden(world, command.ref, by))
    return {
      kind: 'not_done',
      why: refusals.recusedJoin,
    }
  if (command.kind === 'merge')
    return planSettlement(world, id, { case: command.ref, ...(command.as ? { as: command.as } : {}) }, by)
  if (command.kind !== 'name_role' && command.kind !== 'commission') return planSettlement(world, id, {}, by)
  const only = onlyCandidate(world, id)
  if (only && command.kind === 'commission') return planCommission(world, id, only, { ...command, by })
  return only && command.kind === 'name_role'
    ? planSettlement(world, id, { case: only, as: command.role }, by)
    : { kind: 'not_done', why: refusals.whichCase }
}

function isHidden(world: World, ref: string, by: string): boolean {
  const id = caseIdByRef(world.db, ref)
  return id !== null && hasSteppedBack(world, goesOnIn(world.db, id), by)
}

/** The only case that a held mail may belong to. */
function onlyCandidate({ db }: World, id: string): CaseRef | null {
  const proposed = JSON.parse(heldById(db, id)?.candidates ?? '[]') as CaseId[]
  const [only, ...more] = new Set(proposed.map((each) => goesOnIn(db, each)))
  return only && more.length === 0 ? loadCase(db, only).header.ref : null
}
