import type { News } from '../domain/case.ts'
import type { Change } from '../domain/decision.ts'
import { wantsNoSoftware } from '../domain/software.ts'
import { acceptsOnCondition } from '../reading/reserved-yes.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { spanText } from '../writing/fact-text.ts'
import { mediatorNoticeMail } from '../writing/mediator-notice.ts'
import { lineFor, listMail } from './list-mail.ts'
import { type CaseFile, sideOfParty } from './load-case.ts'
import { filesOf } from './message-files.ts'
import { ownerOf } from './people.ts'
import { unplacedFiles } from './unplaced-files.ts'
import type { World } from './world.ts'

/**
 * For the mediator: a message that calls for no letter, or that the reader could not understand. Once per message. It is
 * answered by orders on the case that the message lies in by then.
 */
export async function mediatorNotice(
  world: World,
  found: CaseFile,
  evaluation: Evaluation,
  news: News,
): Promise<Change[]> {
  const message = found.messages.find((m) => m.id === news.message)
  if (!message) return []
  const role = found.parties.find((p) => p.id === message.party_id)?.role ?? 'other'
  const side = sideOfParty(found.parties, message.party_id)
  const refuses = side !== null && wantsNoSoftware(found.file, side)
  const isReserved = acceptsOnCondition(found.readings.get(message.id)?.acts ?? [])
  return listMail(world, {
    ...mediatorNoticeMail({
      because: refuses ? 'no_software' : isReserved ? 'reserved' : news.doubtful ? 'doubtful' : 'nothing_to_say',
      ref: found.header.ref,
      state: found.file.state,
      from: message.body.from.name || message.body.from.address,
      role,
      acts: news.acts,
      claim: spanText(evaluation.totalDue),
      words: message.body.own,
      files: [filesOf(found, message), ...unplacedFiles(world, [message])].filter(Boolean).join(' ; '),
    }),
    key: `mediator_notice:${message.id}`,
    kind: 'mediator_notice',
    to: ownerOf(world, found.header),
    lines: [lineFor(1, `message:${message.id}`, null)],
  })
}
