import { createHash } from 'node:crypto'
import type { Instant } from '../domain/day.ts'
import type { Recipient } from '../domain/decision.ts'
import { addressKey } from '../mail/addresses.ts'
import type { ParsedMail } from '../mail/message.ts'
import { parseMail } from '../mail/parse.ts'
import { participantAddress } from '../mail/tokens.ts'
import { type DraftRow, draftAttachments, draftById } from '../store/drafts.ts'
import type { OutboxMail } from '../store/outbox.ts'
import type { Letter } from '../writing/letter.ts'
import { asReadBy, letterText } from '../writing/letter-text.ts'
import { disclosureFindings } from '../writing/lint/disclosure.ts'
import { foldedWords } from '../writing/lint/folded.ts'
import { letterFooter } from '../writing/notice.ts'
import { plainText } from '../writing/plain-text.ts'
import { letterFaults } from './letter-faults.ts'
import { type CaseFile, loadCase } from './load-case.ts'
import { nameOf } from './people.ts'
import type { World } from './world.ts'

/**
 * The last look at the very bytes of a letter before they are handed over: why they may not leave, in English and without
 * personal data, or null. Only kind `letter` is looked at: the other kinds carry nobody's words.
 */
export async function lastLook(world: World, mail: OutboxMail, raw: Buffer): Promise<string | null> {
  if (mail.kind !== 'letter') return null
  const draft = mail.draft_id ? draftById<Letter>(world.db, mail.draft_id) : null
  if (draft?.state !== 'approved') return 'no approved draft'
  const shown = draft.recipients.find((r) => addressKey(r.address) === addressKey(mail.recipient))
  if (!shown || (mail.party_id !== null && shown.party !== mail.party_id))
    return 'not a recipient of the approved draft'
  const parsed = await parseMail(raw)
  if (parsed.kind !== 'parsed') return 'the mail cannot be read'
  const found = asOf(loadCase(world.db, draft.case_id), draft)
  const token = found.parties.find((p) => p.id === shown.party)?.token
  if (!token) return 'the recipient left the case'
  return (
    envelopeFault(parsed.mail, mail.recipient, participantAddress(world.settings.mailAddress, token)) ??
    textFault(world, draft, shown, parsed.mail) ??
    htmlFault(parsed.html, parsed.mail) ??
    attachmentFault(world, draft, parsed.mail) ??
    lintFault(world, found, draft, parsed.mail)
  )
}

/** The case as it was when the letter was approved: the letter is no news to itself, and later answers may quote it. */
function asOf(found: CaseFile, { id, decided_at: at }: DraftRow): CaseFile {
  const before = (moment: Instant) => at === null || moment <= at
  return {
    ...found,
    messages: found.messages.filter((message) => before(message.received_at)),
    drafts: found.drafts.filter((draft) => draft.id !== id && before(draft.proposed_at)),
  }
}

function envelopeFault({ to, cc, replyTo, headers }: ParsedMail, recipient: string, answers: string): string | null {
  if (to.length !== 1 || addressKey(to[0]?.address ?? '') !== addressKey(recipient)) return 'another address in To'
  if (cc.length > 0 || headers.has('bcc')) return 'somebody is in copy'
  const back = replyTo.map((person) => addressKey(person.address))
  return back.length === 1 && back[0] === addressKey(answers) ? null : "answers would not come to this party's address"
}

type Approved = DraftRow<Letter>

function textFault(
  world: World,
  { letter, approved_body, decided_by }: Approved,
  { party, side }: Recipient,
  mail: ParsedMail,
): string | null {
  const { serviceName, mailAddress } = world.settings
  const text = letterText(asReadBy({ ...letter, body: approved_body ?? letter.body }, party), side, serviceName)
  // The operator may have given or taken a name since the approval.
  const approved = [nameOf(world, decided_by), null].map((name) =>
    squashed(plainText(text, letterFooter({ serviceName, mailAddress }, name))),
  )
  if (!approved.includes(squashed(mail.text))) return 'the text is not the approved one'
  if (squashed(mail.subject) !== squashed(letter.subject)) return 'the subject is not the approved one'
  return mail.hidden.length > 0 ? 'the HTML part hides something' : null
}

/** HTML counts the items of a list by itself. */
const LIST_NUMBER = /^ {0,8}\d{1,3}\. /gm

/** Word for word what the text says, under the subject as its title. */
function htmlFault(shown: string | null, { subject, text }: ParsedMail): string | null {
  if (shown === null) return 'no HTML part'
  const words = (said: string) => foldedWords(said.replace(LIST_NUMBER, '')).join(' ')
  const same = words(shown) === words(`${subject}\n${text}`)
  return same ? null : 'the HTML part says something else'
}

/** Line breaks and kinds of spaces are the mail format’s own. */
const squashed = (text: string): string => text.replace(/\s+/g, ' ').trim()

function attachmentFault({ db }: World, { id }: Approved, { attachments }: ParsedMail): string | null {
  const approved = draftAttachments(db, id).map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))
  const sent = attachments.map(({ sha256 }) => sha256)
  return approved.sort().join() === sent.sort().join() ? null : 'the attachments are not the approved ones'
}

function lintFault(
  world: World,
  found: CaseFile,
  { letter, approved_body, decided_at }: Approved,
  mail: ParsedMail,
): string | null {
  const { findings } = letterFaults(world, found, letter, approved_body ?? letter.body, decided_at)
  const blocking = [...findings, ...disclosureFindings(mail.text)].filter((f) => f.severity === 'block')
  return blocking.length === 0 ? null : `the linter stops it: ${[...new Set(blocking.map((f) => f.kind))].join(', ')}`
}
