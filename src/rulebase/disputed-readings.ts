import { neverRuns, worlds } from './alternatives.ts'
import type { DisputedReading } from './evaluation.ts'
import type { OtherReading } from './outcome.ts'
import { outcomes } from './outcomes.ts'
import { lastDays, span } from './range.ts'
import { said } from './situation.ts'
import type { Weighed } from './weighed.ts'

type Shown = Pick<DisputedReading, 'rule' | 'reading' | 'certainty' | 'widens'> & { other: OtherReading }

/** What other readings of the law would give, beside the figures: shown for information, never claimed. */
export function disputedReadings(weighed: Weighed): readonly DisputedReading[] {
  const { rulebase, choices, on, scope, cases } = weighed
  if (scope === 'out' || cases.length === 0 || neverRuns(choices)) return []
  return readings(weighed).map(({ other, ...reading }) => {
    const found = worlds(choices).flatMap(({ world }) => outcomes(rulebase, world, on, other).map((o) => o.outcome))
    const zero = 0 as never
    const sum = (pick: (o: (typeof found)[number]) => number | null) => span(found.map(pick), zero) as never
    return {
      ...reading,
      dueOn: span(found.map((o) => o.dueOn)),
      delayMonths: span(found.map((o) => o.delayMonths)),
      prescribedOn: lastDays(found),
      periodsLate: span(
        found.map((o) => o.periods),
        0,
      ),
      surcharge: sum((o) => o.surcharge),
      totalDue: sum((o) => o.total),
      overpaid: sum((o) => o.overpaid),
    }
  })
}

function readings({ choices, situation, figures, cases }: Weighed): readonly Shown[] {
  const found: Shown[] = []
  const every = (state: string) => choices.inventory.values.every((one) => one === state)
  if (every('absent'))
    found.push({
      rule: 'états des lieux',
      reading: 'délai d’un mois malgré l’absence d’état des lieux de sortie',
      certainty: 'disputed',
      widens: true,
      other: 'one_month',
    })
  if (every('worn'))
    found.push({
      rule: 'conformité',
      reading: 'délai d’un mois, l’usure normale laissant les états des lieux conformes',
      certainty: 'disputed',
      widens: true,
      other: 'one_month',
    })
  const due = figures.dueOn.min
  const late = (day: string | undefined) => day !== undefined && due !== null && day > due
  if (cases.some((c) => c.reading === 'late_address'))
    found.push({
      rule: 'nouvelle adresse',
      reading: 'majoration comptée du jour où l’adresse a été donnée',
      certainty: 'disputed',
      widens: false,
      other: 'since_address',
    })
  const partlyPaid = cases.some(({ outcome }) => (outcome.refunded ?? 0) > 0 && (outcome.principal ?? 0) > 0)
  if (partlyPaid && said(situation, 'refunded').some((list) => list.some((r) => late(r.on))))
    found.push({
      rule: 'majoration',
      reading: 'compte de la majoration arrêté au paiement partiel',
      certainty: 'majority',
      widens: false,
      other: 'partial_payment_stops',
    })
  if (said(situation, 'deductions').some((list) => list.some((item) => late(item.proofGivenOn))))
    found.push({
      rule: 'retenues',
      reading: 'retenue comptée du jour où sa pièce a été donnée',
      certainty: 'disputed',
      widens: true,
      other: 'late_proof_counts',
    })
  return found
}
