import type { Deduction, Facts, Iso, Wear } from './facts.ts'
import { inventory, reform } from './inventory.ts'
import { cents, type Range, sum } from './money.ts'

/** What of each sum kept may lawfully be kept, added up; with `givenBy`, only what is justified by then. */
export function deductionsAllowed(facts: Facts, keys: Iso, givenBy?: Iso): Range {
  const counted = facts.deductions.filter((one) => !givenBy || !one.proof_given_on || one.proof_given_on <= givenBy)
  const asProvision = counted.filter((one) => isProvision(one, facts))
  const others = counted.filter((one) => !isProvision(one, facts))
  const provisions = sum(asProvision.map((deduction) => allowed(deduction, facts)))
  const found = sum(others.map((deduction) => allowed(deduction, facts)))
  return { min: found.min, max: found.max + Math.min(provisions.max, leftForProvisions(facts, keys)) }
}

/** Charges without account, in a shared building: a provision, of a fifth of the deposit in all. */
const isProvision = (one: Deduction, facts: Facts): boolean =>
  one.kind === 'charges' &&
  !one.never &&
  !one.admitted &&
  !facts.flat_rate_charges &&
  facts.collective_building &&
  one.evidence !== 'invoice' &&
  one.evidence !== 'unknown'

const leftForProvisions = (facts: Facts, keys: Iso): number =>
  keys < reform ? Number.POSITIVE_INFINITY : Math.max(0, fifthOfDeposit(facts) - provisionAllowed(facts, keys))

/** What the landlord of a shared building may hold until the accounts are approved. */
export function provisionAllowed(facts: Facts, keys: Iso): number {
  if (!facts.collective_building || facts.flat_rate_charges || keys < reform) return 0
  return Math.min(cents(facts.provision_for_charges ?? 0), fifthOfDeposit(facts))
}

type Standing = 'whole' | 'open' | 'nothing'

function allowed(deduction: Deduction, facts: Facts): Range {
  const amount = cents(deduction.amount)
  if (deduction.never) return { min: 0, max: 0 }
  if (deduction.admitted) return whole(deduction, amount)
  if (deduction.kind === 'charges') return charges(deduction, amount, facts)
  if (deduction.kind === 'rent_arrears') return deduction.evidence === 'invoice' ? certain(amount) : upTo(amount)
  const standing = damage(deduction, facts)
  if (standing === 'nothing') return certain(0)
  if (standing === 'open') return upTo(whole(deduction, amount).max)
  return deduction.relet ? upTo(whole(deduction, amount).max) : whole(deduction, amount)
}

const certain = (amount: number): Range => ({ min: amount, max: amount })
const upTo = (amount: number): Range => ({ min: 0, max: amount })

function charges(deduction: Deduction, amount: number, facts: Facts): Range {
  if (facts.flat_rate_charges) return certain(0)
  if (deduction.evidence === 'invoice') return certain(amount)
  if (deduction.evidence === 'unknown') return upTo(amount)
  if (!facts.collective_building) return certain(0)
  return upTo(amount)
}

const fifthOfDeposit = (facts: Facts): number => Math.round(cents(facts.deposit_amount) / 5)

/** Repairs, cleaning and the like: is the damage shown, and what it costs? */
function damage(deduction: Deduction, facts: Facts): Standing {
  const { evidence } = deduction
  if (deduction.noted_at_exit === false) return 'nothing'
  const state = inventory(facts)
  // What is noted without a valid inventory proves nothing: the landlord cannot make his own proof.
  if (state === 'absent') return evidence === 'unknown' || evidence === 'photo' ? 'open' : 'nothing'
  if (deduction.noted_at_exit || state === 'damaged') {
    return evidence === 'invoice' || evidence === 'quote' ? 'whole' : 'open'
  }
  return 'nothing'
}

/** The tenant's share after wear; a scale that the lease does not carry binds nobody. */
function whole(deduction: Deduction, amount: number): Range {
  if (!deduction.wear) return certain(amount)
  const share = tenantShare(amount, deduction.wear)
  return deduction.wear.annexed === false ? { min: share, max: amount } : certain(share)
}

const grids = {
  opac: { free_years: 1, yearly_rate: 0.15, residual: 0.1 },
  moselle_est: { free_years: 2, yearly_rate: 0.18, residual: 0.1 },
}

/** In millionths, so that a half cent is seen as one. */
function tenantShare(amount: number, wear: Wear): number {
  const grid = wear.grid ? grids[wear.grid] : { free_years: 0, yearly_rate: 0, residual: 0 }
  const free = wear.free_years ?? grid.free_years
  const rate = wear.yearly_rate ?? grid.yearly_rate
  const residual = wear.residual ?? grid.residual
  const left = Math.max(1_000_000 - Math.round(1_000_000 * rate * Math.max(wear.age_years - free, 0)), 0)
  const millionths = Math.max(left, Math.round(1_000_000 * residual))
  return Math.floor((amount * millionths + 500_000) / 1_000_000)
}
