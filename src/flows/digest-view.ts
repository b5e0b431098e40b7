import { queuesOn } from '../domain/action-plan.ts'
import { addDays, type Day } from '../domain/day.ts'
import type { CaseId } from '../domain/ids.ts'
import { isWorkingDay } from '../domain/working-days.ts'
import { casesRecusedBy, openCaseIds } from '../store/cases.ts'
import type { DigestView } from '../writing/digest.ts'
import { apart } from './apart.ts'
import {
  brokenPromise,
  type CaseDeadline,
  deadlinesIn,
  dueLine,
  idleLine,
  isDueSoon,
  isIdle,
  isLate,
  isPrescriptionNear,
  isPutOff,
  lateLine,
  oldestFirst,
  oneSided,
  otherRules,
  prescriptionLine,
  toApprove,
} from './digest-case-lines.ts'
import { digestCounts } from './digest-counts.ts'
import { bouncedLines, dataRequestLines, heldLines } from './digest-mail-lines.ts'
import { troubleLines } from './digest-troubles.ts'
import { type CaseHead, loadCaseHead } from './load-case.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

/**
 * A supervisor's day, from the stored cases alone: what waits for whom, what nears, what fails. `reader`: to whom the cases that
 * they stepped back from do not exist; null for the operator.
 */
export function digestView(world: World, on: Day, reader: string | null = null): DigestView {
  const but = reader === null ? new Set<CaseId>() : casesRecusedBy(world.db, reader)
  const hides = (id: CaseId): boolean => but.has(id)
  const open = openCaseIds(world.db)
    .filter((id) => !hides(id))
    .flatMap((id) => loaded(world, id))
  const active = open.filter((found) => !isPutOff(found, on))
  const since = lastWorkingDay(world, on)
  const deadlines = deadlinesIn(active)
  const promises = active.flatMap((found) => brokenPromise(world, found, on))
  const told = new Set(promises.map(({ line }) => line.key))
  const late = firstOfEach(deadlines.filter((each) => isLate(each, on, since)))
  const isTold = (found: CaseHead): boolean => late.some((each) => each.found === found)
  return {
    on,
    today: queuesOn(world.actionPlan, on, inAlsaceMoselle(world)),
    degraded: troubleLines(world, on, hides),
    toApprove: oldestFirst(open.flatMap((found) => toApprove(world, found, on))),
    promises: oldestFirst(promises),
    late: late.map((each) => lateLine(world, each, on)),
    dataRequests: dataRequestLines(world, hides),
    held: heldLines(world, on, hides),
    bounced: bouncedLines(world, active, on, hides),
    prescriptions: deadlines
      .filter((each) => isPrescriptionNear(each, on))
      .map((each) => prescriptionLine(world, each)),
    dueSoon: deadlines
      .filter((each) => isDueSoon(each, on))
      .map((each) => dueLine(world, each))
      .filter(({ key }) => !told.has(key)),
    idle: oldestFirst(
      active.filter((found) => isIdle(found) && !isTold(found)).map((found) => idleLine(world, found, on)),
    ).concat(active.flatMap((found) => oneSided(world, found))),
    rules: open.flatMap((found) => otherRules(world, found, on)),
    figures: { since, counts: digestCounts(world, { from: since, to: on, but }) },
  }
}

/** A case whose clocks rang twice is late once. */
const firstOfEach = (deadlines: readonly CaseDeadline[]): CaseDeadline[] =>
  deadlines.filter((each, i) => deadlines.findIndex(({ found }) => found === each.found) === i)

/** The working day before, whose morning had the last digest. */
function lastWorkingDay(world: World, on: Day): Day {
  let candidate = addDays(on, -1)
  while (!isWorkingDay(candidate, inAlsaceMoselle(world))) candidate = addDays(candidate, -1)
  return candidate
}

/** A case whose rows are broken is logged; the digest tells the others. */
function loaded(world: World, id: CaseId): CaseHead[] {
  const found: CaseHead[] = []
  apart(world, id, () => found.push(loadCaseHead(world.db, id)))
  return found
}
