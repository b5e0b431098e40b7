import { parisDay } from '../domain/day.ts'
import type { Segment } from '../domain/segment.ts'
import { segmentOf } from '../domain/segments.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { askerOf } from './asker.ts'
import { evaluateCase } from './law-for-case.ts'
import { type CaseFile, sideOfParty } from './load-case.ts'
import { reachableSides } from './recipients.ts'
import type { World } from './world.ts'

/** How this case presents itself, by what is known of it today. */
export const caseSegment = (found: CaseFile, evaluation: Evaluation): Segment =>
  segmentOf({
    file: found.file,
    asker: askerOf(found),
    reachable: reachableSides(found),
    heard: found.messages
      .filter((m) => m.automatic === 'no')
      .flatMap((m) => sideOfParty(found.parties, m.party_id) ?? []),
    nothingDue: evaluation.totalDue.max === 0,
  })

export const segmentNow = (world: World, found: CaseFile): Segment =>
  caseSegment(found, evaluateCase(world, found, parisDay(world.clock.now())))
