import { addMonths } from '../domain/day.ts'
import type { CaseRecord } from './case-record.ts'
import { type Definition, type Figure, share } from './figure.ts'

const definition = (months: number): Definition => ({
  key: `landlord_recurrence_${months}_months`,
  label: `bailleurs déjà vus depuis ${months} mois`,
  unit: 'share',
  definition: `demandes dont une adresse de bailleur ou d’agence était déjà dans une demande des ${months} mois d’avant ; comparaison d’empreintes`,
  base: 'demandes dont une adresse de bailleur est connue',
})

/** Landlords and agencies that come back, by the hashes of their addresses. `all`: the requests before the period too. */
export function recurrenceFigures(records: readonly CaseRecord[], all: readonly CaseRecord[]): Figure[] {
  const cases = new Map<string, CaseRecord[]>()
  for (const record of all) for (const key of record.landlords) cases.set(key, [...(cases.get(key) ?? []), record])
  const known = records.filter(({ landlords }) => landlords.length > 0)
  return [6, 12].map((months) => {
    const again = known.filter(({ landlords, openedAt, openedOn }) => {
      const since = addMonths(openedOn, -months)
      return landlords.some((key) => cases.get(key)?.some((c) => c.openedAt < openedAt && c.openedOn >= since))
    })
    return share(definition(months), again.length, known.length)
  })
}
