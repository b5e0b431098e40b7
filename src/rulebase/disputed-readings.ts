import { worlds } from './alternatives.ts'
import type { DisputedReading } from './evaluation.ts'
import { outcomes } from './outcome.ts'
import { span } from './range.ts'
import type { Weighed } from './weighed.ts'

/** Without an exit inventory two months are counted; some defend one month: what that would give, for information. */
export function disputedReadings({ rulebase, choices, on, scope, cases }: Weighed): readonly DisputedReading[] {
  if (scope === 'out' || cases.length === 0 || choices.inventory.values.some((state) => state !== 'absent')) return []
  if (choices.keys.values.includes(null)) return []
  const oneMonth = { ...choices, absentDelay: { fact: choices.absentDelay.fact, values: ['one_month'] as const } }
  const found = worlds(oneMonth).flatMap(({ world }) => outcomes(rulebase, world, on).map(({ outcome }) => outcome))
  const zero = 0 as never
  return [
    {
      rule: 'états des lieux',
      reading: 'délai d’un mois malgré l’absence d’état des lieux de sortie',
      dueOn: span(found.map((o) => o.dueOn)),
      periodsLate: span(
        found.map((o) => o.periods),
        0,
      ),
      surcharge: span(
        found.map((o) => o.surcharge),
        zero,
      ),
      totalDue: span(
        found.map((o) => o.total),
        zero,
      ),
    },
  ]
}
