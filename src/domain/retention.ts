import { z } from 'zod'
import { addDays, type Day } from './day.ts'
import { Outcome } from './states.ts'

const Days = z.int().positive()

/** `rules/procedure/conservation.yaml`: for how many days what is kept. */
export const Retention = z.strictObject({
  /** After the end of a case, by how it ended. */
  cases: z.record(Outcome, Days),
  /** After the end of a case, also of one that was prescribed before it. */
  at_least: Days,
  ignored: Days,
  set_aside: Days,
  service_mails: Days,
  /** From the last case of a landlord on: until then one who comes back is known again, by a keyed hash. */
  landlord_keys: Days,
  backups: Days,
})
export type Retention = z.infer<typeof Retention>

/** From which day on a closed case is erased, and which of the rules says so. */
export type CaseEnd = { on: Day; because: 'outcome' | 'prescription' | 'at_least' }

/** So many days after the end, until the prescription at most. `prescribedOn`: null where nobody can tell. */
export function keptUntil(
  rule: Retention,
  { outcome, endedOn, prescribedOn }: { outcome: Outcome; endedOn: Day; prescribedOn: Day | null },
): CaseEnd {
  const byOutcome = addDays(endedOn, rule.cases[outcome])
  const least = addDays(endedOn, rule.at_least)
  if (prescribedOn === null || prescribedOn >= byOutcome) return { on: byOutcome, because: 'outcome' }
  return prescribedOn < least ? { on: least, because: 'at_least' } : { on: prescribedOn, because: 'prescription' }
}
