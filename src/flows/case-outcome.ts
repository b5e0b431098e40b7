import { parisDay } from '../domain/day.ts'
import { outcomeCode } from '../domain/ending.ts'
import type { OutcomeCode } from '../domain/outcome-codes.ts'
import { otherSide } from '../domain/roles.ts'
import type { Outcome } from '../domain/states.ts'
import { askerOf } from './asker.ts'
import { evaluateCase } from './law-for-case.ts'
import { type CaseFile, sideOfParty } from './load-case.ts'
import { reachableSides } from './recipients.ts'
import type { World } from './world.ts'

/** How this case ends, for the record, by what is known of it today. */
export function codeOf(world: World, found: CaseFile, outcome: Outcome): OutcomeCode {
  const asker = askerOf(found)
  const other = otherSide(asker)
  return outcomeCode(outcome, {
    file: found.file,
    asker,
    nothingDue: evaluateCase(world, found, parisDay(world.clock.now())).totalDue.max === 0,
    otherReachable: reachableSides(found).includes(other),
    otherHeard: found.messages.some((m) => m.automatic === 'no' && sideOfParty(found.parties, m.party_id) === other),
  })
}
