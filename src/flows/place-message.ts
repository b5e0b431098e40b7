import type { Party } from '../domain/case.ts'
import type { CaseId, PartyId } from '../domain/ids.ts'
import { sideOf } from '../domain/roles.ts'
import { type CaseState, isOpen } from '../domain/states.ts'
import { addressKey } from '../mail/addresses.ts'
import type { HoldReason } from '../mail/reasons.ts'
import { caseRefsIn } from '../mail/thread.ts'
import { tokensIn } from '../mail/tokens.ts'
import { readBuiltin } from '../reading/builtin-reader.ts'
import { opensCase } from '../reading/opens-case.ts'
import {
  caseIdByRef,
  goesOnIn,
  loadCaseRow,
  partiesByAddress,
  partiesTogether,
  partyByToken,
  roleOfParty,
} from '../store/cases.ts'
import { threadHits } from '../store/messages.ts'
import { bodyOf, type Judged } from './judge-mail.ts'
import { readingInput } from './reading-input.ts'
import type { World } from './world.ts'

/** How a message came to its case, strongest evidence first. */
type MatchKind =
  | 'participant_token'
  | 'our_message_id'
  | 'known_message_id'
  | 'unknown_ancestor'
  | 'quoted_marker'
  | 'sender'

export type Placed =
  | { kind: 'one'; caseId: CaseId; party: PartyId; by: MatchKind }
  | { kind: 'held'; reason: HoldReason; candidates: readonly CaseId[] }
  | { kind: 'none' }

type Evidence = { by: MatchKind; cases: readonly CaseId[]; tokenParty: PartyId | null }

/**
 * The first key that names exactly one case decides, and only for somebody who is a participant of that case: keys travel
 * in quoted headers and forwarded mails, so none of them lets a stranger in.
 */
export function placeMessage(world: World, judged: Judged): Placed {
  const sender = judged.mail.from[0]?.address ?? ''
  for (const evidence of evidences(world, judged, sender)) {
    const cases = [...new Set(evidence.cases.map((id) => goesOnIn(world.db, id)))]
    if (cases.length > 1) return { kind: 'held', reason: 'several_matching_cases', candidates: cases }
    const [caseId] = cases
    if (caseId) return enter(world, caseId, sender, evidence)
  }
  return { kind: 'none' }
}

function enter(world: World, caseId: CaseId, sender: string, evidence: Evidence): Placed {
  const parties = partiesTogether(world.db, caseId)
  const party = parties.find((p) => p.addresses.some((a) => addressKey(a.address) === addressKey(sender)))
  const held = (reason: HoldReason): Placed => ({ kind: 'held', reason, candidates: [caseId] })
  if (!party) return held('unknown_sender')
  if (usesTokenOfOtherSide(world, party, evidence.tokenParty)) return held('wrong_side_token')
  return { kind: 'one', caseId, party: party.id, by: evidence.by }
}

function usesTokenOfOtherSide({ db }: World, sender: Party, token: PartyId | null): boolean {
  const owner = token ? roleOfParty(db, token) : null
  return owner !== null && sideOf(owner) !== sideOf(sender.role)
}

/** Each key's cases, strongest key first. Only a participant's own address and a reference of theirs count for the last two. */
function* evidences(world: World, judged: Judged, sender: string): Generator<Evidence> {
  const { db, settings } = world
  const { mail, words } = judged
  for (const token of tokensIn(mail, settings.mailAddress).participant) {
    const owner = partyByToken(db, token)
    if (owner) yield { by: 'participant_token', cases: [owner.caseId], tokenParty: owner.party }
  }
  const ids = [...new Set([...mail.inReplyTo, ...[...mail.references].reverse()])]
  const hits = ids.map((id) => threadHits(db, id))
  const found = (kind: string) =>
    hits.map((rows) => rows.filter((r) => r.kind === kind).map((r) => r.case_id)).find((cases) => cases.length > 0) ??
    []
  yield { by: 'our_message_id', cases: found('ours'), tokenParty: null }
  yield { by: 'known_message_id', cases: found('filed'), tokenParty: null }
  const mine = partiesByAddress(db, sender)
  const open = mine.filter((p) => isOpen(stateWhereItGoesOn(world, p))).map((p) => p.caseId)
  yield {
    by: 'unknown_ancestor',
    cases: found('ancestor').filter((id) => mine.some((p) => p.caseId === id)),
    tokenParty: null,
  }
  const quoted = caseRefsIn(`${mail.subject}\n${words.quoted}\n${words.visible}`).flatMap(
    (ref) => caseIdByRef(db, ref) ?? [],
  )
  yield { by: 'quoted_marker', cases: quoted.filter((id) => mine.some((p) => p.caseId === id)), tokenParty: null }
  if (open.length > 0) yield { by: 'sender', cases: open, tokenParty: null }
  else if (mine[0] && !asksAnew(world, judged)) yield { by: 'sender', cases: [mine[0].caseId], tokenParty: null }
}

const stateWhereItGoesOn = ({ db }: World, { caseId, state }: { caseId: CaseId; state: CaseState }): CaseState =>
  state === 'merged' ? (loadCaseRow(db, goesOnIn(db, caseId))?.file.state ?? state) : state

/** Somebody whose cases are all closed writes, in answer to nothing, what would open a stranger's case. */
function asksAnew(world: World, judged: Judged): boolean {
  const input = readingInput(world, bodyOf(judged), judged.receivedAt, null)
  return judged.automatic.kind === 'no' && opensCase(readBuiltin(input), input)
}
