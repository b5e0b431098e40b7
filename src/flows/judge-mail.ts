import type { Day, Instant } from '../domain/day.ts'
import type { MessageBody, PdfText } from '../domain/filed-message.ts'
import { addressKey } from '../mail/addresses.ts'
import { authenticityFromHeaders, combineAuthenticity } from '../mail/authenticity.ts'
import { classifyAutomatic } from '../mail/automatic.ts'
import { headerFault } from '../mail/command-headers.ts'
import { wordsFault } from '../mail/command-words.ts'
import { headerBlock, headerFields } from '../mail/header-block.ts'
import type { Authenticity, AutomaticKind, OwnWords, ParsedMail } from '../mail/message.ts'
import { ownWords } from '../mail/own-words.ts'
import type { HoldReason } from '../mail/reasons.ts'
import { knownLines } from './known-lines.ts'
import { pdfTexts } from './pdf-texts.ts'
import type { World } from './world.ts'

/** A parsed mail with everything that is known of it before it is placed. */
export type Judged = {
  sha256: string
  mail: ParsedMail
  receivedAt: Instant
  authenticity: Authenticity
  automatic: { kind: AutomaticKind; because: string; returnsOn: Day | null }
  words: OwnWords
  /** What in its fields or words makes the mail unfit as a command; looked for only where a mediator or supervisor is named as author. */
  commandFault: HoldReason | null
  /** What the PDFs in it say, by hash; of machines and of senders that are proven false, nobody looks. */
  pdfs: ReadonlyMap<string, PdfText>
}

/** The receiving server's verdict on the sender, or our own where it wrote none; then machine or human; then own words. */
export async function judge(
  world: World,
  sha256: string,
  raw: Buffer,
  mail: ParsedMail,
  receivedAt: Instant,
): Promise<Judged> {
  const told = authenticityFromHeaders(mail, world.settings.authservId, world.settings.trustSubmission)
  const authenticity =
    told.by === 'receiving_server' ? told : combineAuthenticity(mail, told, await world.verifier.verify(raw))
  const sender = mail.from[0] ?? { name: '', address: '' }
  const automatic = classifyAutomatic(mail, receivedAt)
  const isPersons = automatic.kind === 'no' && authenticity.verdict !== 'fail'
  return {
    sha256,
    mail,
    receivedAt,
    authenticity,
    automatic,
    words: ownWords(mail.text, { knownLines: knownLines(world, sender.address), senderName: sender.name }),
    commandFault: await commandFault(world, raw, mail),
    pdfs: isPersons ? await pdfTexts(world, raw, mail.attachments) : new Map(),
  }
}

async function commandFault({ settings }: World, raw: Buffer, mail: ParsedMail): Promise<HoldReason | null> {
  const staff = [...settings.mediators, ...settings.supervisors]
  const keys = staff.map(addressKey)
  if (!mail.from.some(({ address }) => keys.includes(addressKey(address)))) return null
  const fields = headerFields(headerBlock(raw).text)
  return headerFault(fields, { ours: settings.mailAddress, staff }) ?? (await wordsFault(raw, mail))
}

export const bodyOf = ({ mail, words, authenticity, automatic, pdfs }: Judged): MessageBody => ({
  subject: mail.subject,
  from: mail.from[0] ?? { name: '', address: '' },
  to: mail.to,
  cc: mail.cc,
  sentAt: mail.date,
  inReplyTo: mail.inReplyTo,
  own: words.visible,
  signature: words.signature,
  quoted: words.quoted,
  hidden: mail.hidden,
  partsDiffer: mail.partsDiffer,
  attachments: mail.attachments.map((file) => {
    const pdf = pdfs.get(file.sha256)
    return pdf ? { ...file, pdf } : file
  }),
  authenticity,
  returnsOn: automatic.returnsOn,
})
