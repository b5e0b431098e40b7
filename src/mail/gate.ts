import type { AttachmentInfo, Authenticity, AutomaticKind, ParsedMail } from './message.ts'
import { type HoldReason, handling } from './reasons.ts'
import { isOurs, tokensIn } from './tokens.ts'

export type Gated = { kind: 'accept' } | { kind: 'hold'; reason: HoldReason } | { kind: 'ignore'; reason: HoldReason }

/** `staff`: the author claims to be a mediator or supervisor. */
type Known = { automatic: AutomaticKind; authenticity: Authenticity; ours: string; staff: boolean }

/**
 * What can be judged before a mail is looked for in the cases. Delivery reports and automatic answers pass, since they may
 * belong to a case; a missing Date is no reason, the time of arrival counts.
 */
export function gate(mail: ParsedMail, known: Known): Gated {
  const reason = reasonAgainst(mail, known)
  if (reason === null) return { kind: 'accept' }
  return { kind: handling[reason].fate === 'ignore' ? 'ignore' : 'hold', reason }
}

function reasonAgainst(mail: ParsedMail, { automatic, authenticity, ours, staff }: Known): HoldReason | null {
  if (mail.fromHeaders > 1 || mail.from.length > 1) return 'several_senders'
  if (isLoop(mail, ours)) return 'mail_loop'
  if (automatic === 'bounce') return null
  const sender = mail.from[0]?.address ?? ''
  if (sender === '') return 'no_sender'
  if (isOurs(sender, ours)) return 'sent_by_ourselves'
  if (automatic === 'list') return 'bulk_mail'
  if (authenticity.verdict === 'fail') return 'authentication_failed'
  if (!staff && usesApprovalToken(mail, ours)) return 'not_staff'
  if (mail.to.length + mail.cc.length > MOST_RECIPIENTS) return 'too_many_recipients'
  return mail.attachments.some(isDangerous) ? 'dangerous_attachment' : null
}

/** Somebody who answers all may well have a mediator's address among the recipients, beside a participant's own. */
function usesApprovalToken(mail: ParsedMail, ours: string): boolean {
  const { approval, participant } = tokensIn(mail, ours)
  return approval.length > 0 && participant.length === 0
}

const MOST_RECIPIENTS = 20
const MOST_HOPS = 50

const isLoop = (mail: ParsedMail, ours: string): boolean =>
  (mail.headers.get('x-loop') ?? []).some((value) => value.toLowerCase().includes(ours.toLowerCase())) ||
  (mail.headers.get('received') ?? []).length > MOST_HOPS

/** Programs, macros and scripts, by their bytes or by name; everything else is kept as opaque bytes. */
const isDangerous = ({ active, sniffed }: AttachmentInfo): boolean =>
  active !== undefined ||
  /^application\/(?:x-msdownload|x-msi|x-elf|x-mach-binary|x-dosexec|java-archive|vnd\.android\.package-archive|x-ms-shortcut)$/.test(
    sniffed ?? '',
  )
