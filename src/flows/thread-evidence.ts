import type { Party } from '../domain/case.ts'
import type { CaseId, PartyId } from '../domain/ids.ts'
import { sideOf } from '../domain/roles.ts'
import { isOpen } from '../domain/states.ts'
import { addressKey } from '../mail/addresses.ts'
import { foreignRefs } from '../mail/foreign-refs.ts'
import { namesPerson } from '../mail/person-named.ts'
import { caseRefsIn } from '../mail/thread.ts'
import { isOurs, reportedIds, tokensIn } from '../mail/tokens.ts'
import { readBuiltin } from '../reading/builtin-reader.ts'
import { opensCase } from '../reading/opens-case.ts'
import { caseIdByRef, goesOnIn, loadCaseRow, partiesByAddress, partiesTogether, partyByToken } from '../store/cases.ts'
import { casesByForeignRef } from '../store/foreign-refs.ts'
import { threadHits } from '../store/messages.ts'
import { mailByMessageId } from '../store/outbox.ts'
import { bodyOf, type Judged } from './judge-mail.ts'
import { readingInput } from './reading-input.ts'
import type { World } from './world.ts'

/** How a message came to its case, strongest evidence first. */
export type MatchKind =
  | 'participant_token'
  | 'our_message_id'
  | 'known_message_id'
  | 'unknown_ancestor'
  | 'quoted_marker'
  | 'copied_code'
  | 'foreign_reference'
  | 'other_participant'
  | 'person_named'
  | 'sender'

/** `owner`: to whom the key was given, a token or a letter of ours; what another person holds proves nothing about the sender. */
export type Evidence = { by: MatchKind; cases: readonly CaseId[]; owner: PartyId | null; unsure?: boolean }

type Mine = ReturnType<typeof partiesByAddress>[number]

/**
 * Each key's cases, strongest key first. The keys that anybody can write (ancestors, references, names) count for the
 * sender's own cases only. `unsure` cases are candidates for a human.
 */
export function* evidences(world: World, judged: Judged, sender: string): Generator<Evidence> {
  const { db, settings } = world
  const { mail, words } = judged
  const mine = partiesByAddress(db, sender)
  const ofMine = (cases: readonly CaseId[]) => cases.filter((id) => mine.some((p) => p.caseId === id))
  const key = (by: MatchKind, cases: readonly CaseId[]): Evidence => ({ by, cases, owner: null })
  for (const token of tokensIn(mail, settings.mailAddress).participant) {
    const owner = partyByToken(db, token)
    if (owner) yield { by: 'participant_token', cases: [owner.caseId], owner: owner.party }
  }
  for (const id of reportedIds(judged.mail, settings.mailAddress)) {
    const letter = mailByMessageId(db, id)
    if (letter?.case_id) yield { by: 'our_message_id', cases: [letter.case_id], owner: letter.party_id }
  }
  const found = threadSearch(world, judged)
  const letters = found('ours')
  yield { by: 'our_message_id', cases: letters.map((row) => row.case_id), owner: letters[0]?.party_id ?? null }
  yield key('known_message_id', casesIn(found('filed')))
  yield key('unknown_ancestor', ofMine(casesIn(found('ancestor'))))
  const quoted = caseRefsIn(`${mail.subject}\n${words.quoted}\n${words.visible}`)
  const named = quoted.flatMap((ref) => caseIdByRef(db, ref) ?? [])
  yield key('quoted_marker', ofMine(named))
  yield key(
    'foreign_reference',
    foreignRefs(mail.subject).flatMap((ref) => casesByForeignRef(db, sender, ref)),
  )
  // Of a case that the sender is not in: it leads to a human, never into the case.
  yield key('copied_code', named)
  yield* bySender(world, judged, mine)
}

const casesIn = (rows: readonly { case_id: CaseId }[]): CaseId[] => rows.map((row) => row.case_id)

/** The nearest ancestor of the mail that is known in this way. */
function threadSearch({ db }: World, { mail }: Judged) {
  const ids = [...new Set([...mail.inReplyTo, ...mail.references.toReversed()])]
  const hits = ids.map((id) => threadHits(db, id))
  return (kind: 'ours' | 'filed' | 'ancestor') =>
    hits.map((rows) => rows.filter((row) => row.kind === kind)).find((rows) => rows.length > 0) ?? []
}

/**
 * A mail that answers nothing, from somebody whom we know: by who else gets it or is named in it, else by what it can be
 * about. Whoever lets several dwellings may write of any of them.
 */
function* bySender(world: World, judged: Judged, mine: readonly Mine[]): Generator<Evidence> {
  const { db } = world
  const cases = [...new Set(mine.map((p) => goesOnIn(db, p.caseId)))]
  const others = new Map(cases.map((id) => [id, othersIn(world, id, judged)]))
  const withOthers = (is: (party: Party) => boolean) => cases.filter((id) => others.get(id)?.some(is))
  const { mail, words } = judged
  const recipients = new Set([...mail.to, ...mail.cc].map((r) => addressKey(r.address)))
  const gets = (party: Party): boolean => party.addresses.some((a) => recipients.has(addressKey(a.address)))
  yield { by: 'other_participant', cases: withOthers(gets), owner: null }
  const text = `${mail.subject}\n${words.visible}\n${words.quoted}`
  if (cases.length > 1) yield { by: 'person_named', cases: withOthers((p) => namesPerson(text, p.name)), owner: null }
  const open = cases.filter((id) => isOpen(loadCaseRow(db, id)?.file.state ?? 'merged'))
  const [only] = open
  const lets = mine.some((p) => sideOf(p.role) === 'landlord')
  if (open.length === 0 && asksAnew(world, judged)) return
  if (open.length !== 1 || only === undefined || lets) return yield { by: 'sender', cases, owner: null }
  const strangers =
    others.get(only)?.some((p) => sideOf(p.role) === 'landlord') && writesToStrangers(world, judged, mine)
  const otherMatter = (strangers || OTHER_MATTER.test(text)) && asksAnew(world, judged)
  yield { by: 'sender', cases: open, owner: null, unsure: otherMatter }
}

const OTHER_MATTER =
  /\b(?:(?:autre|seconde?|deuxi[èe]me) (?:logement|appartement|studio|maison|location)|(?:autre|nouve(?:l|lle|au)|seconde?|deuxi[èe]me) (?:bail|locataire|propri[ée]taire|bailleur|bailleresse|agence|dossier|litige|affaire|demande))\b/i

const othersIn = ({ db }: World, id: CaseId, { mail }: Judged): Party[] =>
  partiesTogether(db, id).filter((p) => !p.addresses.some((a) => addressKey(a.address) === senderKey(mail)))

const senderKey = (mail: Judged['mail']): string => addressKey(mail.from[0]?.address ?? '')

/** Somebody gets it who is in none of the sender's cases. */
function writesToStrangers({ db, settings }: World, { mail }: Judged, mine: readonly Mine[]): boolean {
  const known = mine.flatMap((p) => partiesTogether(db, goesOnIn(db, p.caseId))).flatMap((p) => p.addresses)
  const keys = new Set(known.map((a) => addressKey(a.address)))
  return [...mail.to, ...mail.cc].some(
    (r) => !isOurs(r.address, settings.mailAddress) && !keys.has(addressKey(r.address)),
  )
}

/** The mail would open a stranger's case. */
function asksAnew(world: World, judged: Judged): boolean {
  const input = readingInput(world, bodyOf(judged), judged.receivedAt, null)
  return judged.automatic.kind === 'no' && opensCase(readBuiltin(input), input)
}
