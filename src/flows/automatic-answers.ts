import { parisDay, plusSeconds } from '../domain/day.ts'
import type { Change, FinishedMail, MailKind } from '../domain/decision.ts'
import type { CaseId } from '../domain/ids.ts'
import { addressKey } from '../mail/addresses.ts'
import { countAnswers } from '../store/answers.ts'
import { hasKey } from '../store/outbox.ts'
import { brakeAlert } from '../writing/brake-alert.ts'
import { finishStaffMail } from './finish-mail.ts'
import type { World } from './world.ts'

const DAY = 24 * 3600

/** What a stranger's mail can make us write. */
const ANSWERS: readonly MailKind[] = ['receipt', 'status', 'hold_notice']

/** Within 24 hours. Somebody who is answered more often is a machine that hides it, or is being bombed through us. */
export const MOST = { toAddress: 4, inCase: 8, all: 200 } as const

/** Receipts for commands that did nothing, to one address within 24 hours. */
const MOST_REFUSALS = 20

type To = { address: string; caseId: CaseId | null }

/**
 * An automatic answer to a person, unless their address, their case or all of them together had their share; `write` is called
 * only then. At the brake for all, the supervisors hear of it once a day.
 */
export async function answerOnce(world: World, to: To, write: () => Promise<FinishedMail | null>): Promise<Change[]> {
  const sent = countAnswers(world.db, plusSeconds(world.clock.now(), -DAY), ANSWERS, to)
  if (sent.all >= MOST.all) return brake(world)
  if (sent.toAddress >= MOST.toAddress || sent.inCase >= MOST.inCase) return []
  const mail = await write()
  return mail ? [{ kind: 'mail', mail }] : []
}

/** Whether somebody of the team may be told once more that a mail of theirs did nothing. */
export const mayRefuseAgain = ({ db, clock }: World, address: string): boolean =>
  countAnswers(db, plusSeconds(clock.now(), -DAY), ['command_receipt'], { address, caseId: null }).toAddress <
  MOST_REFUSALS

/** True while no automatic answer leaves. */
export const isBraked = ({ db, clock }: World): boolean =>
  countAnswers(db, plusSeconds(clock.now(), -DAY), ANSWERS, { address: '', caseId: null }).all >= MOST.all

function brake(world: World): Promise<Change[]> {
  const keyOf = (to: string) => `alert:brake:${parisDay(world.clock.now())}:${addressKey(to)}`
  const untold = world.settings.supervisors.filter((to) => !hasKey(world.db, keyOf(to)))
  const replyTo = world.settings.mailAddress
  return Promise.all(
    untold.map(async (to): Promise<Change> => {
      const plan = { ...brakeAlert(MOST.all), key: keyOf(to), kind: 'alert', to, replyTo } as const
      return { kind: 'mail', mail: await finishStaffMail(world, plan) }
    }),
  )
}
