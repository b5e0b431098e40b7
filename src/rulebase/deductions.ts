import { type Cents, cents } from '../domain/money.ts'
import type { DeductionStatus } from './evaluation.ts'
import type { DeductionReason, Grid } from './schema.ts'
import type { ClaimedDeduction, Wear, WearGrid } from './situation.ts'

export const deductionStatusLabel: Record<DeductionStatus, string> = {
  justified: 'justifiée',
  to_prove: 'à prouver',
  to_assess: 'à évaluer',
  contestable: 'contestable',
  never: 'jamais',
}

export type Grids = Readonly<Partial<Record<WearGrid, Grid>>>

/** What the decision on an item depends on besides the item. `absent`: no exit inventory that both sides made. */
export type DeductionContext = {
  inventory: 'conform' | 'worn' | 'damaged' | 'absent'
  collective: boolean
  flatRate: boolean
  /** Most that may be kept as a provision; null when the deposit is unknown. */
  provisionCap: Cents | null
  grids: Grids
}

export type Ruling = { status: DeductionStatus; reason: DeductionReason; least: Cents; most: Cents }

/** One item → what of it may be deducted, at least and at most (loi 89-462 art. 22 al. 3, C. civ. 1353). */
export function rule(item: ClaimedDeduction, context: DeductionContext): Ruling {
  const share = afterWear(item, context.grids)
  const most = wearOf(item)?.annexed === false ? item.amount : share
  const whole = (reason: DeductionReason): Ruling =>
    most > share
      ? { status: 'to_assess', reason: 'damage_wear_to_assess', least: share, most }
      : { status: 'justified', reason, least: share, most }
  const open = (status: DeductionStatus, reason: DeductionReason, atMost = most): Ruling => ({
    status,
    reason,
    least: cents(0),
    most: atMost,
  })
  const nothing = (status: DeductionStatus, reason: DeductionReason): Ruling => open(status, reason, cents(0))

  if (item.admitted) return { status: 'justified', reason: 'admitted', least: share, most }
  if (item.never) return nothing('never', 'never')
  const priced = item.evidence === 'invoice' || item.evidence === 'quote'
  switch (item.kind) {
    case 'rent_arrears':
      return item.evidence === 'invoice' ? whole('arrears_with_account') : open('to_prove', 'arrears_without_account')
    case 'charges':
      if (context.flatRate) return nothing('contestable', 'charges_flat_rate')
      if (item.evidence === 'invoice') return whole('charges_with_account')
      if (item.evidence === 'unknown') return open('to_prove', 'charges_proof_unknown')
      if (!context.collective) return nothing('contestable', 'charges_without_account')
      return open('to_prove', 'charges_as_provision', cents(Math.min(most, context.provisionCap ?? most)))
    case 'repairs':
    case 'cleaning':
    case 'other':
      if (item.notedAtExit === false) return nothing('contestable', 'damage_not_noted')
      // An inventory that one side made alone shows nothing against the other.
      if (context.inventory === 'damaged' || (item.notedAtExit === true && context.inventory !== 'absent')) {
        if (!priced) return open('to_assess', 'damage_noted_to_assess')
        return item.relet ? open('to_prove', 'damage_loss_disputed') : whole('damage_noted_and_priced')
      }
      if (context.inventory === 'conform') return nothing('contestable', 'damage_contradicts_inventory')
      if (context.inventory === 'worn') return nothing('contestable', 'damage_only_wear')
      if (item.evidence === 'unknown') return open('to_prove', 'damage_proof_unknown')
      return item.evidence === 'photo'
        ? open('to_prove', 'no_inventory_some_proof')
        : nothing('contestable', 'no_inventory_price_only')
  }
}

/** Numbers of a scale: the item's own win over the named grid's. */
export function scaleOf(wear: Wear, grids: Grids) {
  const grid = wear.grid ? grids[wear.grid] : undefined
  return {
    freeYears: wear.freeYears ?? grid?.['franchise en années'] ?? 0,
    yearlyRate: wear.yearlyRate ?? grid?.['taux annuel'] ?? 0,
    residual: wear.residual ?? grid?.['part résiduelle'] ?? 0,
  }
}

/** Money owed does not wear; what is repaired or replaced does. */
const wearsOut: Record<ClaimedDeduction['kind'], boolean> = {
  rent_arrears: false,
  charges: false,
  repairs: true,
  cleaning: true,
  other: true,
}

/** The wear that applies to an item, if any. */
export const wearOf = ({ kind, wear }: ClaimedDeduction): Wear | undefined => (wearsOut[kind] ? wear : undefined)

/** Tenant's part of a repair: cost × max(1 − rate × (age − free years), residual), rounded to the cent. */
export function afterWear(item: ClaimedDeduction, grids: Grids): Cents {
  const wear = wearOf(item)
  if (!wear) return item.amount
  const { freeYears, yearlyRate, residual } = scaleOf(wear, grids)
  const part = Math.max(1 - yearlyRate * Math.max(wear.ageYears - freeYears, 0), residual)
  return cents(Math.round(Number((item.amount * part).toFixed(4))))
}
