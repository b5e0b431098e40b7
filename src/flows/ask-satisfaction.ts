import type { Act } from '../domain/acts.ts'
import { addDays, type Day, parisInstant } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Side } from '../domain/roles.ts'
import { wantsNoSoftware } from '../domain/software.ts'
import { addressKey } from '../mail/addresses.ts'
import { participantAddress } from '../mail/tokens.ts'
import { commit } from '../store/commit.ts'
import { closedAndNotAsked, satisfactionAsked } from '../store/satisfaction.ts'
import { addTask } from '../store/tasks.ts'
import { automaticFooter } from '../writing/notice.ts'
import { satisfaction } from '../writing/satisfaction.ts'
import { finishMail } from './finish-mail.ts'
import { type CaseFile, type CaseParty, loadCase } from './load-case.ts'
import type { World } from './world.ts'

/** Days after the end before anybody is asked: time for the closing letter to be read, and for a word against it. */
const DAYS_AFTER = 3
/** After so many days the end is too far back to ask about. */
const MOST_DAYS_AFTER = 30

export function planSatisfaction(world: World, today: Day): void {
  const [from, to] = [addDays(today, -MOST_DAYS_AFTER), addDays(today, -DAYS_AFTER + 1)]
  for (const id of closedAndNotAsked(world.db, parisInstant(from, '00:00'), parisInstant(to, '00:00')))
    addTask(world.db, 'ask_satisfaction', id, world.clock.now())
}

/**
 * One automatic question to each party of a closed case who wrote to us under a proven address. It holds no law and none of
 * anybody's words. Answered by a reply alone: there is no link that a mail scanner could follow.
 */
export async function askSatisfaction(world: World, id: CaseId): Promise<void> {
  const { settings, clock, db } = world
  const now = clock.now()
  const found = loadCase(db, id)
  const done: Change = { kind: 'task_done', task: 'ask_satisfaction', subject: id }
  const mayAsk = found.file.outcome !== null && isTold(found) && satisfactionAsked(db, id).length === 0
  const changes: Change[] = []
  for (const { party, side, address } of mayAsk ? askable(found) : []) {
    const mail = await finishMail(
      world,
      {
        ...satisfaction(settings.serviceName, found.header.ref),
        key: `satisfaction:${party.id}`,
        kind: 'satisfaction',
        draft: null,
        party: party.id,
        to: { name: party.name, address },
        replyTo: participantAddress(settings.mailAddress, party.token),
        footer: automaticFooter(settings),
        inReplyTo: null,
        references: [],
        attachments: [],
      },
      now,
    )
    const event = { type: 'satisfaction_asked', party: party.id, side } as const
    changes.push({ kind: 'mail', mail }, { kind: 'event', event, actor: { kind: 'service' } })
  }
  commit(db, { caseId: id, basedOn: found.lastEvent, changes: [...changes, done] }, settings.mailAddress, now)
}

/** A closing letter that was refused, or still waits, has told nobody of the end: neither does the question. */
const isTold = ({ drafts }: CaseFile): boolean =>
  (drafts.findLast((d) => d.purpose === 'closing')?.state ?? 'approved') === 'approved'

type Askable = { party: CaseParty; side: Side; address: string }

/** Who was hostile, wants no software or spoke of rights on their data is left alone, and so is an address that nobody proved or that bounced. */
function askable(found: CaseFile): Askable[] {
  return found.parties.flatMap((party) => {
    const wrote = found.messages.filter((m) => m.party_id === party.id && m.automatic === 'no')
    const acts = wrote.flatMap((m) => found.readings.get(m.id)?.acts ?? []).map(({ act }) => act)
    const proven = wrote
      .filter((m) => m.body.authenticity.verdict === 'pass')
      .map((m) => addressKey(m.body.from.address))
    const address = party.addresses.findLast((a) => !a.bounced && proven.includes(addressKey(a.address)))?.address
    const isWilling = party.side && !wantsNoSoftware(found.file, party.side)
    const asks = isWilling && address && !acts.some((act) => LEFT_ALONE.includes(act))
    return asks ? [{ party, side: party.side as Side, address }] : []
  })
}

const LEFT_ALONE: readonly Act[] = ['hostility', 'data_rights']
