import type { Act } from '../domain/acts.ts'
import { type Instant, parisDay } from '../domain/day.ts'
import type { Cents } from '../domain/money.ts'
import { otherSide, type Role, type Side, sideOf } from '../domain/roles.ts'
import { addressKey } from '../mail/addresses.ts'
import { classifyAutomatic } from '../mail/automatic.ts'
import type { AutomaticKind, OwnWords, ParsedMail } from '../mail/message.ts'
import { lineKey, ownWords } from '../mail/own-words.ts'
import type { Reader, Reading, ReadingContext } from '../reading/contract.ts'

/** One mail read without storing anything; `reading` is null for a machine's mail. */
export type ReadMail = { automatic: AutomaticKind; words: OwnWords; reading: Reading | null }

type Earlier = {
  from: { name: string; address: string }
  role: Role
  own: string
  acts: readonly Act[]
  offer: Cents | null
}

/** The mails of one conversation, in order, each read in the light of those before it. */
export async function readConversation(
  mails: readonly ParsedMail[],
  reader: Reader,
  ours: string,
  now: Instant,
): Promise<ReadMail[]> {
  const earlier: Earlier[] = []
  const lines = new Set<string>()
  const read: ReadMail[] = []
  for (const mail of mails) {
    const result = await readOne(mail, reader, ours, now, earlier, lines)
    read.push(result)
    for (const line of result.words.visible.split('\n').map(lineKey)) if (line.length > 3) lines.add(line)
    if (result.reading) earlier.push(remembered(mail, result.words, result.reading))
  }
  return read
}

async function readOne(
  mail: ParsedMail,
  reader: Reader,
  ours: string,
  now: Instant,
  earlier: readonly Earlier[],
  lines: ReadonlySet<string>,
): Promise<ReadMail> {
  const at = mail.date ?? now
  const from = mail.from[0] ?? { name: '', address: '' }
  const words = ownWords(mail.text, { knownLines: lines, senderName: from.name })
  const automatic = classifyAutomatic(mail, at).kind
  if (automatic !== 'no') return { automatic, words, reading: null }
  const reading = await reader.read({
    own: words.visible,
    signature: words.signature,
    subject: mail.subject,
    sentOn: parisDay(at),
    from,
    to: mail.to,
    cc: mail.cc,
    ours,
    attachments: mail.attachments.map(({ name, mediaType }) => ({ name, mediaType })),
    context: contextFor(from.address, earlier),
  })
  return { automatic, words, reading }
}

function contextFor(address: string, earlier: readonly Earlier[]): ReadingContext {
  const before = earlier.findLast((m) => addressKey(m.from.address) === addressKey(address))
  const knownRole = before && before.role !== 'other' ? before.role : null
  return {
    knownRole,
    asked: [],
    choiceOffered: false,
    pendingOffer: pendingFor(knownRole ? sideOf(knownRole) : null, earlier),
    earlier: earlier.map(({ from, role, own, acts }) => ({ from, role, own, acts })),
  }
}

/** The last sum that the other side put on the table and that nobody took up or refused since. */
function pendingFor(side: Side | null, earlier: readonly Earlier[]): ReadingContext['pendingOffer'] {
  if (!side) return null
  const at = earlier.findLastIndex((m) => sideOf(m.role) === otherSide(side) && m.offer !== null)
  const offer = earlier[at]
  const answered = earlier
    .slice(at + 1)
    .some((m) => sideOf(m.role) === side && (m.acts.includes('acceptance') || m.acts.includes('rejection')))
  return offer?.offer != null && !answered ? { by: otherSide(side), amount: offer.offer } : null
}

const remembered = (mail: ParsedMail, words: OwnWords, reading: Reading): Earlier => ({
  from: mail.from[0] ?? { name: '', address: '' },
  role: reading.role,
  own: words.visible,
  acts: reading.acts.map((a) => a.act),
  offer: reading.facts.find((f) => f.key === 'offer')?.value.amount ?? null,
})
