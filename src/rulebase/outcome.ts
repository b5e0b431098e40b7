import { addMonths, type Day } from '../domain/day.ts'
import { type Cents, cents } from '../domain/money.ts'
import { amounts, type Deduced, deduct } from './balance.ts'
import { dueDay, dueDayUnder642, startedPeriods } from './dates.ts'
import { known } from './formula-inputs.ts'
import { formula, parameter, type Rulebase } from './rulebase.ts'
import type { DatedRefund, World } from './world.ts'

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
    ...amounts(rulebase, world, deduced, { paid, dueOn, periods, addressMissing }),
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
  paid: readonly DatedRefund[],
  on: Day,
) {
  if (provision <= 0 || balance === null || !world.accountsApprovedOn) return 0
  const months = parameter(rulebase, 'délai de la provision en mois', world.accountsApprovedOn)
  if (months === null) return 0
  return startedPeriods(addMonths(world.accountsApprovedOn, months), dayReached(paid, balance) ?? on)
}

/** The day on which refunds, earliest first, reach a sum. */
function dayReached(paid: readonly DatedRefund[], target: number): Day | null {
  let total = 0
  for (const refund of paid) {
    total += refund.amount
    if (total >= target) return refund.on
  }
  return null
}
