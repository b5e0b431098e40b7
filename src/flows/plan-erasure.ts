import type { Party } from '../domain/case.ts'
import type { CaseId, DraftId } from '../domain/ids.ts'
import { sideOf } from '../domain/roles.ts'
import { addressKey } from '../mail/addresses.ts'
import { parseMail } from '../mail/parse.ts'
import { goesOnIn, loadCaseRow, partiesByAddress, partiesOf } from '../store/cases.ts'
import type { Db } from '../store/database.ts'
import { type DraftRow, draftAttachments, draftsOf } from '../store/drafts.ts'
import type { ErasedDraft, Erasure } from '../store/erase.ts'
import type { LandlordKey } from '../store/landlord-keys.ts'
import { type LooseMessage, looseMails, looseMessages } from '../store/loose.ts'
import { messagesOf } from '../store/messages.ts'
import { mailBytes, mailsOfCase, type OutboxMail } from '../store/outbox.ts'
import { rawBytes } from '../store/raw-mails.ts'
import type { Letter } from '../writing/letter.ts'
import { isOfTeam } from './people.ts'
import { mentions, redact, redactAll } from './redact.ts'
import { landlordKeyOf } from './statistics-journal.ts'
import type { World } from './world.ts'

/** Mails on no one case, ours with their words and the Message-IDs that they answer: read once for any number of erasures. */
export type Loose = { messages: readonly LooseMessage[]; mails: readonly LooseMail[] }
type LooseMail = { mail: OutboxMail; text: string; answers: readonly string[] }

export async function readLoose({ db }: World): Promise<Loose> {
  const mails: LooseMail[] = []
  for (const { raw, ...mail } of looseMails(db)) mails.push({ mail, ...(await wordsOf(raw)) })
  return { messages: looseMessages(db), mails }
}

/**
 * Everything of a case: its mails both ways, joint ones too, what was read in them, people, letters, notes; and of the mails
 * on no one case those that can only be about it: second copies, held mails with no other candidate, mails of people who are in
 * no other case, and what the service and its team wrote about it.
 */
export function planCaseErasure(world: World, ids: readonly CaseId[], loose: Loose): Erasure {
  const { db } = world
  const messages = ids.flatMap((id) => messagesOf(db, id))
  const parties = ids.flatMap((id) => partiesOf(db, id))
  const gone = addressesOf(parties).filter((address) =>
    partiesByAddress(db, address).every(({ caseId }) => ids.includes(caseId)),
  )
  const refs = ids.flatMap((id) => loadCaseRow(db, id)?.header.ref ?? [])
  const words = [...refs, ...wordsAbout(parties)]
  const copies = new Set(messages.flatMap((m) => m.message_id ?? []))
  const others = loose.messages.filter(
    ({ message, candidates }) =>
      (message.message_id !== null && copies.has(message.message_id)) ||
      (candidates.length > 0 && candidates.every((id) => ids.includes(id))) ||
      gone.includes(addressKey(message.body.from.address)) ||
      (byTeamOrMachine(world, message) && mentions(textOf(world, message), words)),
  )
  const all = [...messages, ...others.map((o) => o.message)]
  return {
    cases: ids,
    remarks: ids,
    parties: parties.map((p) => p.id),
    landlordKeys: ids.flatMap((id) => keysOf(world, id, partiesOf(db, id))),
    messages: all,
    mails: [
      ...ids.flatMap((id) => mailsOfCase(db, id)),
      ...looseMailsAbout(loose, { words, addresses: gone, to: all }),
    ],
    drafts: ids.flatMap((id) => draftsOf<Letter>(db, id)).map(emptied),
  }
}

/** The cases that somebody is in, and those that these go on in: they show the same words. */
export const casesOf = (db: Db, address: string): CaseId[] => [
  ...new Set(partiesByAddress(db, address).flatMap(({ caseId }) => [caseId, goesOnIn(db, caseId)])),
]

/**
 * One person in every case: what they wrote, what was written to them, their names and addresses wherever the service's own
 * letters say them, and what the team wrote about these cases. What other people wrote or were told stays theirs.
 */
export async function planPersonErasure(world: World, address: string, loose: Loose): Promise<Erasure> {
  const { db } = world
  const ids = casesOf(db, address)
  const parties = ids.flatMap((id) => partiesOf(db, id)).filter((p) => hasAddress(p, address))
  const mine = new Set(parties.map((p) => p.id))
  const addresses = [...new Set([addressKey(address), ...addressesOf(parties)])]
  const words = [...addresses, ...wordsAbout(parties)]
  const messages = ids
    .flatMap((id) => messagesOf(db, id))
    // What a commission wrote of the case names both sides.
    .filter((m) => m.fate === 'command' || m.party_id === null || mine.has(m.party_id))
  const copies = new Set(messages.flatMap((m) => m.message_id ?? []))
  const names = parties.map((p) => p.name).filter(Boolean)
  const others = loose.messages.filter(
    ({ message, candidates }) =>
      (message.message_id !== null && copies.has(message.message_id)) ||
      addresses.includes(addressKey(message.body.from.address)) ||
      // From an address of theirs that nobody confirmed.
      (names.includes(message.body.from.name) && candidates.some((id) => ids.includes(id))) ||
      (byTeamOrMachine(world, message) && mentions(textOf(world, message), words)),
  )
  const letters = ids.flatMap((id) => draftsOf<Letter>(db, id))
  const naming = new Set(letters.filter(({ id }) => filesMention(db, id, words)).map(({ id }) => id))
  const mails: OutboxMail[] = []
  for (const mail of ids.flatMap((id) => mailsOfCase(db, id))) {
    const toTeam = mail.party_id === null
    const toThem = addresses.includes(addressKey(mail.recipient))
    const namesThem = mail.draft_id !== null && naming.has(mail.draft_id)
    if (toTeam || toThem || namesThem || mentions((await wordsOf(mailBytes(db, mail.id))).text, words)) mails.push(mail)
  }
  const all = [...messages, ...others.map((o) => o.message)]
  return {
    cases: [],
    remarks: ids,
    parties: [...mine],
    landlordKeys: ids.flatMap((id) =>
      keysOf(
        world,
        id,
        partiesOf(db, id).filter((p) => mine.has(p.id)),
      ),
    ),
    messages: all,
    mails: [...mails, ...looseMailsAbout(loose, { words, addresses, to: all })],
    drafts: letters.map((draft) =>
      draft.recipients.some((r) => !mine.has(r.party))
        ? { ...without(draft, mine, words), keepsAttachments: keepsFiles(draft, mine) && !naming.has(draft.id) }
        : emptied(draft),
    ),
  }
}

/** Purpose, readers and paragraphs are counted; the words go. */
const emptied = ({ id, letter }: DraftRow<Letter>): ErasedDraft => ({
  id,
  letter: { ...letter, subject: '', body: '', additions: {}, annex: '', asked: {}, figures: [] },
  approvedBody: null,
  recipients: [],
  keepsAttachments: false,
})

const without = (
  draft: DraftRow<Letter>,
  gone: ReadonlySet<string>,
  words: readonly string[],
): Omit<ErasedDraft, 'keepsAttachments'> => ({
  id: draft.id,
  letter: redactAll(draft.letter, words),
  approvedBody: draft.approved_body && redact(draft.approved_body, words),
  recipients: draft.recipients.filter((r) => !gone.has(r.party)),
})

const keepsFiles = ({ recipients }: DraftRow<Letter>, gone: ReadonlySet<string>): boolean =>
  recipients.every((r) => !gone.has(r.party))

/** A dossier names the other side: its JSON says so in plain text, and its PDF says what its JSON says. */
const filesMention = (db: Db, id: DraftId, words: readonly string[]): boolean =>
  draftAttachments(db, id).some(({ name, mediaType, bytes }) =>
    mentions(mediaType === 'application/json' ? `${name}\n${bytes}` : name, words),
  )

type About = { words: readonly string[]; addresses: readonly string[]; to: readonly LooseMessage['message'][] }

/** Written to these addresses, with these words, or in answer to one of these mails. */
function looseMailsAbout({ mails }: Loose, { words, addresses, to }: About): OutboxMail[] {
  const answered = new Set(to.flatMap((m) => m.message_id ?? []))
  return mails
    .filter(
      ({ mail, text, answers }) =>
        addresses.includes(addressKey(mail.recipient)) ||
        answers.some((id) => answered.has(id)) ||
        mentions(text, words),
    )
    .map(({ mail }) => mail)
}

/** A word that somebody else may well bear is worth the loss of an old digest, not of another person's mail. */
const byTeamOrMachine = (world: World, message: LooseMessage['message']): boolean =>
  message.automatic !== 'no' || isOfTeam(world, message.body.from.address)

const textOf = ({ db }: World, { body, sha256 }: LooseMessage['message']): string =>
  `${JSON.stringify(body)}\n${rawBytes(db, sha256)?.toString('latin1') ?? ''}`

/** By the rule that statistics count landlords by: whoever is one in the case, or acts for one. */
const keysOf = (world: World, caseId: CaseId, parties: readonly Party[]): LandlordKey[] =>
  addressesOf(parties.filter(({ role }) => sideOf(role) === 'landlord')).map((address) => ({
    caseId,
    key: landlordKeyOf(world)(address),
  }))

const MIN_NAME = 4

const wordsAbout = (parties: readonly Party[]): string[] => [
  ...addressesOf(parties),
  ...parties.map((p) => p.name.trim()).filter((name) => name.length >= MIN_NAME),
]

const addressesOf = (parties: readonly Party[]): string[] => [
  ...new Set(parties.flatMap((p) => p.addresses.map((a) => addressKey(a.address)))),
]

const hasAddress = (party: Party, address: string): boolean => addressesOf([party]).includes(addressKey(address))

async function wordsOf(raw: Buffer | null): Promise<Pick<LooseMail, 'text' | 'answers'>> {
  const parsed = raw && raw.length > 0 ? await parseMail(raw) : null
  if (parsed?.kind !== 'parsed') return { text: raw?.toString('latin1') ?? '', answers: [] }
  const { subject, text, inReplyTo } = parsed.mail
  return { text: `${subject}\n${text}`, answers: inReplyTo }
}
