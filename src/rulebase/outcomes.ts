import { addDays, addMonths, type Day } from '../domain/day.ts'
import { cents } from '../domain/money.ts'
import { amounts, type Deduced, deduct } from './balance.ts'
import { dueDay, dueDayUnder642, startedPeriods } from './dates.ts'
import { known } from './formula-inputs.ts'
import { withLateProofs } from './late-proofs.ts'
import type { LegalReading, OtherReading, Outcome } from './outcome.ts'
import { prescription } from './prescription.ts'
import { dayReached, earlier } from './refund-days.ts'
import { formula, parameter, type Rulebase } from './rulebase.ts'
import type { DatedRefund, World } from './world.ts'

/** The outcomes of one world on one day, one for each reading of the law that gives another figure. */
export function outcomes(
  rulebase: Rulebase,
  world: World,
  on: Day,
  other: OtherReading | null = null,
): readonly { reading: LegalReading; outcome: Outcome }[] {
  const deduced = deduct(rulebase, world)
  if (!world.keys) return [{ reading: 'usual', outcome: notRunning(deduced) }]
  const delayMonths = delay(rulebase, world, world.keys, other)
  const dueOn = dueDay(world.keys, delayMonths)
  const refunds = world.refunds ?? [{ amount: deduced.balance ?? cents(0), on: world.keys }]
  const paid = refunds.filter((r) => r.on <= on).sort((a, b) => (a.on < b.on ? -1 : 1))
  const dueNow = deduced.balance === null ? null : deduced.balance - deduced.provision
  const paidOffOn = dueNow === null || dueNow <= 0 ? null : dayReached(paid, dueNow)
  const until = other === 'partial_payment_stops' ? (paid.find((r) => r.on > dueOn)?.on ?? on) : on
  const late = dueNow !== null && dueNow <= 0 ? null : earlier(paidOffOn, until)
  const from = other === 'since_address' && world.address.on && world.address.on > dueOn ? world.address.on : dueOn
  const periods = late ? startedPeriods(from, late) : 0
  const lateAddress = world.address.given && world.address.on !== null && world.address.on > dueOn
  const finish = (periods: number, addressMissing: boolean, rateOn = dueOn): Outcome => ({
    delayMonths,
    dueOn,
    prescription: prescription(rulebase, world, dueOn, on),
    periods,
    addressMissing,
    paidOffOn,
    ...amounts(rulebase, world, deduced, { paid, rateOn, periods, addressMissing }),
  })
  const usual = finish(periods, !world.address.given)
  if (other === 'late_proof_counts')
    return [{ reading: 'usual', outcome: withLateProofs(rulebase, world, usual, paid, on) }]
  const found: { reading: LegalReading; outcome: Outcome }[] = [{ reading: 'usual', outcome: usual }]
  if (other === 'since_address') return found
  if (lateAddress && periods > 0) found.push({ reading: 'late_address', outcome: finish(periods, true) })
  const weekend = late && periods > 0 ? startedPeriods(dueDayUnder642(dueOn, world.localHolidays), late) : 0
  if (weekend !== periods) found.push({ reading: 'weekend', outcome: finish(weekend, !world.address.given) })
  const secondDelay = provisionPeriods(rulebase, world, deduced, { paid, dueOn, counted: late, on })
  if (secondDelay > 0)
    found.push({ reading: 'provision_late', outcome: finish(periods + secondDelay, !world.address.given) })
  const reform = rulebase.parameters['taux de la majoration'].valeurs[0]?.du
  if (late && reform && dueOn < reform && late >= reform) {
    const after = periods - startedPeriods(dueOn, addDays(reform, -1))
    if (after > 0) found.push({ reading: 'reform', outcome: finish(after, !world.address.given, reform) })
  }
  return found
}

function notRunning({ deducted, provision }: Deduced): Outcome {
  const zero = cents(0)
  const sums = { surcharge: zero, principal: zero, total: zero, tenantOwes: zero, overpaid: zero }
  const dates = { delayMonths: null, dueOn: null, prescription: null, paidOffOn: null }
  return { ...dates, ...sums, periods: 0, deducted, refunded: zero, addressMissing: false, provision }
}

function delay(rulebase: Rulebase, world: World, keys: Day, other: OtherReading | null): number {
  const inputs = known({
    'états des lieux conformes':
      world.inventory === 'conform' || (other === 'one_month' && world.inventory !== 'damaged'),
    'délai général en mois': parameter(rulebase, 'délai général en mois', keys) ?? undefined,
    'délai en mois si les états des lieux sont conformes':
      parameter(rulebase, 'délai en mois si les états des lieux sont conformes', keys) ?? undefined,
  })
  const months = formula(rulebase, 'délai en mois', inputs)
  return typeof months === 'number' ? months : 2
}

type SoFar = { paid: readonly DatedRefund[]; dueOn: Day; counted: Day | null; on: Day }

/**
 * Periods begun after the second delay of art. 22 al. 5, when the provision was not settled, beyond those that the first
 * delay counts already (until `counted`): a month never counts twice. Whether they count at all is disputed.
 */
function provisionPeriods(rulebase: Rulebase, world: World, deduced: Deduced, { paid, dueOn, counted, on }: SoFar) {
  const { balance, provision } = deduced
  if (provision <= 0 || balance === null || balance <= 0 || !world.accountsApprovedOn) return 0
  const months = parameter(rulebase, 'délai de la provision en mois', dueOn)
  if (months === null) return 0
  const second = addMonths(world.accountsApprovedOn, months)
  const from = second > dueOn ? second : dueOn
  const end = dayReached(paid, balance) ?? on
  const first = counted === null ? 0 : startedPeriods(dueOn, counted)
  const more = startedPeriods(from, end) - (counted === null ? 0 : startedPeriods(from, counted))
  // Who pays a part late is never later than who pays nothing.
  return Math.max(0, Math.min(more, startedPeriods(dueOn, end) - first))
}
