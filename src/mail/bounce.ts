import { canonicalAddress } from './addresses.ts'
import { headerFields } from './header-block.ts'
import type { ParsedMail } from './message.ts'
import { messageIds } from './message-ids.ts'

type BounceAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'unknown'

/** `status`: RFC 3463 code. Status 5 alone is no proof that an address is dead: half of them are policy or a full mailbox. */
export type BouncedRecipient = { address: string; action: BounceAction; status: string | null; diagnostic: string }
/** `whole`: what the words of the report say of the mail, for one that names nobody. */
export type Bounce = {
  recipients: readonly BouncedRecipient[]
  whole: Omit<BouncedRecipient, 'address'>
  originalMessageId: string | null
}

/** What a delivery report says: of its machine-readable part (RFC 3464) where it has one, else of its words. */
export function parseBounce(mail: ParsedMail): Bounce {
  const reported = mail.deliveryStatus === null ? [] : reportedRecipients(mail.deliveryStatus)
  return {
    recipients: reported.length > 0 ? reported : wordedRecipients(mail),
    whole: wordedFailure(mail),
    originalMessageId: originalMessageId(mail),
  }
}

function reportedRecipients(status: string): readonly BouncedRecipient[] {
  const groups = status
    .slice(0, 200_000)
    .split(/\r?\n[ \t]*\r?\n/)
    .slice(0, 200)
  return groups.flatMap((group) => {
    const fields = new Map(headerFields(group).map(({ name, value }) => [name, value]))
    const address = addressOf(fields.get('final-recipient')) ?? addressOf(fields.get('original-recipient'))
    if (address === null) return []
    const code = /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null
    const action = actionOf(fields.get('action') ?? '', code)
    return [{ address, action, status: code, diagnostic: (fields.get('diagnostic-code') ?? '').slice(0, 500) }]
  })
}

/** `rfc822; jean@exemple.example` → the address. */
const addressOf = (value: string | undefined): string | null =>
  value === undefined ? null : canonicalAddress((value.split(';').at(-1) ?? '').replace(/[<>"\s]/g, ''))

function actionOf(action: string, status: string | null): BounceAction {
  const word = action.toLowerCase().split(/[\s(;]/)[0] ?? ''
  if (word === 'failed' || word === 'delayed' || word === 'delivered' || word === 'relayed' || word === 'expanded')
    return word
  return status === null
    ? 'unknown'
    : status.startsWith('5')
      ? 'failed'
      : status.startsWith('4')
        ? 'delayed'
        : 'delivered'
}

/** Reports without a machine-readable part: the addresses that the report names, all with the same fate. */
function wordedRecipients(mail: ParsedMail): readonly BouncedRecipient[] {
  const report = reportOf(mail)
  const listed = (mail.headers.get('x-failed-recipients') ?? []).join(' ')
  const named = `${listed} ${report}`.match(/[^\s<>"'(),;:[\]]{1,64}@[^\s<>"'(),;:[\]]{1,190}/g) ?? []
  const addresses = [...new Set(named.flatMap((text) => canonicalAddress(text.replace(/[.!?]+$/, '')) ?? []))]
  const own = new Set(mail.from.map((sender) => sender.address))
  const failure = wordedFailure(mail)
  return addresses
    .filter((address) => !own.has(address) && !/^(?:postmaster|mailer-daemon)@/i.test(address))
    .slice(0, 20)
    .map((address) => ({ address, ...failure }))
}

/** What the report itself says, without the mail that it returns. */
function reportOf(mail: ParsedMail): string {
  const text = mail.text.slice(0, 20_000)
  const copied = text.search(
    /^.{0,20}(?:original message|copy of the message|return-path:|received: from|message d['’]origine)/im,
  )
  return copied > 0 ? text.slice(0, copied) : text
}

function wordedFailure(mail: ParsedMail): Bounce['whole'] {
  const report = reportOf(mail)
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(report)?.[0] ?? null
  const diagnostic =
    report
      .split('\n')
      .find((line) => /\b[45]\d\d[ -]/.test(line.slice(0, 500)))
      ?.trim()
      .slice(0, 500) ?? ''
  return { action: wordedAction(mail.subject, report, status), status, diagnostic }
}

function wordedAction(subject: string, report: string, status: string | null): BounceAction {
  const words = `${subject}\n${report}`
  if (
    /\bdelay(?:ed)?\b|will (?:be retried|retry|continue)|we['’]ll retry|temporary problem|still being retried|retard(?:[ée]e?)?\b|diff[ée]r[ée]e?\b|nouvelle tentative|delivery incomplete|noch nicht zugestellt/i.test(
      words,
    ) &&
    !/permanent|giving up|given up|has failed permanently/i.test(words)
  )
    return 'delayed'
  if (status !== null) return actionOf('', status)
  return /undeliver|not (?:be )?deliver|fail|return|unknown|reject|impossible|non remis|n['’]a pas pu|does not exist|could not|couldn['’]t|unzustellbar|non distribu|[ée]chec/i.test(
    words,
  )
    ? 'failed'
    : 'unknown'
}

/** The id of the mail that came back: from its header block, from our words in the report, or from the report's threading. */
function originalMessageId(mail: ParsedMail): string | null {
  const returned = headerFields(mail.returnedHeaders ?? '').find(({ name }) => name === 'message-id')?.value
  const quoted = /^[>\s]{0,10}message-id:\s{0,5}(<[^<>\s]{3,500}>)/im.exec(mail.text.slice(0, 200_000))?.[1]
  const status = /^x-original-message-id:\s{0,5}(<[^<>\s]{3,500}>)/im.exec(mail.deliveryStatus ?? '')?.[1]
  return (
    [returned, status, quoted].flatMap((value) => messageIds(value ?? ''))[0] ??
    mail.inReplyTo[0] ??
    mail.references.at(-1) ??
    null
  )
}
