import type { Party } from '../domain/case.ts'
import type { CaseId, PartyId } from '../domain/ids.ts'
import { type Role, sideOf } from '../domain/roles.ts'
import { addressKey } from '../mail/addresses.ts'
import type { HoldReason } from '../mail/reasons.ts'
import { goesOnIn, partiesByAddress, partiesTogether, roleOfParty } from '../store/cases.ts'
import type { Judged } from './judge-mail.ts'
import { type Evidence, evidences, type MatchKind } from './thread-evidence.ts'
import type { World } from './world.ts'

export type Placed =
  | { kind: 'one'; caseId: CaseId; party: PartyId; by: MatchKind | 'borrowed_key' }
  | { kind: 'held'; reason: HoldReason; candidates: readonly CaseId[] }
  | { kind: 'none' }

/**
 * The first key that names exactly one case decides, and only for somebody who is a participant of that case: keys travel
 * in quoted headers and forwarded mails, so none of them lets a stranger in.
 */
export function placeMessage(world: World, judged: Judged): Placed {
  const sender = judged.mail.from[0]?.address ?? ''
  for (const evidence of evidences(world, judged, sender)) {
    const cases = [...new Set(evidence.cases.map((id) => goesOnIn(world.db, id)))]
    if (cases.length > 1 || (evidence.unsure && cases.length > 0))
      return { kind: 'held', reason: 'several_matching_cases', candidates: cases }
    const [caseId] = cases
    if (caseId) return enter(world, caseId, sender, evidence)
  }
  return { kind: 'none' }
}

/** `borrowed_key`: a token or a letter that was given to somebody else leads to the case, and proves nothing about the sender. */
function enter({ db }: World, caseId: CaseId, sender: string, { by, owner }: Evidence): Placed {
  const parties = partiesTogether(db, caseId)
  const party = parties.find((p) => p.addresses.some((a) => addressKey(a.address) === addressKey(sender)))
  const held = (reason: HoldReason): Placed => ({ kind: 'held', reason, candidates: [caseId] })
  if (!party) return held('unknown_sender')
  const borrowed = owner !== null && !partiesByAddress(db, sender).some((p) => p.party === owner)
  if (borrowed && by === 'participant_token' && isOtherSide(roleOfParty(db, owner), party))
    return held('wrong_side_token')
  return { kind: 'one', caseId, party: party.id, by: borrowed ? 'borrowed_key' : by }
}

const isOtherSide = (owner: Role | null, { role }: Party): boolean => {
  const side = owner && sideOf(owner)
  return side !== null && side !== sideOf(role)
}
