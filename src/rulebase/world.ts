import type { Day } from '../domain/day.ts'
import type { Refund } from '../domain/facts.ts'
import type { Cents } from '../domain/money.ts'
import type { ClaimedDeduction } from './situation.ts'

export type DatedRefund = Refund & { on: Day }

/** One way the facts may be: nothing is unknown here but sums that have no bound (null). */
export type World = {
  /** Null: the time has not begun to run (keys not handed over, or other tenants stay). */
  keys: Day | null
  /** `worn`: what differs is normal wear. `absent`: no exit inventory that both sides made. */
  inventory: 'conform' | 'worn' | 'damaged' | 'absent'
  /** Good Friday and 26 December are holidays there. */
  localHolidays: boolean
  address: { given: boolean; on: Day | null }
  rent: Cents | null
  deposit: Cents | null
  /** Null: not known, and taken here as nothing or as the whole deposit, as `reading` says. */
  deductions: readonly ClaimedDeduction[] | null
  reading: 'least' | 'most'
  /** Every refund with its day; null: not known, and taken here as all of it in time. */
  refunds: readonly DatedRefund[] | null
  collective: boolean
  flatRate: boolean
  provision: Cents
  accountsApprovedOn: Day | null
  /** What stops or restarts the three years; null: it did not happen. */
  mediationAgreedOn: Day | null
  mediationEndedOn: Day | null
  acknowledgedOn: Day | null
  lawsuitOn: Day | null
}
