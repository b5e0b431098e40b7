import { announcesEdit } from '../commands/announces-edit.ts'
import type { CommandKind, Order, Orders } from '../commands/command.ts'
import { parseOrders } from '../commands/parse.ts'
import { parisDay } from '../domain/day.ts'
import type { Change, Decision } from '../domain/decision.ts'
import { lineKey } from '../mail/own-words.ts'
import type { HoldReason } from '../mail/reasons.ts'
import type { DraftRow } from '../store/drafts.ts'
import type { Answered, CommandResult } from '../writing/command-receipt.ts'
import { type EditedText, editedText, outsideMarkers } from '../writing/edited-text.ts'
import { lostFigures } from '../writing/figures.ts'
import type { Letter } from '../writing/letter.ts'
import { refusals } from '../writing/order-refusals.ts'
import { letterWords } from '../writing/order-words.ts'
import { refusalAdvice } from '../writing/refusal-advice.ts'
import { mayRefuseAgain } from './automatic-answers.ts'
import { type Grant, grantIn } from './command-grant.ts'
import type { Judged } from './judge-mail.ts'
import { type CaseFile, loadCase } from './load-case.ts'
import { messageRow } from './message-row.ts'
import { answerList } from './orders/answer-list.ts'
import { decisionOf, performed, touchesTwice } from './orders/perform.ts'
import { unclear } from './orders/unclear.ts'
import { hasSteppedBack, isMediator } from './people.ts'
import { commandReceipt } from './service-mails.ts'
import { setAside } from './set-aside.ts'
import { proofOf } from './warrant.ts'
import type { World } from './world.ts'

type LetterGrant = Extract<Grant, { kind: 'letter' }>

/**
 * A mail from a mediator's or supervisor's address. Whoever it claims to be, nothing is done unless its writer is proven and
 * it carries a token that we sent to that very person. Each refusal is held under its name; only a proven writer is told.
 */
export async function hearMediator(world: World, judged: Judged): Promise<Decision> {
  const proof = proofOf(world, judged)
  if (proof.kind === 'refused') return turnDown(world, judged, proof.reason, null)
  const grant = grantIn(world, judged, proof.by)
  if (typeof grant === 'string') return turnDown(world, judged, grant, proof.by)
  if (grant.kind === 'letter' && hasSteppedBack(world, grant.draft.case_id, proof.by))
    return turnDown(world, judged, 'recused', proof.by)
  const said = grant.kind === 'letter' ? aboutTheLetter(judged) : judged.words.visible
  const orders = parseOrders(said, { sender: senderOf(judged), today: parisDay(world.clock.now()) })
  const refusal = outOfTime(grant, orders)
  if (refusal) return turnDown(world, judged, refusal, proof.by)
  return grant.kind === 'list'
    ? answerList(world, judged, { grant, orders, by: proof.by })
    : answerLetter(world, judged, { grant, orders, by: proof.by, said })
}

/** What may be asked or stopped with a token that was used or is too old: nothing of it lets anything leave. */
const afterwards: readonly CommandKind[] = ['stop', 'why', 'status', 'help', 'note', 'minutes']

function outOfTime(grant: Grant, orders: Orders): HoldReason | null {
  const given = orders.kind === 'nothing' ? [] : orders.kind === 'orders' ? orders.orders : orders.understood
  const stops = given.some(({ command }) => command.kind === 'stop')
  const harmless = orders.kind === 'orders' ? given.every(({ command }) => afterwards.includes(command.kind)) : stops
  if (harmless || holdsBack(grant, given)) return null
  if (grant.kind === 'letter' && grant.used && !isForTheCase(orders)) return 'used_token'
  return grant.expired ? 'expired_token' : null
}

/** A second thought about a letter that was approved. */
const holdsBack = (grant: Grant, given: readonly Order[]): boolean =>
  grant.kind === 'letter' &&
  grant.draft.state === 'approved' &&
  given.some(({ command }) => command.kind !== 'approve' && onTheLetter.includes(command.kind))

/** Orders on the case itself stay possible after the letter was decided. */
const onTheLetter: readonly CommandKind[] = ['approve', 'refuse', 'postpone', 'rewrite']
const isForTheCase = (orders: Orders): boolean =>
  orders.kind === 'orders' && orders.orders.every(({ command }) => !onTheLetter.includes(command.kind))

type Heard = { grant: LetterGrant; orders: Orders; by: string; said: string }

async function answerLetter(world: World, judged: Judged, { grant, orders, by, said }: Heard): Promise<Decision> {
  const found = loadCase(world.db, grant.draft.case_id)
  const { draft, tokenSha256 } = grant
  const chosen = chosenOrders(judged, draft, orders, said)
  const answers = (all: readonly Answered[], changes: readonly Change[], also: readonly Decision[] = []) =>
    answered(world, judged, { found, token: grant.token, by, all, changes, also })
  const answer = (words: string, result: CommandResult): Answered => ({
    words,
    ref: found.header.ref,
    purpose: draft.purpose,
    result,
  })
  if (chosen.kind === 'result') return answers([answer(said, chosen.result)], [])
  const target = { found, draft, by, tokenSha256, editedBody: chosen.editedBody }
  const done = await performed(
    world,
    chosen.orders.map((order) => ({ order, target })),
  )
  if (done.kind === 'not_understood') return answers([answer(done.words, unclear(done.why, [], [done.words]))], [])
  const { changes, also } = decisionOf(world, found, done.effects)
  if (touchesTwice([found.header.id, ...also.map((d) => d.caseId)]))
    return answers([answer(said, unclear(refusals.oneByOne, [], []))], [])
  const results = done.effects.map(({ order, effect }) => answer(order.words, effect.result))
  return answers(results, changes, also)
}

type Chosen =
  | { kind: 'orders'; orders: readonly Order[]; editedBody: string | null }
  | { kind: 'result'; result: CommandResult }

const OK: Order = { lines: [], command: { kind: 'approve' }, words: letterWords.yourVersion }

/** What is to be done: the orders, or the sending of an edited letter; a doubt about either is an answer, not an act. */
function chosenOrders(judged: Judged, draft: DraftRow<Letter>, orders: Orders, said: string): Chosen {
  const given = orders.kind === 'orders' ? orders.orders : []
  const approves = given.some(({ command }) => command.kind === 'approve')
  const decides = given.some(({ command }) => onTheLetter.includes(command.kind) && command.kind !== 'approve')
  const edited: EditedText =
    draft.state === 'proposed' && !decides ? editedText(judged.mail.text, draft.letter.body) : { kind: 'none' }
  if (given.some(({ lines }) => lines.length > 0)) return result(unclear(refusals.noNumbers, [], [said]))
  if (edited.kind === 'broken' && (approves || given.length === 0)) return result(notDone(refusals.marksMissing))
  const announced = announcesEdit(said, senderOf(judged))
  if (edited.kind === 'edited' && (announced || given.length === 0)) {
    if (!announced) return result(notDone(refusals.wordsOutside))
    const lost = approves ? [] : lostFigures(draft.letter.body, edited.body)
    if (lost.length > 0) return result(notDone(refusals.figuresLost, lost))
    return { kind: 'orders', orders: approves ? given : [OK, ...given], editedBody: edited.body }
  }
  switch (orders.kind) {
    case 'orders':
      return { kind: 'orders', orders: given, editedBody: null }
    case 'nothing':
      return result(unclear(refusals.noAnswer, [], []))
    case 'unclear': {
      // Holding a letter back is never the half that harms.
      const stop = orders.understood.find(({ command }) => command.kind === 'stop')
      return stop
        ? { kind: 'orders', orders: [stop], editedBody: null }
        : result(unclear(orders.reason, orders.understood, orders.not))
    }
  }
}

const result = (of: CommandResult): Chosen => ({ kind: 'result', result: of })
const notDone = (why: string, warnings: readonly string[] = []): CommandResult => ({ kind: 'not_done', why, warnings })

const senderOf = ({ mail }: Judged): string => mail.from.map((p) => `${p.name} ${p.address}`).join(' ')

/** The mediator's own words that do not stand between the markers. */
function aboutTheLetter({ mail, words }: Judged): string {
  const outside = new Set(outsideMarkers(mail.text).map(lineKey))
  return words.visible
    .split('\n')
    .filter((line) => line.trim() === '' || outside.has(lineKey(line)))
    .join('\n')
}

/** `found`: the case that the changes rest on; a commit refuses them when it has moved on since. */
type Answering = {
  found: CaseFile
  token: string
  by: string
  all: readonly Answered[]
  changes: readonly Change[]
  also: readonly Decision[]
}

async function answered(world: World, judged: Judged, answering: Answering): Promise<Decision> {
  const { found, token, by, all, changes, also } = answering
  const reason = all[0]?.result.kind ?? 'not_done'
  const row = messageRow(world, judged, {
    fate: 'command',
    match: 'approval_token',
    case_id: found.header.id,
    reason: reason === 'unclear' ? 'not_done' : reason,
  })
  const told = changes.length > 0 || also.length > 0 || mayRefuseAgain(world, by)
  const receipt = told ? [await commandReceipt(world, { judged, to: by, answered: all, token })] : []
  return {
    caseId: found.header.id,
    basedOn: found.lastEvent,
    changes: [{ kind: 'file_message', row }, ...changes, ...receipt.map((mail): Change => ({ kind: 'mail', mail }))],
    also,
  }
}

/** Fails to compile when a reason is misspelt there. */
const adviceFor: Partial<Record<HoldReason, string>> & {
  [K in keyof typeof refusalAdvice]: K extends HoldReason ? string : never
} = refusalAdvice

/** Silent to a stranger; a proven writer hears why nothing was done; repeated failures reach the supervisors. */
async function turnDown(world: World, judged: Judged, reason: HoldReason, by: string | null): Promise<Decision> {
  const decision = await setAside(world, judged, reason)
  const claimed = judged.mail.from[0]?.address ?? ''
  const to = by ?? (judged.authenticity.fitForCommands && isMediator(world, claimed) ? claimed : null)
  if (!to || judged.automatic.kind !== 'no' || !mayRefuseAgain(world, to)) return decision
  const why = adviceFor[reason] ?? refusals.notAcceptable
  const receipt = await commandReceipt(world, { judged, to, refused: why })
  return { ...decision, changes: [...decision.changes, { kind: 'mail', mail: receipt }] }
}
