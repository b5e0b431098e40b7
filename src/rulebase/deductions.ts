import { type Cents, cents } from '../domain/money.ts'
import type { DeductionStatus } from './evaluation.ts'
import type { DeductionReason } from './schema.ts'
import type { ClaimedDeduction } from './situation.ts'

export const deductionStatusLabel: Record<DeductionStatus, string> = {
  justified: 'justifiée',
  to_prove: 'à prouver',
  to_assess: 'à évaluer',
  contestable: 'contestable',
  never: 'jamais',
}

/** What the decision on an item depends on besides the item. `absent`: no exit inventory that both sides made. */
export type DeductionContext = {
  inventory: 'conform' | 'damaged' | 'absent'
  collective: boolean
  /** Most that may be kept as a provision; null when the deposit is unknown. */
  provisionCap: Cents | null
}

export type Ruling = { status: DeductionStatus; reason: DeductionReason; least: Cents; most: Cents }

/** One item → what of it may be deducted, at least and at most (loi 89-462 art. 22 al. 3, C. civ. 1353). */
export function rule(item: ClaimedDeduction, context: DeductionContext): Ruling {
  const amount = afterWear(item)
  const whole = (status: DeductionStatus, reason: DeductionReason): Ruling => ({
    status,
    reason,
    least: amount,
    most: amount,
  })
  const open = (status: DeductionStatus, reason: DeductionReason, most: Cents = amount): Ruling => ({
    status,
    reason,
    least: cents(0),
    most,
  })
  const nothing = (status: DeductionStatus, reason: DeductionReason): Ruling => open(status, reason, cents(0))

  if (item.admitted) return whole('justified', 'admitted')
  if (item.never) return nothing('never', 'never')
  const priced = item.evidence === 'invoice' || item.evidence === 'quote'
  switch (item.kind) {
    case 'rent_arrears':
      return item.evidence === 'invoice'
        ? whole('justified', 'arrears_with_account')
        : open('to_prove', 'arrears_without_account')
    case 'charges':
      if (item.evidence === 'invoice') return whole('justified', 'charges_with_account')
      if (item.evidence === 'unknown') return open('to_prove', 'charges_proof_unknown')
      if (!context.collective) return nothing('contestable', 'charges_without_account')
      return open('to_prove', 'charges_as_provision', cents(Math.min(amount, context.provisionCap ?? amount)))
    case 'repairs':
    case 'cleaning':
    case 'other':
      if (item.notedAtExit === false) return nothing('contestable', 'damage_not_noted')
      if (item.notedAtExit === true || context.inventory === 'damaged')
        return priced ? whole('justified', 'damage_noted_and_priced') : open('to_assess', 'damage_noted_to_assess')
      if (item.evidence === 'unknown') return open('to_prove', 'damage_proof_unknown')
      if (context.inventory === 'conform') return nothing('contestable', 'damage_contradicts_inventory')
      return item.evidence === 'photo'
        ? open('to_prove', 'no_inventory_some_proof')
        : nothing('contestable', 'no_inventory_price_only')
  }
}

/** Tenant's part of a repair: cost × max(1 − rate × (age − free years), residual), rounded to the cent. */
export function afterWear(item: ClaimedDeduction): Cents {
  if (!item.wear) return item.amount
  const { ageYears, freeYears, yearlyRate, residual } = item.wear
  const part = Math.max(1 - yearlyRate * Math.max(ageYears - freeYears, 0), residual)
  return cents(Math.round(Number((item.amount * part).toFixed(4))))
}
