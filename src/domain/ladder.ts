import { z } from 'zod'
import type { Case } from './case.ts'
import { addDays, type Day } from './day.ts'
import type { Side } from './roles.ts'
import { workingDayFrom } from './working-days.ts'

const MOST_REMINDERS = 4

const rising = (days: readonly number[]): boolean => days.every((day, i) => i === 0 || day > (days[i - 1] ?? 0))

const Steps = z
  .object({
    /** Days after the unanswered letter on which each reminder is proposed. */
    reminders: z.array(z.int().positive()).min(1).max(MOST_REMINDERS),
    /** Days after it on which the last consequence is proposed, and what that is: reminders announce it. */
    end: z.object({ after: z.int().positive(), proposes: z.enum(['commission', 'closing']) }),
  })
  .refine(({ reminders, end }) => rising([...reminders, end.after]), 'chaque étape vient après la précédente')

const Pace = z.object({
  /** Whom the mediation was proposed to. */
  asked: Steps,
  /** Who asked for it. */
  asker: Steps,
  /** Days that a letter which answers somebody gives for the next word, before any reminder. */
  answer: z.int().positive(),
  /** Days that a letter on paper gives, the way there and back included; nobody can be reminded of it by mail. */
  paper: z.int().positive(),
  /** Days after a letter up to which an announced absence suspends reminders. */
  absence: z.int().nonnegative(),
  /** Days after the promised day on which both are asked whether the money came, and before they are asked again. */
  payment_check: z.int().nonnegative(),
  payment_again: z.int().positive(),
  /** Days without any event after which a case comes back to the mediator. */
  review: z.int().positive().max(30),
})

/** `rules/procedure/relances.yaml`: how silence and promises are followed, in working days of the département served. */
export const Ladder = Pace.extend({
  alsace_moselle_departments: z.array(z.string()),
  departments: z.record(z.string(), Pace.partial()),
  /** Whoever owes answers in `least` cases or more gets them in one mail, at most once in `every` days. */
  recap: z.object({ least: z.int().min(2), every: z.int().positive() }),
})
export type Ladder = z.infer<typeof Ladder>

/** What holds in a département: its own words before those for all. */
export const ladderIn = (ladder: Ladder, department: string | null): Ladder =>
  Object.assign({}, ladder, department === null ? {} : ladder.departments[department])

type Awaiting = NonNullable<Case['awaiting']>
/** Whose case it is, and whether Good Friday and 26 December are holidays there. */
export type Setting = { asker: Side; alsaceMoselle: boolean }

export const stepsFor = (ladder: Ladder, side: Side, asker: Side): z.infer<typeof Steps> =>
  side === asker ? ladder.asker : ladder.asked

/** The day on which a silence calls for its next step: always a working day, never while its side says to be away. */
export function silenceDue(ladder: Ladder, awaiting: Awaiting, { asker, alsaceMoselle }: Setting): Day {
  const { reminders, end } = stepsFor(ladder, awaiting.side, asker)
  const from = awaiting.purpose === 'reply' ? addDays(awaiting.since, ladder.answer) : awaiting.since
  const due = addDays(from, isOnPaper(awaiting) ? ladder.paper : (reminders[awaiting.reminders] ?? end.after))
  return workingDayFrom(afterAbsence(ladder, awaiting, due), alsaceMoselle)
}

/** The day after the return that was announced, when that is later; who says to be away for longer is reminded all the same. */
function afterAbsence(ladder: Ladder, { since, backOn }: Awaiting, due: Day): Day {
  if (!backOn || backOn > addDays(since, ladder.absence)) return due
  const settled = addDays(backOn, 1)
  return settled > due ? settled : due
}

/** The last day that reminders of this silence name: after it, the last consequence is proposed. */
export const silenceEnd = (ladder: Ladder, awaiting: Awaiting, setting: Setting): Day =>
  silenceDue(
    ladder,
    { ...awaiting, reminders: stepsFor(ladder, awaiting.side, setting.asker).reminders.length },
    setting,
  )

/** True when all reminders were sent and only the last consequence is left. */
export const isExhausted = (ladder: Ladder, awaiting: Awaiting, asker: Side): boolean =>
  isOnPaper(awaiting) || awaiting.reminders >= stepsFor(ladder, awaiting.side, asker).reminders.length

const isOnPaper = ({ purpose }: Awaiting): boolean => purpose === 'paper_letter'
