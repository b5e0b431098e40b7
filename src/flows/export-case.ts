import type { Party } from '../domain/case.ts'
import { parisDay } from '../domain/day.ts'
import { addressKey } from '../mail/addresses.ts'
import { parseMail } from '../mail/parse.ts'
import { factJson } from '../reading/json.ts'
import { eventRows } from '../store/events.ts'
import { mailBytes, mailsOfCase, type OutboxMail } from '../store/outbox.ts'
import { rawBytes } from '../store/raw-mails.ts'
import { exportWords } from '../writing/export-words.ts'
import { casesTogether } from './cases-together.ts'
import type { CaseFile } from './load-case.ts'
import type { World } from './world.ts'

export type ExportFile = { name: string; bytes: Buffer }

/**
 * The case with every mail of its parties and to them, for the supervisor; `whole`: the rest of it as JSON. Approval mails stay
 * out: they hold rights.
 */
export const exportWhole = (world: World, found: CaseFile, whole: object): Promise<ExportFile[]> =>
  packed(world, found, {
    who: exportWords.whole,
    content: whole,
    received: found.messages.filter((m) => m.fate === 'filed'),
    sent: mailsToParties(world, found),
  })

/**
 * What the service holds of a case about one person: their own mails, what was sent to them, what they stated, when. Nothing that
 * somebody else wrote or that the team noted.
 */
export const exportOfParty = (world: World, found: CaseFile, party: Party): Promise<ExportFile[]> => {
  const addresses = party.addresses.map((a) => addressKey(a.address))
  const received = found.messages.filter((m) => m.party_id === party.id && m.fate === 'filed')
  const own = new Set(received.map((m) => m.id))
  const said = found.statements.filter((s) => s.source.kind === 'quoted' && own.has(s.source.message))
  return packed(world, found, {
    who: exportWords.ofParty(party.name, party.role),
    content: {
      ref: found.header.ref,
      state: found.file.state,
      opened_on: found.header.openedOn,
      role: party.role,
      name: party.name,
      addresses: party.addresses,
      facts_stated: said.map((s) => ({ ...factJson(s.key, s.value), source: s.source, at: s.at })),
      messages: received.map((m) => ({
        message_id: m.message_id,
        received_at: m.received_at,
        subject: m.body.subject,
        own_text: m.body.own,
        attachments: m.body.attachments,
        authenticity: m.body.authenticity,
        acts: found.readings.get(m.id)?.acts ?? [],
        reader: found.readings.get(m.id)?.reader ?? null,
      })),
      deadlines: found.deadlines.map(({ kind, due, rule, state }) => ({ kind, due, rule, state })),
      dates: eventRows(world.db, found.header.id)
        .filter((row) => JSON.parse(row.body).party === party.id)
        .map(({ at, type }) => ({ at, type })),
    },
    received,
    sent: mailsToParties(world, found).filter((mail) => addresses.includes(addressKey(mail.recipient))),
  })
}

type Content = {
  who: string
  content: object
  received: CaseFile['messages']
  sent: readonly OutboxMail[]
}

async function packed(world: World, found: CaseFile, { who, content, received, sent }: Content): Promise<ExportFile[]> {
  const { db, clock, settings } = world
  const mails = [
    ...received.map((m) => ({ folder: 'recus', at: m.received_at, raw: rawBytes(db, m.sha256) })),
    ...sent.map((m) => ({ folder: 'envoyes', at: m.settled_at ?? m.created_at, raw: mailBytes(db, m.id) })),
  ]
  const lines: string[] = []
  const files: ExportFile[] = []
  for (const { folder, at, raw } of mails) {
    if (!raw || raw.length === 0) continue
    const name = `${folder}/${String(files.length + 1).padStart(3, '0')}-${parisDay(at)}.eml`
    files.push({ name, bytes: raw })
    const parsed = await parseMail(raw)
    const subject = parsed.kind === 'parsed' ? parsed.mail.subject.replace(/\s+/g, ' ') : exportWords.unreadable
    lines.push(exportWords[folder === 'recus' ? 'received' : 'sent'](name, parisDay(at), subject))
  }
  const { ref, openedOn } = found.header
  const about = {
    service: settings.serviceName,
    ref,
    who,
    today: parisDay(clock.now()),
    state: found.file.state,
    openedOn,
  }
  const index = exportWords.index(about, lines)
  return [
    { name: 'LISEZMOI.txt', bytes: Buffer.from(index.join('\r\n')) },
    { name: 'donnees.json', bytes: Buffer.from(`${JSON.stringify(content, null, 2)}\n`) },
    ...files,
  ]
}

/** What left, or may have left, for a party. */
const mailsToParties = (world: World, found: CaseFile): OutboxMail[] =>
  casesTogether(world.db, found.header.id)
    .flatMap((id) => mailsOfCase(world.db, id))
    .filter((mail) => mail.party_id !== null && (mail.state === 'sent' || mail.state === 'unknown'))
