import type { Day } from '../domain/day.ts'
import type { Refund } from '../domain/facts.ts'
import type { Cents } from '../domain/money.ts'
import type { ClaimedDeduction } from './situation.ts'

export type DatedRefund = Refund & { on: Day }

/** One way the facts may be: nothing is unknown here but sums that have no bound (null). */
export type World = {
  /** Null: the time has not begun to run (keys not handed over, or other tenants stay). */
  keys: Day | null
  inventory: 'conform' | 'damaged' | 'absent'
  /** `one_month`: the disputed view that one month applies where no exit inventory was made. */
  absentDelay: 'two_months' | 'one_month'
  address: { given: boolean; on: Day | null }
  rent: Cents | null
  deposit: Cents | null
  /** Null: not known, and taken here as nothing or as the whole deposit, as `reading` says. */
  deductions: readonly ClaimedDeduction[] | null
  reading: 'least' | 'most'
  /** Every refund with its day; null: not known, and taken here as all of it in time. */
  refunds: readonly DatedRefund[] | null
  collective: boolean
  provision: Cents
  accountsApprovedOn: Day | null
}
