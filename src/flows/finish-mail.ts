import type { Instant } from '../domain/day.ts'
import type { FinishedMail, MailKind } from '../domain/decision.ts'
import type { DraftId, PartyId } from '../domain/ids.ts'
import { bounceAddress } from '../mail/tokens.ts'
import type { MailTemplate, OutgoingMail } from '../ports.ts'
import { plainText } from '../writing/plain-text.ts'
import type { World } from './world.ts'

/** A mail that a decision calls for, as values: what it says, to whom, in answer to what. */
export type PlannedMail = {
  key: string
  kind: MailKind
  draft: DraftId | null
  party: PartyId | null
  to: { name: string; address: string }
  /** Where an answer must come in: a participant's or an approval's own address. */
  replyTo: string
  subject: string
  text: string
  footer: string
  /** Message-ID of the mail that this one answers, and the ids above it, oldest first. */
  inReplyTo: string | null
  references: readonly string[]
  attachments: readonly { name: string; mediaType: string; bytes: Buffer }[]
}

const templates: Record<MailKind, MailTemplate> = {
  letter: 'letter',
  receipt: 'notice',
  status: 'notice',
  approval_request: 'approval-request',
  mediator_notice: 'approval-request',
  command_receipt: 'notice',
  hold_notice: 'notice',
  digest: 'digest',
  approval_list: 'notice',
  alert: 'notice',
  satisfaction: 'notice',
  data_request: 'notice',
  data_answer: 'letter',
  report: 'digest',
  recap: 'letter',
}

/** What a human approved is no automatic mail; answers to a sender are auto-replied, the rest auto-generated (RFC 3834 § 5). */
const autoSubmitted: Record<MailKind, OutgoingMail['autoSubmitted']> = {
  letter: null,
  receipt: 'auto-replied',
  status: 'auto-replied',
  approval_request: 'auto-generated',
  mediator_notice: 'auto-generated',
  command_receipt: 'auto-replied',
  hold_notice: 'auto-replied',
  digest: 'auto-generated',
  approval_list: 'auto-generated',
  alert: 'auto-generated',
  satisfaction: 'auto-generated',
  data_request: 'auto-generated',
  data_answer: null,
  report: 'auto-generated',
  recap: null,
}

/** Values → the bytes that will be sent, on every attempt the same. The Message-ID is chosen here, once. */
export async function finishMail(world: World, plan: PlannedMail, at: Instant): Promise<FinishedMail> {
  const { settings, renderer, chance } = world
  const messageId = `${chance.id()}@${settings.mailAddress.split('@')[1]}`
  const from = { name: settings.serviceName, address: settings.mailAddress }
  const { to, subject, text, footer, inReplyTo, references, attachments } = plan
  const html = await renderer.html(templates[plan.kind], { title: subject, text, footer })
  const raw = await renderer.bytes({
    from,
    to,
    replyTo: { name: settings.serviceName, address: plan.replyTo },
    subject,
    messageId,
    inReplyTo,
    references,
    date: at,
    autoSubmitted: autoSubmitted[plan.kind],
    text: textPart(plan),
    html,
    attachments,
  })
  const sender = settings.bounceAddresses ? bounceAddress(settings.mailAddress, messageId) : null
  const { key, kind, draft, party } = plan
  return {
    key,
    kind,
    draft,
    party,
    messageId,
    sender,
    recipient: to.address,
    raw,
    notBefore: at,
    shadowed: settings.shadow,
  }
}

/** What a mail to one of the team says beside what every such mail has. */
type StaffMail = Pick<PlannedMail, 'key' | 'kind' | 'replyTo' | 'subject' | 'text'> &
  Partial<Pick<PlannedMail, 'draft' | 'attachments'>> & { to: string }

/** To a mediator or supervisor, in answer to nothing. */
export const finishStaffMail = (world: World, { to, ...mail }: StaffMail): Promise<FinishedMail> =>
  finishMail(
    world,
    {
      draft: null,
      party: null,
      footer: '',
      inReplyTo: null,
      references: [],
      attachments: [],
      ...mail,
      to: { name: '', address: to },
    },
    world.clock.now(),
  )

/**
 * An approval mail keeps our marks, so that they survive the mediator's editing; a digest keeps its sixty lines; everybody
 * else reads plain text.
 */
function textPart({ kind, text, footer }: PlannedMail): string {
  switch (kind) {
    case 'approval_request':
      return `${text}\n`
    case 'digest':
      return `${text.replace(/^## /gm, '')}\n`
    default:
      return plainText(text, footer)
  }
}

export const finishMails = (world: World, plans: readonly PlannedMail[], at: Instant): Promise<FinishedMail[]> =>
  Promise.all(plans.map((plan) => finishMail(world, plan, at)))
