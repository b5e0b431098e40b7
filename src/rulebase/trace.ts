import { addDays } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import { worldAt } from './alternatives.ts'
import type { TraceLine } from './evaluation.ts'
import { frenchDay, monthsText, periodsText } from './french.ts'
import type { Outcome } from './outcome.ts'
import type { Case } from './range.ts'
import { citation, parameter, type Rulebase } from './rulebase.ts'
import type { RuleName } from './schema.ts'
import { type SituationKey, said } from './situation.ts'
import type { Weighed } from './weighed.ts'
import type { World } from './world.ts'

/**
 * How each figure was computed, step by step with its operands; where facts are open, once for the lowest and once for
 * the highest total, so that both ends can be checked by hand. Nothing is computed aloud from a keys day that nobody gave.
 */
export function trace(weighed: Weighed): readonly TraceLine[] {
  const [first] = weighed.cases
  if (!first) return []
  const bounded = weighed.cases.filter((c) => c.outcome.total !== null)
  if (bounded.length === 0) return steps(weighed, first)
  const low = bounded.reduce((a, b) => ((b.outcome.total ?? 0) < (a.outcome.total ?? 0) ? b : a))
  const high = bounded.reduce((a, b) => ((b.outcome.total ?? 0) > (a.outcome.total ?? 0) ? b : a))
  const lowest = steps(weighed, low)
  const highest = steps(weighed, high)
  const both = (line: TraceLine) => lowest.some((one) => same(one, line)) && highest.some((one) => same(one, line))
  return [
    ...lowest.map((line) => (both(line) ? line : named(line, 'au moins'))),
    ...highest.filter((line) => !both(line)).map((line) => named(line, 'au plus')),
  ]
}

const same = (a: TraceLine, b: TraceLine): boolean =>
  a.label === b.label && a.computation === b.computation && a.result === b.result
const named = (line: TraceLine, end: string): TraceLine => ({ ...line, label: `${line.label} (${end})` })

function steps(weighed: Weighed, { at, reading, outcome }: Case): readonly TraceLine[] {
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
  const dated = said(weighed.situation, 'keys_returned_on').length > 0
  if (dated && world.keys && outcome.dueOn && outcome.delayMonths !== null) {
    const shorter = world.keys.slice(8) === outcome.dueOn.slice(8) ? '' : ', dernier jour du mois'
    const computation = `${frenchDay(world.keys)} (remise des clés) + ${monthsText(outcome.delayMonths)}${shorter}`
    lines.push(line('Date limite', 'délai de restitution', computation, frenchDay(outcome.dueOn)))
  }
  const balance = balanceLine(world, outcome, supposed)
  if (balance) lines.push(line('Reste à rendre', 'solde du dépôt', balance, money(outcome.principal)))
  if (dated && outcome.dueOn && outcome.periods > 0) {
    const until = outcome.paidOffOn ?? weighed.on
    const weekend = reading === 'weekend' ? ', report du week-end admis' : ''
    const computation = `du ${frenchDay(addDays(outcome.dueOn, 1))} au ${frenchDay(until)}${weekend}`
    lines.push(line('Périodes mensuelles commencées', 'majoration', computation, String(outcome.periods)))
    lines.push(line('Majoration', 'majoration', surchargeText(rulebase, world, outcome), money(outcome.surcharge)))
  }
  if (dated && (outcome.surcharge ?? 0) > 0)
    lines.push(
      line(
        'Total',
        'solde du dépôt',
        `${money(outcome.principal)} + ${money(outcome.surcharge)}`,
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
  return lines
}

function balanceLine(
  world: World,
  { deducted, refunded }: Outcome,
  supposed: (key: SituationKey) => string,
): string | null {
  if (world.deposit === null || !world.keys) return null
  const parts = [`${euros(world.deposit)} (dépôt${supposed('deposit_amount')})`]
  if ((deducted ?? 0) > 0) parts.push(`${money(deducted)} (retenues comptées${supposed('deductions')})`)
  if ((refunded ?? 0) > 0) parts.push(`${money(refunded)} (déjà rendu${supposed('refunded')})`)
  return parts.join(' − ')
}

function surchargeText(rulebase: Rulebase, world: World, outcome: Outcome): string {
  if (outcome.addressMissing) return 'nouvelle adresse non donnée : pas de majoration'
  const rate = outcome.dueOn ? parameter(rulebase, 'taux de la majoration', outcome.dueOn) : null
  if (rate === null) return 'aucune majoration à cette date'
  return `${Math.round(rate * 100)} % × ${money(world.rent)} × ${periodsText(outcome.periods)}`
}

const money = (sum: Cents | null): string => (sum === null ? 'inconnu' : euros(sum))
