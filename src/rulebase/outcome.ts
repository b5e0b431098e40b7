import { addMonths, type Day } from '../domain/day.ts'
import type { Refund } from '../domain/facts.ts'
import { type Cents, cents } from '../domain/money.ts'
import { dueDay, dueDayUnder642, startedPeriods } from './dates.ts'
import { rule } from './deductions.ts'
import type { FormulaInputs } from './formulas.ts'
import { type FormulaInput, formulaInputs, formulaKey } from './names.ts'
import { formula, parameter, type Rulebase, sum } from './rulebase.ts'
import { ParameterName } from './schema.ts'
import type { ClaimedDeduction } from './situation.ts'

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
  refunds: readonly (Refund & { on: Day })[] | null
  collective: boolean
  provision: Cents
  accountsApprovedOn: Day | null
}

/** What the law says in one world under one reading of the law; null: has no bound, or not set (no due day yet). */
export type Outcome = {
  delayMonths: number | null
  dueOn: Day | null
  prescribedOn: Day | null
  periods: number
  deducted: Cents | null
  refunded: Cents | null
  surcharge: Cents | null
  principal: Cents | null
  total: Cents | null
  tenantOwes: Cents | null
  overpaid: Cents | null
  addressMissing: boolean
  provision: Cents
  paidOffOn: Day | null
}

/** Which disputed reading of the law an outcome follows; `usual` is the one that nobody disputes when alone. */
export type LegalReading = 'usual' | 'weekend' | 'late_address' | 'provision_late'

/** The outcomes of one world on one day, one for each reading of the law that gives another figure. */
export function outcomes(
  rulebase: Rulebase,
  world: World,
  on: Day,
): readonly { reading: LegalReading; outcome: Outcome }[] {
  const deduced = deduct(rulebase, world)
  if (!world.keys) return [{ reading: 'usual', outcome: notRunning(deduced) }]
  const delayMonths = delay(rulebase, world, world.keys)
  const dueOn = dueDay(world.keys, delayMonths)
  const refunds = world.refunds ?? [{ amount: deduced.balance ?? cents(0), on: world.keys }]
  const paid = refunds.filter((r) => r.on <= on).sort((a, b) => (a.on < b.on ? -1 : 1))
  const dueNow = deduced.balance === null ? null : deduced.balance - deduced.provision
  const paidOffOn = dueNow === null || dueNow <= 0 ? null : dayReached(paid, dueNow)
  const late = dueNow !== null && dueNow <= 0 ? null : (paidOffOn ?? on)
  const periods = late ? startedPeriods(dueOn, late) : 0
  const lateAddress = world.address.given && world.address.on !== null && world.address.on > dueOn
  const finish = (periods: number, addressMissing: boolean): Outcome => ({
    delayMonths,
    dueOn,
    prescribedOn: prescription(rulebase, dueOn),
    periods,
    addressMissing,
    paidOffOn,
    ...amounts(rulebase, world, deduced, paid, periods, addressMissing, dueOn),
  })
  const usual = finish(periods, !world.address.given)
  const found: { reading: LegalReading; outcome: Outcome }[] = [{ reading: 'usual', outcome: usual }]
  if (lateAddress && periods > 0) found.push({ reading: 'late_address', outcome: finish(periods, true) })
  const weekend = late && periods > 0 ? startedPeriods(dueDayUnder642(dueOn), late) : 0
  if (weekend !== periods) found.push({ reading: 'weekend', outcome: finish(weekend, !world.address.given) })
  const secondDelay = provisionPeriods(rulebase, world, deduced, paid, on)
  if (secondDelay > 0)
    found.push({ reading: 'provision_late', outcome: finish(periods + secondDelay, !world.address.given) })
  return found
}

type Deduced = { inputs: FormulaInputs; deducted: Cents | null; balance: Cents | null; provision: Cents }

/** Deposit minus what may be deducted in this world, and the provision that may be kept for a while. */
function deduct(rulebase: Rulebase, world: World): Deduced {
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

function amounts(
  rulebase: Rulebase,
  world: World,
  { inputs, deducted, balance, provision }: Deduced,
  paid: readonly Refund[],
  periods: number,
  addressMissing: boolean,
  dueOn: Day,
) {
  const refunded =
    world.refunds === null && balance === null ? null : cents(paid.reduce((total, r) => total + r.amount, 0))
  const rate = parameter(rulebase, 'taux de la majoration', dueOn)
  const all = {
    ...inputs,
    ...known({
      'sommes rendues': refunded ?? undefined,
      'loyer hors charges': world.rent ?? undefined,
      'périodes de retard': rate === null ? 0 : periods,
      'taux de la majoration': rate ?? 0,
      'adresse manquante': addressMissing,
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

function notRunning({ deducted, provision }: Deduced): Outcome {
  const zero = cents(0)
  const sums = { surcharge: zero, principal: zero, total: zero, tenantOwes: zero, overpaid: zero }
  const dates = { delayMonths: null, dueOn: null, prescribedOn: null, paidOffOn: null }
  return { ...dates, ...sums, periods: 0, deducted, refunded: zero, addressMissing: false, provision }
}

function delay(rulebase: Rulebase, world: World, keys: Day): number {
  const inputs = known({
    'états des lieux conformes':
      world.inventory === 'conform' || (world.inventory === 'absent' && world.absentDelay === 'one_month'),
    'délai général en mois': parameter(rulebase, 'délai général en mois', keys) ?? undefined,
    'délai en mois si les états des lieux sont conformes':
      parameter(rulebase, 'délai en mois si les états des lieux sont conformes', keys) ?? undefined,
  })
  const months = formula(rulebase, 'délai en mois', inputs)
  return typeof months === 'number' ? months : 2
}

/** Last day on which the action may begin: a day before the values of `rules/parametres` gives null. */
function prescription(rulebase: Rulebase, dueOn: Day): Day | null {
  const years = parameter(rulebase, 'années de prescription', dueOn)
  return years === null ? null : addMonths(dueOn, 12 * years)
}

/** Periods begun after the second delay of art. 22 al. 5, when the provision was not settled: whether they count is disputed. */
function provisionPeriods(
  rulebase: Rulebase,
  world: World,
  { balance, provision }: Deduced,
  paid: readonly (Refund & { on: Day })[],
  on: Day,
) {
  if (provision <= 0 || balance === null || !world.accountsApprovedOn) return 0
  const months = parameter(rulebase, 'délai de la provision en mois', world.accountsApprovedOn)
  if (months === null) return 0
  return startedPeriods(addMonths(world.accountsApprovedOn, months), dayReached(paid, balance) ?? on)
}

/** The day on which refunds, earliest first, reach a sum. */
function dayReached(paid: readonly (Refund & { on: Day })[], target: number): Day | null {
  let total = 0
  for (const refund of paid) {
    total += refund.amount
    if (total >= target) return refund.on
  }
  return null
}

/** Names of `rules/` → keys of the formulas. */
export const known = (inputs: Partial<Record<FormulaInput, number | boolean | undefined>>): FormulaInputs =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [keys[name as FormulaInput], value]))

const keys = Object.fromEntries(
  [...Object.keys(formulaInputs), ...ParameterName.options].map((name) => [name, formulaKey(name)]),
) as Record<FormulaInput, string>
