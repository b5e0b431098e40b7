import { z } from 'zod'
import { addMonths, type Day } from './day.ts'

/** What a person may ask about their own data: RGPD (règlement (UE) 2016/679), art. 15 and 20, 16, 17, 18 and 21. */
export const DataRight = z.enum(['access', 'rectification', 'erasure', 'objection'])
export type DataRight = z.infer<typeof DataRight>

export const dataRightLabel: Record<DataRight, string> = {
  access: 'copie de ses données',
  rectification: 'correction de ses données',
  erasure: 'effacement de ses données',
  objection: 'opposition à l’usage de ses données',
}

/** RGPD, art. 12-3: an answer within one month of the request. */
export const answerDue = (askedOn: Day): Day => addMonths(askedOn, 1)
