import { createHash } from 'node:crypto'
import { addDays, type Day, parisDay } from '../domain/day.ts'
import type { CaseId } from '../domain/ids.ts'
import type { TroubleKind } from '../domain/trouble.ts'
import { lastReconciliation } from '../store/reconciliation.ts'
import { failingTasks } from '../store/tasks.ts'
import { mailboxFailsSince, mailsPutOff, readWithoutModel, troubleSeenUntil } from '../store/troubles.ts'
import { BRAKE_LINE } from '../writing/brake-alert.ts'
import type { DigestLine } from '../writing/digest.ts'
import { failingWork, mailboxSilent, troubleWords } from '../writing/digest-words.ts'
import { alarmLines } from './alarm.ts'
import { isBraked } from './automatic-answers.ts'
import { restoredTrouble } from './restored.ts'
import type { World } from './world.ts'

type Trouble = { kind: TroubleKind; text: string }

/** What was configured and does not work, or did not since yesterday; without what somebody put off to a later day. */
export const troubleLines = (world: World, on: Day, hides: (id: CaseId) => boolean): DigestLine[] =>
  troubles(world, on, hides)
    .map((trouble) => ({ key: troubleKey(trouble), text: trouble.text }))
    .filter(({ key }) => (troubleSeenUntil(world.db, key) ?? on) <= on)

/** The same trouble with other words is another one: two parts that fail are two lines. */
const troubleKey = ({ kind, text }: Trouble): string =>
  kind === 'part' || kind === 'refused_commands'
    ? `trouble:${kind}:${createHash('sha256').update(text.replace(/\d+/g, '')).digest('hex').slice(0, 12)}`
    : `trouble:${kind}`

function troubles(world: World, on: Day, hides: (id: CaseId) => boolean): Trouble[] {
  const { db } = world
  const since = mailboxFailsSince(db)
  const failing = failingTasks(db, MANY_TRIES).filter(({ caseId }) => caseId === null || !hides(caseId))
  const night = lastReconciliation(db)
  return [
    ...world.degraded().map((text): Trouble => ({ kind: 'part', text })),
    ...told('mailbox', since && mailboxSilent(parisDay(since))),
    ...told('brake', isBraked(world) && BRAKE_LINE),
    ...numbered('unreadable_mails', night?.missing ?? 0),
    ...numbered('found_mails', night?.found ?? 0),
    ...numbered('moved_mails', night?.gone ?? 0),
    ...numbered('put_off', mailsPutOff(db)),
    ...numbered('model', readWithoutModel(db, addDays(on, -1))),
    ...told('tasks', failing.length > 0 && failingWork(failing.length, refsOf(failing))),
    ...told('restored', restoredTrouble(world, on)),
    ...alarmLines(world, on).map((text): Trouble => ({ kind: 'refused_commands', text })),
  ]
}

const told = (kind: TroubleKind, text: string | false | null): Trouble[] => (text ? [{ kind, text }] : [])

const numbered = (kind: keyof typeof troubleWords, n: number): Trouble[] => told(kind, n > 0 && troubleWords[kind](n))

const refsOf = (failing: ReturnType<typeof failingTasks>) => [...new Set(failing.flatMap(({ ref }) => ref ?? []))]

/** Tries after which work that fails is worth a look: some twenty minutes. */
const MANY_TRIES = 6
