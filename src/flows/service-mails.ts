import type { Case, CaseHeader, Party } from '../domain/case.ts'
import { addDays, type Instant, parisDay } from '../domain/day.ts'
import type { FinishedMail } from '../domain/decision.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import { sideOf } from '../domain/roles.ts'
import { unanswered } from '../domain/sealed-proposal.ts'
import { isOpen } from '../domain/states.ts'
import { workingDayFrom } from '../domain/working-days.ts'
import type { HoldReason } from '../mail/reasons.ts'
import { participantAddress, receiptAddress } from '../mail/tokens.ts'
import { hasKey } from '../store/outbox.ts'
import { type Answered, commandReceipt as commandReceiptText } from '../writing/command-receipt.ts'
import { type HeldBecause, heldNotice } from '../writing/held-notice.ts'
import { automaticFooter } from '../writing/notice.ts'
import { receipt as receiptText } from '../writing/receipt.ts'
import { nothingLeft } from '../writing/refusal-advice.ts'
import { type StatusView, status as statusText } from '../writing/status.ts'
import { piecesOf } from './case-pieces.ts'
import { finishMail, type PlannedMail } from './finish-mail.ts'
import type { Judged } from './judge-mail.ts'
import type { CaseFile } from './load-case.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

/** Working days within which a person will have read a new request, as the receipt promises. */
const DAYS_TO_READ = 2

/** At once, to a proven sender only: the case number and what happens next. */
export function receipt(
  world: World,
  { header, party, judged }: { header: CaseHeader; party: Party; judged: Judged },
): Promise<FinishedMail> {
  const { settings, clock } = world
  const nextBy = workingDayFrom(addDays(parisDay(clock.now()), DAYS_TO_READ), inAlsaceMoselle(world))
  const mail = receiptText({ serviceName: settings.serviceName, ref: header.ref, first: true, nextBy })
  return automaticAnswer(world, judged, {
    ...mail,
    key: `receipt:${header.id}:${judged.sha256}`,
    kind: 'receipt',
    party: party.id,
    replyTo: participantAddress(settings.mailAddress, party.token),
  })
}

/** "Où en est mon dossier ?": at once, to a proven party, only what that party may know. Null when it was answered today. */
export async function statusMail(world: World, found: CaseFile, message: MessageRow): Promise<FinishedMail | null> {
  const { settings, clock, db } = world
  const party = found.parties.find((p) => p.id === message.party_id)
  const key = `status:${message.party_id}:${parisDay(clock.now())}`
  if (!party || message.body.authenticity.verdict !== 'pass' || hasKey(db, key)) return null
  const { subject, text } = statusText(statusView(world, found, party))
  const plan: PlannedMail = {
    key,
    kind: 'status',
    draft: null,
    party: party.id,
    to: { name: party.name, address: message.body.from.address },
    replyTo: participantAddress(settings.mailAddress, party.token),
    subject,
    text,
    footer: automaticFooter({ serviceName: settings.serviceName, mailAddress: settings.mailAddress }),
    inReplyTo: message.message_id,
    references: message.message_id ? [message.message_id] : [],
    attachments: [],
  }
  return finishMail(world, plan, clock.now())
}

/** What somebody may know of where a case stands. */
export const viewOf = (file: Case, { role }: Pick<Party, 'role'>): NonNullable<StatusView['view']> =>
  role !== 'relay' ? 'party' : file.relayAllowed ? 'relay' : 'untold'

function statusView(world: World, found: CaseFile, party: Party): StatusView {
  const { file, header } = found
  const side = sideOf(party.role)
  const letter = [...file.sent].filter((s) => s.side === side).sort((a, b) => (a.on < b.on ? 1 : -1))[0]
  const mine = found.messages.findLast((m) => m.party_id === party.id && m.automatic === 'no')
  const turn = file.sealed?.since
    ? // Who has answered the mediator's proposal is nobody else's to know.
      side && unanswered(file.sealed).includes(side)
      ? 'yours'
      : 'mediator'
    : file.awaiting
      ? file.awaiting.side === side
        ? 'yours'
        : party.role === 'relay'
          ? 'one_party'
          : 'other_party'
      : isOpen(file.state)
        ? 'mediator'
        : 'nobody'
  const due = found.deadlines
    .filter((d) => d.state === 'running' && (d.kind === 'reply' || d.kind === 'payment' || d.kind === 'review'))
    .map((d) => d.due)
  return {
    serviceName: world.settings.serviceName,
    ref: header.ref,
    view: viewOf(file, party),
    stage: world.stages[file.state],
    stageIsNew: file.told[party.id] !== file.state,
    open: isOpen(file.state),
    openedOn: header.openedOn,
    turn,
    lastLetterToYou: letter ? { purpose: letter.purpose, on: letter.on } : null,
    lastMessageFromYou: mine ? parisDay(mine.received_at) : null,
    nextOn: due.sort()[0] ?? null,
    pieces: side && piecesOf(found, side),
  }
}

export const noticeKey = (address: string, at: Instant): string =>
  `hold_notice:${address.toLowerCase()}:${parisDay(at)}`

export function holdNotice(world: World, judged: Judged, reason: HoldReason): Promise<FinishedMail> {
  const { settings, clock } = world
  const address = judged.mail.from[0]?.address ?? ''
  return automaticAnswer(world, judged, {
    ...heldNotice(settings.serviceName, told[reason] ?? 'other'),
    key: noticeKey(address, clock.now()),
    kind: 'hold_notice',
    party: null,
    replyTo: settings.mailAddress,
  })
}

const told: Partial<Record<HoldReason, HeldBecause>> = {
  no_matching_case: 'no_case',
  several_matching_cases: 'several_cases',
  unreadable: 'unreadable',
  too_large: 'too_large',
  dangerous_attachment: 'dangerous_attachment',
}

/** One receipt per command mail, to the proven mediator who wrote it. */
export function commandReceipt(
  world: World,
  {
    judged,
    to,
    ...receipt
  }: { judged: Judged; to: string } & ({ answered: readonly Answered[]; token: string } | { refused: string }),
): Promise<FinishedMail> {
  const { mailAddress } = world.settings
  const mail =
    'answered' in receipt
      ? commandReceiptText(receipt.answered)
      : { subject: nothingLeft.subject, text: nothingLeft.text(receipt.refused) }
  const plan = {
    ...mail,
    key: `command_receipt:${judged.sha256}`,
    kind: 'command_receipt',
    party: null,
    // An answer to the receipt reaches the same letter: STOP.
    replyTo: 'answered' in receipt ? receiptAddress(mailAddress, receipt.token) : mailAddress,
  } as const
  return automaticAnswer(world, judged, plan, to)
}

type Automatic = Pick<PlannedMail, 'key' | 'kind' | 'party' | 'replyTo' | 'subject' | 'text'>

/** An answer to a mail, threaded under it. */
export function automaticAnswer(
  world: World,
  { mail }: Judged,
  plan: Automatic,
  to = mail.from[0]?.address ?? '',
): Promise<FinishedMail> {
  const { settings, clock } = world
  const references = mail.messageId ? [...mail.references.slice(-10), mail.messageId] : []
  const footer = automaticFooter({ serviceName: settings.serviceName, mailAddress: settings.mailAddress })
  const name = mail.from[0]?.name ?? ''
  return finishMail(
    world,
    { ...plan, draft: null, to: { name, address: to }, footer, inReplyTo: mail.messageId, references, attachments: [] },
    clock.now(),
  )
}
