import { euros } from '../domain/money.ts'
import { afterWear, scaleOf, wearOf } from './deductions.ts'
import type { TraceLine } from './evaluation.ts'
import { monthsText, percentText, yearsText } from './french.ts'
import { citation, gridsOf } from './rulebase.ts'
import { said } from './situation.ts'
import type { Weighed } from './weighed.ts'

/** The cap, only where the deposit is above it. */
export function capLines({ rulebase, situation, figures }: Weighed): readonly TraceLine[] {
  const { depositCap, depositExcess } = figures
  const [rent, other] = said(situation, 'rent_excl_charges')
  const [deposit] = said(situation, 'deposit_amount')
  if (!rent || other !== undefined || depositCap.value === null || deposit === undefined || !depositExcess.value)
    return []
  const { articles } = citation(rulebase, 'plafond du dépôt')
  const months = Math.round(depositCap.value / rent)
  return [
    {
      label: 'Plafond du dépôt',
      computation: depositCap.value === 0 ? 'aucun dépôt permis' : `${euros(rent)} × ${monthsText(months)}`,
      result: euros(depositCap.value),
      articles,
    },
    {
      label: 'Dépôt au-delà du plafond',
      computation: `${euros(deposit)} − ${euros(depositCap.value)}`,
      result: euros(depositExcess.value),
      articles,
    },
  ]
}

/** The tenant's part of each item that a scale of wear applies to. */
export function wearLines({ rulebase, situation }: Weighed): readonly TraceLine[] {
  const grids = gridsOf(rulebase)
  return said(situation, 'deductions')
    .flat()
    .flatMap((item): TraceLine[] => {
      const worn = wearOf(item)
      if (!worn) return []
      const { freeYears, yearlyRate, residual } = scaleOf(worn, grids)
      const wear = `100 % − ${percentText(yearlyRate)} × (${yearsText(worn.ageYears)} − ${yearsText(freeYears)})`
      return [
        {
          label: 'Part du locataire après usure',
          computation: `${euros(item.amount)} × (${wear}), au moins ${percentText(residual)}`,
          result: euros(afterWear(item, grids)),
          articles: citation(rulebase, 'vétusté').articles,
        },
      ]
    })
}
