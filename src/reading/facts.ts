import type { Act } from '../domain/acts.ts'
import type { ReadFact } from './contract.ts'
import { addressFacts } from './facts-address.ts'
import { dateFacts } from './facts-dates.ts'
import { deductionFacts } from './facts-deductions.ts'
import { dwellingFacts } from './facts-dwelling.ts'
import { inventoryFacts } from './facts-inventories.ts'
import { moneyFacts } from './facts-money.ts'
import { offerFact } from './facts-offer.ts'
import { refundFacts } from './facts-refunds.ts'
import type { Situation } from './situation.ts'

/** Facts that need no act to be read: dates, places, the deposit and the rent. The sums that they used go to `claimed`. */
export const plainFacts = (situation: Situation, claimed: Set<string>): ReadFact[] => [
  ...moneyFacts(situation, claimed),
  ...dateFacts(situation),
  ...addressFacts(situation),
  ...dwellingFacts(situation),
  ...inventoryFacts(situation),
]

/** What the sums left over mean, given what the message does: refunds, then the offer, then deductions. */
export function sumFacts(
  situation: Situation,
  acts: ReadonlySet<Act>,
  plain: readonly ReadFact[],
  claimed: Set<string>,
): ReadFact[] {
  const deposit = plain.find((f) => f.key === 'deposit_amount')
  return [
    ...refundFacts(situation, acts, claimed),
    ...offerFact(situation, acts, claimed),
    ...deductionFacts(situation, claimed, deposit?.key === 'deposit_amount' ? deposit.value : null),
  ]
}
