import { z } from 'zod'

/** What becomes of a request at the commission, as a party or a mediator reports it. */
export const CommissionStep = z.enum([
  'acknowledged',
  'hearing',
  'opinion',
  'conciliated',
  'no_agreement',
  'inadmissible',
])
export type CommissionStep = z.infer<typeof CommissionStep>

export const commissionStepLabel: Record<CommissionStep, string> = {
  acknowledged: 'demande enregistrée',
  hearing: 'réunion fixée',
  opinion: 'avis rendu',
  conciliated: 'conciliation',
  no_agreement: 'pas d’accord',
  inadmissible: 'demande non retenue',
}
