import type { CommissionStep } from '../domain/commission-steps.ts'
import { addDays, type Day, parisDay } from '../domain/day.ts'
import { deadlineNames } from '../domain/deadline-names.ts'
import type { Change } from '../domain/decision.ts'
import type { Actor } from '../domain/events.ts'
import type { MessageRef } from '../domain/ids.ts'
import { workingDayFrom } from '../domain/working-days.ts'
import type { CaseFile } from './load-case.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

/** Days before a meeting on which both are reminded of it. */
const DAYS_BEFORE = 7

/** What is reported of the commission is on file, both are told once a mediator approves, and reminded of a meeting. */
export function commissionChanges(
  world: World,
  { step, on, message }: { step: CommissionStep; on: Day | null; message: MessageRef | null },
  actor: Actor,
): Change[] {
  const remindOn = on && workingDayFrom(addDays(on, -DAYS_BEFORE), inAlsaceMoselle(world))
  const soon = remindOn !== null && remindOn > parisDay(world.clock.now())
  return [
    { kind: 'event', actor, event: { type: 'commission_step', step, on, message } },
    { kind: 'event', actor, event: { type: 'letter_requested', request: { kind: 'commission_news' } } },
    ...(step === 'hearing' && soon
      ? [{ kind: 'deadline', deadline: 'hearing', due: remindOn, rule: deadlineNames.hearing } as const]
      : []),
  ]
}

/** Only what was handed to the commission has news of it. */
export const isAtCommission = ({ file }: Pick<CaseFile, 'file'>): boolean =>
  file.outcome === 'with_cdc' || file.sent.some(({ purpose }) => purpose === 'cdc_dossier')
