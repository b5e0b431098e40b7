import { plusSeconds } from '../domain/day.ts'
import type { Change, Decision } from '../domain/decision.ts'
import type { CaseId, PartyId } from '../domain/ids.ts'
import { purposeLabel } from '../domain/letter-purposes.ts'
import { roleLabel } from '../domain/roles.ts'
import { inWindow } from '../domain/sending-window.ts'
import { addressKey } from '../mail/addresses.ts'
import { type Bounce, type BouncedRecipient, parseBounce } from '../mail/bounce.ts'
import { type BounceVerdict, bounceVerdict } from '../mail/bounce-verdict.ts'
import { reportedIds } from '../mail/tokens.ts'
import { partiesByAddress } from '../store/cases.ts'
import { hasKey, mailByMessageId, type OutboxMail } from '../store/outbox.ts'
import { bounceNotice, type NotDelivered } from '../writing/bounce-notice.ts'
import { voidOpenDraft } from './file-message.ts'
import { finishStaffMail } from './finish-mail.ts'
import type { Judged } from './judge-mail.ts'
import { type CaseFile, loadCase } from './load-case.ts'
import { messageRow } from './message-row.ts'
import { ownerOf } from './people.ts'
import { setAside } from './set-aside.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

/** After a passing failure, in seconds. */
const SECOND_TRY = 2 * 24 * 3600

/**
 * A delivery report counts only when it names a mail that we really sent: a guessed id closes no channel. A delay is noted
 * and nothing else; after a passing failure the letter leaves once more; the mediator hears of what did not arrive.
 */
export async function fileBounce(world: World, judged: Judged): Promise<Decision> {
  const bounce = parseBounce(judged.mail)
  const ours = returned(world, judged, bounce)
  if (!ours?.case_id || !ours.party_id)
    return setAside(world, judged, 'bounce_unmatched', casesOfRecipients(world, bounce))
  const found = loadCase(world.db, ours.case_id)
  const party: PartyId = ours.party_id
  const row = messageRow(world, judged, {
    fate: 'filed',
    match: 'our_message_id',
    case_id: ours.case_id,
    party_id: party,
    channel: 'private',
  })
  const report: BouncedRecipient = bounce.recipients.find(
    (r) => addressKey(r.address) === addressKey(ours.recipient),
  ) ??
    bounce.recipients[0] ?? { address: ours.recipient, ...bounce.whole }
  const verdict = bounceVerdict(report, judged.mail.text)
  const event = (permanent: boolean): Change => ({
    kind: 'event',
    actor: { kind: 'service' },
    event: { type: 'letter_bounced', party, message: row.id, permanent },
  })
  const changes: Change[] = [
    { kind: 'file_message', row },
    ...(verdict === 'arrived' ? [] : [event(verdict === 'dead')]),
    ...(verdict === 'dead' ? deadAddress(world, found, ours, party) : []),
    ...(await followUp(world, found, { ours, verdict, report })),
  ]
  return { caseId: ours.case_id, basedOn: found.lastEvent, changes }
}

/** The mail that the report is about: by the envelope sender that only it had, else by the Message-ID that came back. */
function returned({ db, settings }: World, { mail }: Judged, { originalMessageId }: Bounce): OutboxMail | null {
  const ids = [...reportedIds(mail, settings.mailAddress), ...(originalMessageId ? [originalMessageId] : [])]
  return ids.map((id) => mailByMessageId(db, id)).find((found) => found !== null) ?? null
}

const casesOfRecipients = ({ db }: World, { recipients }: Bounce): CaseId[] => [
  ...new Set(recipients.flatMap((r) => partiesByAddress(db, r.address)).map((p) => p.caseId)),
]

const deadAddress = (world: World, found: CaseFile, ours: OutboxMail, party: PartyId): Change[] => [
  { kind: 'address_bounced', party, address: ours.recipient },
  ...voidOpenDraft(found),
  { kind: 'task', task: 'weigh_case', subject: found.header.id, runAt: world.clock.now() },
]

type Failed = { ours: OutboxMail; verdict: BounceVerdict; report: BouncedRecipient }

/** What comes next for a letter; other mails are not missed by anybody. */
async function followUp(world: World, found: CaseFile, failed: Failed): Promise<Change[]> {
  const { ours, verdict } = failed
  if (ours.kind !== 'letter') return []
  switch (verdict) {
    case 'waiting':
    case 'arrived':
      return []
    case 'passing':
      return ours.again === 0 && ours.state === 'sent'
        ? [{ kind: 'send_again', mail: ours.id, notBefore: secondTry(world) }]
        : tellOwner(world, found, failed, 'still')
    case 'dead':
    case 'refused':
      return tellOwner(world, found, failed, verdict)
  }
}

const secondTry = (world: World) =>
  inWindow(plusSeconds(world.clock.now(), SECOND_TRY), world.settings.sendingWindow, inAlsaceMoselle(world))

async function tellOwner(
  world: World,
  found: CaseFile,
  { ours, report }: Failed,
  why: NotDelivered,
): Promise<Change[]> {
  const key = `mediator_notice:returned:${ours.message_id}:${why}`
  const party = found.parties.find((p) => p.id === ours.party_id)
  const draft = found.drafts.find((d) => d.id === ours.draft_id)
  if (!party || !draft || hasKey(world.db, key)) return []
  const text = bounceNotice(why, {
    ref: found.header.ref,
    letter: purposeLabel[draft.purpose],
    to: `${party.name || party.role} (${roleLabel[party.role]})`,
    address: ours.recipient,
    answer: report.diagnostic,
  })
  const to = ownerOf(world, found.header)
  const replyTo = world.settings.mailAddress
  return [{ kind: 'mail', mail: await finishStaffMail(world, { ...text, key, kind: 'mediator_notice', to, replyTo }) }]
}
