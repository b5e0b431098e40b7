import { addDays, type Day } from '../domain/day.ts'
import { type Cents, cents, euros } from '../domain/money.ts'
import { worldAt } from './alternatives.ts'
import type { TraceLine } from './evaluation.ts'
import { frenchDay, monthsText, percentText, periodsText, yearsText } from './french.ts'
import type { Outcome } from './outcome.ts'
import type { Case } from './range.ts'
import { citation, parameter, type Rulebase } from './rulebase.ts'
import type { RuleName } from './schema.ts'
import { type SituationKey, said } from './situation.ts'
import { runningFrom } from './time-findings.ts'
import type { Weighed } from './weighed.ts'
import type { World } from './world.ts'

/** Told after all sums. */
export const LAST_DAY = 'Dernier jour pour agir'

/** The computation of one case, in the order in which one would do it by hand. */
export function steps(weighed: Weighed, { at, reading, outcome }: Case): readonly TraceLine[] {
  const { rulebase } = weighed
  const world = worldAt(weighed.choices, at)
  const line = (label: string, rule: RuleName, computation: string, result: string): TraceLine => ({
    label,
    computation,
    result,
    articles: citation(rulebase, rule).articles,
  })
  const supposed = (key: SituationKey) => (said(weighed.situation, key).length === 0 ? ', hypothèse' : '')
  const lines: TraceLine[] = []
  const dated = runningFrom(weighed).length > 0
  if (dated && world.keys && outcome.dueOn && outcome.delayMonths !== null) {
    const shorter = world.keys.slice(8) === outcome.dueOn.slice(8) ? '' : ', dernier jour du mois'
    const computation = `${frenchDay(world.keys)} (${weighed.choices.keys.fact === 'keys_returned' ? 'clés refusées' : 'remise des clés'}) + ${monthsText(outcome.delayMonths)}${shorter}`
    lines.push(line('Date limite', 'délai de restitution', computation, frenchDay(outcome.dueOn)))
  }
  const balance = balanceLine(world, outcome, supposed)
  if (balance) lines.push(line('Reste à rendre', 'solde du dépôt', balance, money(outcome.principal)))
  if (dated && outcome.dueOn && outcome.periods > 0) {
    const until = outcome.paidOffOn ?? weighed.on
    const weekend =
      reading === 'weekend'
        ? ', report du week-end admis'
        : reading === 'provision_late'
          ? ', et après le second délai de la provision'
          : ''
    const computation = `du ${frenchDay(addDays(outcome.dueOn, 1))} au ${frenchDay(until)}${weekend}`
    lines.push(line('Périodes mensuelles commencées', 'majoration', computation, String(outcome.periods)))
    lines.push(line('Majoration', 'majoration', surchargeText(rulebase, world, outcome), money(outcome.surcharge)))
  }
  if (dated && (outcome.surcharge ?? 0) > 0)
    lines.push(
      line(
        'Total',
        'solde du dépôt',
        `${money(outcome.principal)} + ${money(outcome.surcharge)}${paidOnSurcharge(outcome)}`,
        money(outcome.total),
      ),
    )
  if ((outcome.tenantOwes ?? 0) > 0)
    lines.push(
      line(
        'Dû par le locataire',
        'loyers impayés',
        `${money(outcome.deducted)} − ${money(world.deposit)}`,
        money(outcome.tenantOwes),
      ),
    )
  const last = dated && outcome.dueOn ? prescriptionText(outcome.dueOn, outcome.prescription) : null
  if (last && outcome.prescription?.on)
    lines.push(line(LAST_DAY, 'prescription', last, frenchDay(outcome.prescription.on)))
  return lines
}

/** What was paid beyond the deposit settles the increase. */
function paidOnSurcharge({ principal, surcharge, total }: Outcome): string {
  if (principal === null || surcharge === null || total === null) return ''
  const paid = cents(principal + surcharge - total)
  return paid > 0 ? ` − ${euros(paid)} (payé au-delà du dépôt)` : ''
}

function prescriptionText(dueOn: Day, prescription: Outcome['prescription']): string | null {
  if (!prescription?.from) return null
  const { from, years, suspended } = prescription
  const day = from.why === 'due' ? dueOn : from.day
  const until = suspended?.to
    ? `, suspension du ${frenchDay(suspended.from)} au ${frenchDay(suspended.to)}, au moins ${monthsText(suspended.leastMonths)} ensuite`
    : ''
  return `${frenchDay(day)} (${startLabel[from.why]}) + ${yearsText(years)}${until}`
}

const startLabel = { due: 'date limite', acknowledged: 'dette reconnue', mediation_over: 'fin de la médiation' }

function balanceLine(
  world: World,
  { deducted, refunded }: Outcome,
  supposed: (key: SituationKey) => string,
): string | null {
  if (world.deposit === null || !world.keys || supposed('deposit_amount')) return null
  const parts = [`${euros(world.deposit)} (dépôt)`]
  if ((deducted ?? 0) > 0) parts.push(`${money(deducted)} (retenues comptées${supposed('deductions')})`)
  if ((refunded ?? 0) > 0) parts.push(`${money(refunded)} (déjà rendu${supposed('refunded')})`)
  return parts.join(' − ')
}

function surchargeText(rulebase: Rulebase, world: World, outcome: Outcome): string {
  if (outcome.addressMissing) return 'nouvelle adresse non donnée : pas de majoration'
  const rate = outcome.dueOn ? parameter(rulebase, 'taux de la majoration', outcome.dueOn) : null
  if (rate === null) return 'aucune majoration à cette date'
  return `${percentText(rate)} × ${money(world.rent)} × ${periodsText(outcome.periods)}`
}

const money = (sum: Cents | null): string => (sum === null ? 'inconnu' : euros(sum))
