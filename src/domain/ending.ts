import type { Case } from './case.ts'
import type { OutcomeCode } from './outcome-codes.ts'
import { otherSide, type Side } from './roles.ts'
import type { Outcome } from './states.ts'

type Ending = { file: Case; asker: Side; nothingDue: boolean; otherReachable: boolean; otherHeard: boolean }

/** What the case itself says of its end; a mediator who knows better orders another. */
export function outcomeCode(outcome: Outcome, { file, asker, nothingDue, ...other }: Ending): OutcomeCode {
  switch (outcome) {
    case 'resolved':
      if (file.agreement) return 'agreement_paid'
      return file.sent.some(({ side }) => side === otherSide(asker)) ? 'paid_in_full' : 'information_sufficed'
    case 'with_cdc':
      return 'cdc'
    case 'out_of_scope':
      return 'out_of_scope'
    case 'withdrawn':
      return nothingDue ? 'not_entitled' : 'abandoned'
    case 'abandoned':
      if (file.agreement && file.payment !== 'confirmed') return 'agreement_unpaid'
      if (nothingDue) return 'not_entitled'
      if (file.mediationRefused) return 'refused'
      return other.otherReachable || other.otherHeard ? 'abandoned' : 'unreachable'
  }
}
