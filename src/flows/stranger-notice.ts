import { parisDay } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import type { CaseId, CaseRef } from '../domain/ids.ts'
import type { HoldReason } from '../mail/reasons.ts'
import { commissionSays } from '../reading/commission-news.ts'
import { goesOnIn, loadCaseRow } from '../store/cases.ts'
import { openHeld } from '../store/held.ts'
import { commissionNotice } from '../writing/commission-notice.ts'
import { fileLine } from '../writing/file-line.ts'
import type { PlainMail } from '../writing/plain-mail.ts'
import { strangerNotice } from '../writing/stranger-notice.ts'
import { isListed } from './commission-mail.ts'
import { bodyOf, type Judged } from './judge-mail.ts'
import { lineFor, listMail } from './list-mail.ts'
import { ownerOf } from './people.ts'
import type { World } from './world.ts'

/** Held mails of one case that its mediator is told of one by one; more of them wait in the digest. */
const MOST_PROPOSED = 3

type Held = { id: string; reason: HoldReason; candidates: readonly CaseId[] }

/**
 * Somebody unknown leads to exactly one case, by its code or by a letter of it: its mediator says who that is, by one reply. Of
 * what seems to come from a commission, the mediator says what it decides.
 */
export async function proposedToOwner(world: World, judged: Judged, held: Held): Promise<Change[]> {
  const { db } = world
  const [caseId, ...more] = new Set(held.candidates.map((id) => goesOnIn(db, id)))
  const header = caseId && more.length === 0 ? loadCaseRow(db, caseId)?.header : undefined
  if (!header || waiting(world, header.id) >= MOST_PROPOSED) return []
  const notice = noticeOf(world, judged, held.reason, header.ref)
  if (!notice) return []
  return listMail(world, {
    ...notice,
    key: `mediator_notice:held:${held.id}`,
    kind: 'mediator_notice',
    to: ownerOf(world, header),
    lines: [lineFor(1, `held:${held.id}`, null)],
  })
}

function noticeOf(world: World, judged: Judged, reason: HoldReason, ref: CaseRef): PlainMail | null {
  const { attachments } = bodyOf(judged)
  const mail = {
    ref,
    from: judged.mail.from[0] ?? { name: '', address: '' },
    proven: judged.authenticity.verdict === 'pass',
    words: judged.words.visible,
  }
  if (reason === 'unknown_sender') return strangerNotice(mail)
  if (reason !== 'commission_mail') return null
  return commissionNotice({
    ...mail,
    listed: isListed(world, mail.from.address),
    says: commissionSays(mail.words, parisDay(judged.receivedAt)),
    files: fileLine(
      attachments.map(({ name, mediaType, sniffed, pdf }) => ({
        name,
        mediaType: sniffed ?? mediaType,
        pdf: pdf ?? null,
        before: null,
      })),
    ),
  })
}

const waiting = ({ db }: World, id: CaseId): number =>
  openHeld(db).filter(({ candidates }) =>
    (JSON.parse(candidates) as CaseId[]).some((each) => goesOnIn(db, each) === id),
  ).length
