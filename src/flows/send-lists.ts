import { type Day, parisDay } from '../domain/day.ts'
import { addressKey } from '../mail/addresses.ts'
import { openCaseIds } from '../store/cases.ts'
import type { DraftRow } from '../store/drafts.ts'
import { finishTask } from '../store/tasks.ts'
import { approvalList, type ListedLetter } from '../writing/approval-list.ts'
import { spanText } from '../writing/fact-text.ts'
import type { Letter } from '../writing/letter.ts'
import { apart } from './apart.ts'
import { evaluateCase } from './law-for-case.ts'
import { letterFaults } from './letter-faults.ts'
import { lineFor, sendListMail } from './list-mail.ts'
import { type CaseFile, loadCase } from './load-case.ts'
import { ownerOf } from './people.ts'
import type { World } from './world.ts'

/** Fewer than this, and the letters' own mails are no trouble. */
const LEAST = 2
/** One reply handles no more. The oldest wait first. */
const MOST = 20

type Waiting = { found: CaseFile; draft: DraftRow<Letter> }

/** Each mediator's waiting letters in one mail, once a day; one that was late for its own day is not sent any more. */
export async function sendLists(world: World, on: Day): Promise<void> {
  const { settings, clock, db } = world
  const waiting = parisDay(clock.now()) === on ? allWaiting(world) : []
  for (const to of settings.mediators) {
    const mine = waiting.filter(({ found }) => addressKey(ownerOf(world, found.header)) === addressKey(to))
    if (mine.length < LEAST) continue
    const shown = mine.slice(0, MOST)
    await sendListMail(world, {
      ...approvalList(shown.map((each) => listedLetter(world, each))),
      key: `approval_list:${on}:${to}`,
      kind: 'approval_list',
      to,
      lines: shown.map(({ draft }, i) => lineFor(i + 1, `draft:${draft.id}`, draft)),
    })
  }
  finishTask(db, 'send_lists', on)
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
