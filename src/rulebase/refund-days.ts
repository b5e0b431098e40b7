import type { Day } from '../domain/day.ts'
import type { DatedRefund } from './world.ts'

/** The earlier of two days, of which the first may not exist. */
export const earlier = (a: Day | null, b: Day): Day => (a !== null && a < b ? a : b)

/** The day on which refunds, earliest first, reach a sum. */
export function dayReached(paid: readonly DatedRefund[], target: number): Day | null {
  let total = 0
  for (const refund of paid) {
    total += refund.amount
    if (total >= target) return refund.on
  }
  return null
}
