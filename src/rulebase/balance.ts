import type { Day } from '../domain/day.ts'
import { type Cents, cents } from '../domain/money.ts'
import { type Ruling, rule } from './deductions.ts'
import { known } from './formula-inputs.ts'
import type { FormulaInputs } from './formulas.ts'
import { gridsOf, parameter, type Rulebase, sum } from './rulebase.ts'
import type { DatedRefund, World } from './world.ts'

export type Deduced = { inputs: FormulaInputs; deducted: Cents | null; balance: Cents | null; provision: Cents }

/** Deposit minus what may be deducted in this world, and the provision that may be kept for a while. */
export function deduct(rulebase: Rulebase, world: World): Deduced {
  const deposit = world.deposit ?? undefined
  const share = world.keys ? parameter(rulebase, 'part de la provision', world.keys) : null
  const inputs = known({
    'dépôt versé': deposit,
    'immeuble collectif': world.collective,
    'charges au forfait': world.flatRate,
    'part de la provision': share ?? undefined,
    'provision retenue': world.provision,
  })
  const provision = world.provision > 0 ? (sum(rulebase, 'provision autorisée', inputs) ?? cents(0)) : cents(0)
  const provisionCap = world.deposit === null || share === null ? null : cents(Math.round(world.deposit * share))
  const { inventory, collective, flatRate } = world
  const context = { inventory, collective, flatRate, provisionCap, grids: gridsOf(rulebase) }
  const rulings = world.deductions?.map((item) => rule(item, context))
  const left = provisionCap === null ? Number.POSITIVE_INFINITY : Math.max(0, provisionCap - provision)
  const total = rulings ? (world.reading === 'least' ? least(rulings) : most(rulings, left)) : null
  const deducted = total !== null ? cents(total) : world.reading === 'least' ? cents(0) : world.deposit
  const all = { ...inputs, ...known({ 'retenues admises': deducted ?? undefined }) }
  return { inputs: all, deducted, balance: sum(rulebase, 'solde à rendre', all), provision }
}

const least = (rulings: readonly Ruling[]): number => rulings.reduce((sum, r) => sum + r.least, 0)

/** Charges without account are a provision: together never above what the cap leaves. */
function most(rulings: readonly Ruling[], provisionLeft: number): number {
  const sum = (some: readonly Ruling[]) => some.reduce((all, r) => all + r.most, 0)
  const asProvision = rulings.filter((r) => r.reason === 'charges_as_provision')
  const others = rulings.filter((r) => r.reason !== 'charges_as_provision')
  return sum(others) + Math.min(sum(asProvision), provisionLeft)
}

/** What happened by the day of the calculation, under one reading of the law. */
export type Course = {
  paid: readonly DatedRefund[]
  /** The day whose rate of the increase applies. */
  rateOn: Day
  periods: number
  addressMissing: boolean
  /** An increase that another reading gives, instead of the one computed here. */
  surcharge?: Cents | null
}

/** However large a deposit may be, the increase depends on the rent alone. */
const someDeposit = known({ 'dépôt versé': 1, 'retenues admises': 0 })

/** The sums of the world; `null` where a fact without bound is needed. */
export function amounts(rulebase: Rulebase, world: World, deduced: Deduced, course: Course) {
  const { inputs, deducted, balance, provision } = deduced
  const total = cents(course.paid.reduce((sum, r) => sum + r.amount, 0))
  const refunded = world.refunds === null && balance === null ? null : total
  const rate = parameter(rulebase, 'taux de la majoration', course.rateOn)
  const all = {
    ...inputs,
    ...known({
      'sommes rendues': refunded ?? undefined,
      'loyer hors charges': world.rent ?? undefined,
      'périodes de retard': rate === null ? 0 : course.periods,
      'taux de la majoration': rate ?? 0,
      'adresse manquante': course.addressMissing,
    }),
  }
  const surcharge =
    course.surcharge !== undefined
      ? course.surcharge
      : sum(rulebase, 'majoration due', world.deposit === null ? { ...all, ...someDeposit } : all)
  const withSurcharge = { ...all, ...known({ 'majoration à ce jour': surcharge ?? undefined }) }
  return {
    deducted,
    refunded,
    provision,
    surcharge,
    principal: sum(rulebase, 'reste à rendre', all),
    total: sum(rulebase, 'total dû', withSurcharge),
    tenantOwes: world.deductions === null && world.reading === 'most' ? null : sum(rulebase, 'dette du locataire', all),
    overpaid: world.refunds === null ? null : sum(rulebase, 'trop rendu', withSurcharge),
  }
}
