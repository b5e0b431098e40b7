import type { Change, Decision, FinishedMail, ListLine } from '../domain/decision.ts'
import type { MessageBody } from '../domain/filed-message.ts'
import type { CaseId, PartyId } from '../domain/ids.ts'
import { addressKey } from '../mail/addresses.ts'
import { lineMail } from '../mail/line-mail.ts'
import { attachmentBytes } from '../mail/parse.ts'
import { listTokensIn, participantAddress } from '../mail/tokens.ts'
import { lineOfFile } from '../reading/recap-files.ts'
import { recapAnswers } from '../reading/recap-lines.ts'
import { caseOfParty, goesOnIn } from '../store/cases.ts'
import { listToken } from '../store/list-tokens.ts'
import { mailByMessageId } from '../store/outbox.ts'
import { rawBytes, sha256 } from '../store/raw-mails.ts'
import { recapAgain } from '../writing/recap.ts'
import { answerOnce } from './automatic-answers.ts'
import { withDeadlines } from './deadline-changes.ts'
import { voidOpenDraft } from './file-message.ts'
import { bodyOf, type Judged } from './judge-mail.ts'
import { type CaseFile, type CaseParty, loadCase } from './load-case.ts'
import { messageRow } from './message-row.ts'
import { automaticAnswer } from './service-mails.ts'
import { setAside } from './set-aside.ts'
import { hashToken, landlordKey } from './tokens.ts'
import type { World } from './world.ts'

type Line = { n: number; found: CaseFile; party: CaseParty }
type File = MessageBody['attachments'][number]
type Filed = Line & { words: string; files: readonly File[] }

/**
 * An answer to a recap: each line goes to its own case as a message of its own, so that no case holds another's words; what
 * names no line is asked for again. Null for every other mail, and for whoever the recap was not written to.
 */
export async function recapReply(world: World, judged: Judged): Promise<Decision | null> {
  const answered = recapIn(world, judged)
  if (!answered) return null
  if (judged.automatic.kind !== 'no') return setAside(world, judged, 'automatic_reply')
  const lines = answered.lines.flatMap((line) => lineOf(world, judged, line) ?? [])
  const refs = answered.lines.map(({ n }) => lines.find((line) => line.n === n)?.found.header.ref ?? '')
  const { answers, unplaced } = recapAnswers(judged.words.visible, refs)
  const files = bodyOf(judged).attachments
  const filed = answers.flatMap(({ n, words }): Filed[] => {
    const line = lines.find((one) => one.n === n)
    return line ? [{ ...line, words, files: files.filter((file) => lineOfFile(file.name, answers, refs) === n) }] : []
  })
  const more = unplaced !== null || filed.length < answers.length
  const proven = judged.authenticity.verdict === 'pass'
  // Whoever can't be told what went nowhere is not answered by halves.
  if (filed.length === 0 || (more && !proven))
    return setAside(
      world,
      judged,
      'several_matching_cases',
      lines.map(({ found }) => found.header.id),
    )
  const whole = filed.length === 1 && !more
  const lost = !whole && files.some((file) => !filed.some((line) => line.files.includes(file)))
  const again =
    more || lost ? await askedAgain(world, judged, { filed, last: refs.length, unplaced: more, files: lost }) : []
  const raw = rawBytes(world.db, judged.sha256)
  const decisions = await Promise.all(
    byCase(filed).map((own) => filedIn(world, judged, own, { whole, match: answered.match, raw })),
  )
  const original: Change = {
    kind: 'file_message',
    row: messageRow(world, judged, { fate: 'ignored', reason: 'shared_out' }),
  }
  return { caseId: null, basedOn: null, changes: [...(whole ? [] : [original]), ...again], also: decisions }
}

type Recap = { lines: readonly ListLine[]; match: 'participant_token' | 'our_message_id' }

/** By the address that only this recap gave, else by the mail that is answered; for the address that it was written to alone. */
function recapIn({ db, settings }: World, { mail }: Judged): Recap | null {
  const tokens = listTokensIn(mail, settings.mailAddress).map((token) => ({
    sha: hashToken(token),
    match: 'participant_token' as const,
  }))
  const ours = mail.inReplyTo.flatMap((id) => {
    const answered = mailByMessageId(db, id)
    return answered?.kind === 'recap'
      ? [{ sha: answered.key.slice('recap:'.length), match: 'our_message_id' as const }]
      : []
  })
  const writer = landlordKey(settings.secret, mail.from[0]?.address ?? '')
  for (const { sha, match } of [...tokens, ...ours]) {
    const list = listToken(db, sha)
    if (list?.recipient === writer) return { lines: list.lines, match }
  }
  return null
}

/** The case of a line where it goes on now; null when the writer is not in it any more. */
function lineOf({ db }: World, { mail }: Judged, { n, key }: ListLine): Line | null {
  const home = caseOfParty(db, key.slice('party:'.length) as PartyId)
  const found = home && loadCase(db, goesOnIn(db, home))
  const sender = addressKey(mail.from[0]?.address ?? '')
  const party = found?.parties.find((p) => p.addresses.some((a) => addressKey(a.address) === sender))
  return found && party ? { n, found, party } : null
}

/** Lines of cases that were joined meanwhile are one message. */
function byCase(filed: readonly Filed[]): Filed[] {
  const cases = new Map<CaseId, Filed>()
  for (const one of filed) {
    const before = cases.get(one.found.header.id)
    cases.set(
      one.found.header.id,
      before ? { ...before, words: `${before.words}\n${one.words}`, files: [...before.files, ...one.files] } : one,
    )
  }
  return [...cases.values()]
}

type How = { whole: boolean; match: Recap['match']; raw: Buffer | null }

/** As a message of this case alone, with bytes of its own; the mail itself where it answers one line and nothing else. */
async function filedIn(
  world: World,
  judged: Judged,
  { found, party, words, files }: Filed,
  { whole, match, raw }: How,
): Promise<Decision> {
  const caseId = found.header.id
  const to = participantAddress(world.settings.mailAddress, party.token)
  const { subject, from, messageId, date } = judged.mail
  const author = from[0]?.address ?? ''
  const carried = await Promise.all(
    (whole ? [] : files).map(async (file) => ({ ...file, content: raw && (await attachmentBytes(raw, file.sha256)) })),
  )
  const own = carried.flatMap(({ name, mediaType, content }) => (content ? [{ name, mediaType, bytes: content }] : []))
  const bytes = whole
    ? null
    : lineMail({ from: author, to, subject, messageId, date: date ?? judged.receivedAt, words, files: own })
  const placed = { fate: 'filed', match, case_id: caseId, party_id: party.id, channel: 'private' } as const
  const body = bodyOf(judged)
  const attachments = whole ? body.attachments : carried.flatMap(({ content, ...file }) => (content ? [file] : []))
  const row = {
    ...messageRow(world, judged, placed),
    sha256: bytes ? sha256(bytes) : judged.sha256,
    body: { ...body, own: words, signature: '', quoted: '', hidden: [], attachments },
  }
  const actor = { kind: 'party', party: party.id } as const
  const changes: Change[] = [
    ...(bytes ? [{ kind: 'keep_raw', sha256: row.sha256, bytes } as const] : []),
    { kind: 'file_message', row },
    { kind: 'confirm_address', party: party.id, address: author },
    {
      kind: 'event',
      actor,
      event: { type: 'message_filed', message: row.id, party: party.id, side: party.side, channel: 'private' },
    },
    ...voidOpenDraft(found),
    { kind: 'task', task: 'read_message', subject: row.id, runAt: world.clock.now() },
  ]
  return { caseId, basedOn: found.lastEvent, changes: withDeadlines(world, caseId, changes) }
}

type Rest = { filed: readonly Filed[]; last: number; unplaced: boolean; files: boolean }

function askedAgain(world: World, judged: Judged, { filed, ...rest }: Rest): Promise<Change[]> {
  const { serviceName } = world.settings
  const mail = recapAgain({ serviceName, filed: filed.map(({ n }) => n), ...rest })
  const address = judged.mail.from[0]?.address ?? ''
  const write = (): Promise<FinishedMail> =>
    automaticAnswer(world, judged, {
      ...mail,
      key: `receipt:recap:${judged.sha256}`,
      kind: 'receipt',
      party: null,
      replyTo: judged.mail.to.find(({ address: to }) => to.includes('+'))?.address ?? world.settings.mailAddress,
    })
  return answerOnce(world, { address, caseId: null }, write)
}
