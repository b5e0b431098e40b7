import { parisDay } from '../../domain/day.ts'
import type { Change, Decision } from '../../domain/decision.ts'
import type { MessageRef } from '../../domain/ids.ts'
import { participantAddress } from '../../mail/tokens.ts'
import type { CommandResult } from '../../writing/command-receipt.ts'
import { letterFooter } from '../../writing/notice.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords } from '../../writing/order-words.ts'
import { copyFile, type PreparedAnswer, prepareAnswer } from '../data-request.ts'
import { finishMail } from '../finish-mail.ts'
import { nameOf } from '../people.ts'
import type { World } from '../world.ts'
import { decisionOn } from './target.ts'

export type DataOrder = { kind: 'release' } | { kind: 'by_hand'; reason: string }

/** `decision`: null where nothing is done. */
export type DataEffect = { result: CommandResult; decision: Decision | null }

/** A supervisor's word on a request about data: the prepared answer leaves, unchanged, to its one receiver; or a human answers. */
export async function decideDataRequest(
  world: World,
  { message, fingerprint }: { message: MessageRef; fingerprint: string | null },
  order: DataOrder,
  by: string,
): Promise<DataEffect> {
  const prepared = await prepareAnswer(world, message)
  if (!prepared) return { result: notDone(refusals.requestSettled), decision: null }
  const settled = (how: 'answered' | 'by_hand'): Change => ({
    kind: 'event',
    actor: { kind: 'mediator', address: by },
    event: { type: 'data_request_settled', message, how },
  })
  if (order.kind === 'by_hand') {
    const note: Change[] = order.reason
      ? [{ kind: 'keep_note', id: world.chance.id(), by, text: orderWords.dataNote(order.reason) }]
      : []
    return {
      result: { kind: 'recorded', what: orderWords.dataByHand },
      decision: decisionOn(world, prepared.found, [...note, settled('by_hand')]),
    }
  }
  const why = objection(prepared, fingerprint)
  if (why) {
    const again: Change = { kind: 'task', task: 'propose_data_answer', subject: message, runAt: world.clock.now() }
    const changes = prepared.fingerprint === fingerprint ? null : decisionOn(world, prepared.found, [again])
    return { result: notDone(why), decision: changes }
  }
  const mail = await answerMail(world, prepared, by)
  const { found } = prepared
  const what = orderWords.dataAnswered(mail.recipient, parisDay(prepared.request.askedAt))
  return {
    result: { kind: 'recorded', what },
    decision: decisionOn(world, found, [settled('answered'), { kind: 'mail', mail }]),
  }
}

function objection(prepared: PreparedAnswer, fingerprint: string | null): string | null {
  if (prepared.obstacle) return obstacles[prepared.obstacle]
  if (!prepared.copy) return refusals.copyTooLarge
  if (prepared.fingerprint !== fingerprint) return refusals.answerChanged
  return null
}

const obstacles: Record<NonNullable<PreparedAnswer['obstacle']>, string> = {
  unproven: refusals.requestUnproven,
  'close-first': refusals.caseStillOpen,
  'on-hold': refusals.dataOnHold,
}

function answerMail(world: World, { found, party, message, request, subject, text, copy }: PreparedAnswer, by: string) {
  const { settings, clock } = world
  const attached = copy && request.rights.includes('access')
  return finishMail(
    world,
    {
      key: `data_answer:${message.id}`,
      kind: 'data_answer',
      draft: null,
      party: party.id,
      to: { name: party.name, address: message.body.from.address },
      replyTo: participantAddress(settings.mailAddress, party.token),
      subject,
      text,
      footer: letterFooter(settings, nameOf(world, by)),
      inReplyTo: message.message_id,
      references: message.message_id ? [message.message_id] : [],
      attachments: attached ? [copyFile(found, copy.bytes)] : [],
    },
    clock.now(),
  )
}

const notDone = (why: string): CommandResult => ({ kind: 'not_done', why, warnings: [] })
