import type { Change } from '../domain/decision.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import type { PartyId } from '../domain/ids.ts'
import { otherSide, type Side } from '../domain/roles.ts'
import { addressKey } from '../mail/addresses.ts'
import { isOurs } from '../mail/tokens.ts'
import type { Reading } from '../reading/contract.ts'
import { askerOf } from './asker.ts'
import { type CaseFile, sideOfParty } from './load-case.ts'
import { partyOf } from './open-case.ts'
import type { World } from './world.ts'

/**
 * An address for the other side, from the side that asked (in answer to our question or in words that say so), or from
 * somebody of the landlord's side who is not the right person, becomes a declared address where none works yet. It is only ever
 * written to after the mediator saw it in an approval; it never makes anybody a participant who writes from elsewhere.
 */
export function contactChanges(world: World, found: CaseFile, message: MessageRow, reading: Reading): Change[] {
  const side = sideOfParty(found.parties, message.party_id)
  const disclaims = side === 'landlord' && isDisclaiming(found, message, reading)
  const asker = askerOf(found)
  const sought = disclaims ? 'landlord' : otherSide(asker)
  const given = side === asker || disclaims ? addressGiven(world, reading, sought, disclaims) : null
  if (!given) return []
  const holder = found.parties.find((p) => p.addresses.some((a) => addressKey(a.address) === addressKey(given.address)))
  if (holder) return holder.role === 'other' ? named(holder.id, sought) : []
  const disclaimed = [...found.file.disclaimed, ...(disclaims ? [message.party_id] : [])]
  const known = found.parties.find((p) => p.side === sought && !disclaimed.includes(p.id))
  if (known?.addresses.some((a) => !a.bounced)) return []
  if (known)
    return [
      { kind: 'add_address', party: known.id, address: given.address, origin: 'declared' },
      ...heardAnew(found, known.id, sought),
    ]
  const role = sought === 'landlord' && AGENCY.test(given.quote) ? 'agent' : sought
  const party = partyOf(world, found.header.id, role, { name: '', address: given.address }, 'declared')
  return [{ kind: 'add_party', party }, ...heardAnew(found, party.id, sought)]
}

const AGENCY = /agence|gestionnaire|syndic|r[ée]gie|cabinet/i
const NAMES: Record<Side, RegExp> = {
  landlord: /propri[ée]taire|bailleur|bailleresse|agence|gestionnaire|loueur|proprio/i,
  tenant: /locataire|preneur|preneuse/i,
}

const isDisclaiming = ({ file }: CaseFile, { party_id: party }: MessageRow, reading: Reading): boolean =>
  reading.choice === 5 || (party !== null && file.disclaimed.includes(party))

/** `any`: who says not to be the right person means by any address the one who is. */
function addressGiven(world: World, { answers, addresses }: Reading, of: Side, any: boolean) {
  const question = of === 'landlord' ? 'landlord_email' : 'tenant_email'
  const answered = answers.filter((a) => a.question === question).map((a) => a.quote)
  const theirs = addresses.filter(({ address }) => !isOurs(address, world.settings.mailAddress))
  return theirs.find(
    ({ address, quote }) => any || answered.some((text) => text.includes(address)) || NAMES[of].test(quote),
  )
}

/** What an address that does not work, or the wrong person, was written counts for nothing with the right one. */
const heardAnew = ({ file }: CaseFile, party: PartyId, side: Side): Change[] =>
  file.sent.some((s) => s.side === side)
    ? [{ kind: 'event', actor: { kind: 'service' }, event: { type: 'contact_declared', party, side } }]
    : []

/** Somebody in copy of the opening whom who asked now names; the mediator sees it before anything is written. */
const named = (party: PartyId, role: Side): Change[] => [
  { kind: 'name_role', party, role },
  { kind: 'event', actor: { kind: 'service' }, event: { type: 'party_named', party, role } },
]
