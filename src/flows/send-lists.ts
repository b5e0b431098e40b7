import { type Day, parisDay, plusSeconds } from '../domain/day.ts'
import type { Change, ListLine } from '../domain/decision.ts'
import { addressKey } from '../mail/addresses.ts'
import { approvalAddress } from '../mail/tokens.ts'
import { openCaseIds } from '../store/cases.ts'
import { commit } from '../store/commit.ts'
import type { DraftRow } from '../store/drafts.ts'
import { hasKey } from '../store/outbox.ts'
import { finishTask } from '../store/tasks.ts'
import { approvalList, type ListedLetter } from '../writing/approval-list.ts'
import { spanText } from '../writing/fact-text.ts'
import type { Letter } from '../writing/letter.ts'
import { apart } from './apart.ts'
import { finishMail } from './finish-mail.ts'
import { evaluateCase } from './law-for-case.ts'
import { letterFaults } from './letter-faults.ts'
import { type CaseFile, loadCase } from './load-case.ts'
import { ownerOf } from './people.ts'
import { hashToken, listTokenFor } from './tokens.ts'
import type { World } from './world.ts'

/** Fewer than this, and the letters' own mails are no trouble. */
const LEAST = 2
/** One reply handles no more. The oldest wait first. */
const MOST = 20

type Waiting = { found: CaseFile; draft: DraftRow<Letter> }

/** Each mediator's waiting letters in one mail, once a day; one that was late for its own day is not sent any more. */
export async function sendLists(world: World, on: Day): Promise<void> {
  const { settings, clock, db } = world
  const now = clock.now()
  const waiting = parisDay(now) === on ? allWaiting(world) : []
  for (const address of settings.mediators) {
    const key = `approval_list:${on}:${address}`
    const mine = waiting.filter(({ found }) => addressKey(ownerOf(world, found.header)) === addressKey(address))
    if (mine.length < LEAST || hasKey(db, key)) continue
    const shown = mine.slice(0, MOST)
    const { subject, text } = approvalList(shown.map((each) => listedLetter(world, each)))
    const lines = shown.map(({ draft }, i) => lineFor(i + 1, `draft:${draft.id}`, draft))
    const { token, grant } = grantList(world, address, lines)
    const mail = await finishMail(
      world,
      {
        key,
        kind: 'approval_list',
        draft: null,
        party: null,
        to: { name: '', address },
        replyTo: approvalAddress(settings.mailAddress, token),
        subject,
        text,
        footer: '',
        inReplyTo: null,
        references: [],
        attachments: [],
      },
      now,
    )
    commit(db, { caseId: null, basedOn: null, changes: [grant, { kind: 'mail', mail }] }, settings.mailAddress, now)
  }
  finishTask(db, 'send_lists', on)
}

export const lineFor = (n: number, key: string, draft: Pick<DraftRow, 'id' | 'fingerprint'> | null): ListLine => ({
  n,
  key,
  draft: draft?.id ?? null,
  fingerprint: draft?.fingerprint ?? null,
})

/** The right of one person to answer these lines, until letters of today may not be approved any more. */
export function grantList(
  world: World,
  recipient: string,
  lines: readonly ListLine[],
): { token: string; grant: Change } {
  const { clock, settings } = world
  const expiresAt = plusSeconds(clock.now(), settings.approvalHours * 3600)
  const token = listTokenFor(settings.secret, recipient, lines, expiresAt)
  return { token, grant: { kind: 'grant_list', tokenSha256: hashToken(token), recipient, lines, expiresAt } }
}

function allWaiting(world: World): Waiting[] {
  const waiting: Waiting[] = []
  for (const id of openCaseIds(world.db))
    apart(world, id, () => {
      const found = loadCase(world.db, id)
      const draft = found.drafts.find((d) => d.id === found.file.openDraft?.draft)
      if (draft) waiting.push({ found, draft })
    })
  return waiting.sort((a, b) => (a.draft.proposed_at < b.draft.proposed_at ? -1 : 1))
}

const listedLetter = (world: World, { found, draft }: Waiting): ListedLetter => ({
  ref: found.header.ref,
  purpose: draft.purpose,
  recipients: draft.recipients,
  claim: spanText(evaluateCase(world, found, parisDay(world.clock.now())).totalDue),
  because: draft.because,
  blocking: letterFaults(world, found, draft.letter, draft.letter.body).blocking,
  letter: draft.letter,
})
