import { answerDue, dataRightLabel } from '../domain/data-rights.ts'
import { addDays, type Day, parisDay, parisInstant } from '../domain/day.ts'
import type { MailKind } from '../domain/decision.ts'
import type { CaseId } from '../domain/ids.ts'
import { roleLabel } from '../domain/roles.ts'
import { HoldReason, handling } from '../mail/reasons.ts'
import { goesOnIn, loadCaseRow } from '../store/cases.ts'
import { dataRequests } from '../store/data-requests.ts'
import type { Db } from '../store/database.ts'
import { openHeld } from '../store/held.ts'
import { mailsInState, type OutboxMail } from '../store/outbox.ts'
import type { DigestLine } from '../writing/digest.ts'
import { mailWords, sinceText } from '../writing/digest-words.ts'
import { LAST_LOOK } from './deliver-mail.ts'
import { caseLine } from './digest-case-lines.ts'
import { type CaseHead, loadCase } from './load-case.ts'
import type { World } from './world.ts'

/** `hides`: cases that the reader stepped back from. A mail that may be of such a case alone is not the reader's either. */
export type Hides = (id: CaseId) => boolean

export const heldLines = ({ db }: World, on: Day, hides: Hides): DigestLine[] =>
  openHeld(db)
    .map((row) => ({ row, candidates: JSON.parse(row.candidates) as CaseId[] }))
    .filter(({ candidates }) => candidates.length === 0 || !candidates.every(hides))
    .map(({ row, candidates }) => ({
      key: `held:${row.id}`,
      text: mailWords.held(
        `${handling[HoldReason.parse(row.reason)].label}${perhapsOf(db, candidates, hides)}`,
        sinceText(parisDay(row.at), on),
        parisDay(row.at),
      ),
    }))

/** The cases that it may belong to, which JOINDRE may name. */
function perhapsOf(db: Db, candidates: readonly CaseId[], hides: Hides): string {
  const open = new Set(candidates.filter((id) => !hides(id)).map((id) => goesOnIn(db, id)))
  return mailWords.perhapsOf([...open].flatMap((id) => loadCaseRow(db, id)?.header.ref ?? []))
}

/** Still to decide, soonest due first; then erasures that were granted and wait for the operator. */
export function dataRequestLines(world: World, hides: Hides): DigestLine[] {
  const requests = dataRequests(world.db)
    .filter(({ caseId }) => !hides(caseId))
    .map((request) => ({ request, found: loadCase(world.db, request.caseId) }))
  const who = ({ request, found }: (typeof requests)[number]): string =>
    `${found.header.ref} : ${roleLabel[found.parties.find((p) => p.id === request.party)?.role ?? 'other']}, ${request.rights.map((right) => dataRightLabel[right]).join(', ')}`
  const open = requests.filter(({ request }) => request.settled === null)
  const granted = requests.filter(
    ({ request, found }) =>
      request.settled === 'answered' &&
      request.rights.includes('erasure') &&
      found.parties.some((p) => p.id === request.party && p.addresses.length > 0),
  )
  return [
    ...open.map((each) => ({
      key: `data:${each.request.message}`,
      text: mailWords.answerDue(who(each), answerDue(parisDay(each.request.askedAt))),
    })),
    ...granted.map((each) => ({
      key: `case:${each.found.header.ref}`,
      text: mailWords.toErase(who(each)),
    })),
  ]
}

/** Days for which the digest tells that a letter of a closed case did not arrive. */
const DAYS_AFTER_THE_END = 14

/** Letters that did not arrive, and letters of which nobody knows. */
export function bouncedLines(world: World, open: readonly CaseHead[], on: Day, hides: Hides): DigestLine[] {
  const { db } = world
  const refs = new Map(open.map((found) => [found.header.id, found.header.ref]))
  const waiting = new Set<string | null>(open.flatMap((found) => found.file.openDraft?.draft ?? []))
  const since = parisInstant(addDays(on, -DAYS_AFTER_THE_END), '00:00')
  const line = (mail: OutboxMail, what: string): DigestLine[] => {
    if (mail.case_id && hides(mail.case_id)) return []
    const ref = mail.case_id ? refs.get(mail.case_id) : undefined
    if (!mustArrive[mail.kind] || (mail.kind === 'approval_request' && !waiting.has(mail.draft_id))) return []
    if (!ref && (mail.settled_at ?? '') < since) return []
    const how = mail.last_answer?.startsWith(LAST_LOOK) ? mailWords.lastLook : what
    return [{ key: `mail:${mail.id}`, text: `${ref ?? mailWords.closedCase} : ${mustArrive[mail.kind]} ${how}` }]
  }
  return [
    ...open
      .filter((found) => found.file.bounced.length > 0)
      .map((found) => caseLine(world, found, mailWords.deadAddress)),
    ...(['refused', 'given_up', 'unknown'] as const).flatMap((state) =>
      mailsInState(db, state).flatMap((mail) => line(mail, undelivered[state])),
    ),
  ]
}

const undelivered = {
  refused: mailWords.refused,
  given_up: mailWords.givenUp,
  unknown: mailWords.unknown,
} as const

/** What somebody waits for; a receipt that is lost holds nothing up. */
const mustArrive: Partial<Record<MailKind, string>> = {
  letter: mailWords.letter,
  approval_request: mailWords.approvalRequest,
}
