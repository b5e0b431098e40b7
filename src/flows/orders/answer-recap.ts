import { parisDay, plusSeconds } from '../../domain/day.ts'
import type { Decision } from '../../domain/decision.ts'
import { inWindow } from '../../domain/sending-window.ts'
import { recapAddress } from '../../mail/tokens.ts'
import { hasKey } from '../../store/outbox.ts'
import type { CommandResult } from '../../writing/command-receipt.ts'
import { letterFooter } from '../../writing/notice.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords } from '../../writing/order-words.ts'
import { finishMail } from '../finish-mail.ts'
import { nameOf } from '../people.ts'
import { type PreparedRecap, prepareRecap, recapKey } from '../recap.ts'
import { hashToken, landlordKey } from '../tokens.ts'
import { inAlsaceMoselle } from '../working-calendar.ts'
import type { World } from '../world.ts'
import { decisionOn } from './target.ts'

type RecapEffect = { result: CommandResult; decisions: readonly Decision[] }

/** A mediator's word on a recap: it leaves as it was shown, or not at all. */
export async function decideRecap(
  world: World,
  { name, shown }: { name: string; shown: string | null },
  releases: boolean,
  by: string,
): Promise<RecapEffect> {
  if (!releases) return { result: { kind: 'recorded', what: orderWords.recapKept }, decisions: [] }
  const prepared = prepareRecap(world, name)
  if (!prepared) return notDone(refusals.recapTooFew)
  if (hasKey(world.db, recapKey(prepared.token))) return notDone(refusals.recapGone)
  if (prepared.fingerprint !== shown)
    return {
      ...notDone(refusals.recapChanged),
      decisions: [
        {
          caseId: null,
          basedOn: null,
          changes: [{ kind: 'task', task: 'propose_recap', subject: name, runAt: world.clock.now() }],
        },
      ],
    }
  const what = orderWords.recapLeaves(prepared.cases.length, prepared.address)
  return { result: { kind: 'recorded', what }, decisions: await release(world, prepared, by) }
}

async function release(world: World, prepared: PreparedRecap, by: string): Promise<Decision[]> {
  const { settings } = world
  const { address, subject, text, token, lines, answerableUntil: expiresAt, cases } = prepared
  const now = world.clock.now()
  const mail = await finishMail(
    world,
    {
      key: recapKey(token),
      kind: 'recap',
      draft: null,
      party: null,
      to: { name: '', address },
      replyTo: recapAddress(settings.mailAddress, token),
      subject,
      text,
      footer: letterFooter(settings, nameOf(world, by)),
      inReplyTo: null,
      references: [],
      attachments: [],
    },
    now,
  )
  const notBefore = inWindow(
    plusSeconds(now, settings.undoMinutes * 60),
    settings.sendingWindow,
    inAlsaceMoselle(world),
  )
  const recipient = landlordKey(settings.secret, address)
  return [
    {
      caseId: null,
      basedOn: null,
      changes: [
        { kind: 'grant_list', tokenSha256: hashToken(token), recipient, lines, expiresAt },
        { kind: 'mail', mail: { ...mail, notBefore } },
      ],
    },
    ...cases.map(({ found, party }) =>
      decisionOn(world, found, [
        {
          kind: 'event',
          actor: { kind: 'mediator', address: by },
          event: { type: 'recap_released', party: party.id, on: parisDay(now) },
        },
      ]),
    ),
  ]
}

const notDone = (why: string): RecapEffect => ({ result: { kind: 'not_done', why, warnings: [] }, decisions: [] })
