import type { Day } from '../domain/day.ts'
import { type Cents, cents } from '../domain/money.ts'
import { rule } from './deductions.ts'
import { known } from './formula-inputs.ts'
import type { FormulaInputs } from './formulas.ts'
import { parameter, type Rulebase, sum } from './rulebase.ts'
import type { DatedRefund, World } from './world.ts'

export type Deduced = { inputs: FormulaInputs; deducted: Cents | null; balance: Cents | null; provision: Cents }

/** Deposit minus what may be deducted in this world, and the provision that may be kept for a while. */
export function deduct(rulebase: Rulebase, world: World): Deduced {
  const deposit = world.deposit ?? undefined
  const share = world.keys ? parameter(rulebase, 'part de la provision', world.keys) : null
  const inputs = known({
    'dépôt versé': deposit,
    'immeuble collectif': world.collective,
    'part de la provision': share ?? undefined,
    'provision retenue': world.provision,
  })
  const provision = world.provision > 0 ? (sum(rulebase, 'provision autorisée', inputs) ?? cents(0)) : cents(0)
  const provisionCap = world.deposit === null || share === null ? null : cents(Math.round(world.deposit * share))
  const context = { inventory: world.inventory, collective: world.collective, provisionCap }
  const rulings = world.deductions?.map((item) => rule(item, context))
  const total = rulings ? rulings.reduce((sum, r) => sum + (world.reading === 'least' ? r.least : r.most), 0) : null
  const deducted = total !== null ? cents(total) : world.reading === 'least' ? cents(0) : world.deposit
  const all = { ...inputs, ...known({ 'retenues admises': deducted ?? undefined }) }
  return { inputs: all, deducted, balance: sum(rulebase, 'solde à rendre', all), provision }
}

/** What happened by the day of the calculation, under one reading of the law. */
export type Course = { paid: readonly DatedRefund[]; dueOn: Day; periods: number; addressMissing: boolean }

/** The sums of the world; `null` where a fact without bound is needed. */
export function amounts(rulebase: Rulebase, world: World, deduced: Deduced, course: Course) {
  const { inputs, deducted, balance, provision } = deduced
  const total = cents(course.paid.reduce((sum, r) => sum + r.amount, 0))
  const refunded = world.refunds === null && balance === null ? null : total
  const rate = parameter(rulebase, 'taux de la majoration', course.dueOn)
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
  return {
    deducted,
    refunded,
    provision,
    surcharge: sum(rulebase, 'majoration due', all),
    principal: sum(rulebase, 'reste à rendre', all),
    total: sum(rulebase, 'total dû', all),
    tenantOwes: world.deductions === null && world.reading === 'most' ? null : sum(rulebase, 'dette du locataire', all),
    overpaid: world.refunds === null ? null : sum(rulebase, 'trop rendu', all),
  }
}
