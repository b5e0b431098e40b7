import { addMonths, type Day } from '../domain/day.ts'
import type { CaseRecord } from './case-record.ts'
import { type Definition, type Figure, share } from './figure.ts'

/** What of a case may come back in another one. */
type Comes = 'landlords' | 'dwellings'

const definitions: Record<Comes, (months: number) => Definition> = {
  landlords: (months) => ({
    key: `landlord_recurrence_${months}_months`,
    label: `bailleurs déjà vus depuis ${months} mois`,
    unit: 'share',
    definition: `demandes dont une adresse de bailleur ou d’agence était déjà dans une demande des ${months} mois d’avant ; comparaison d’empreintes`,
    base: 'demandes dont une adresse de bailleur est connue',
  }),
  dwellings: (months) => ({
    key: `dwelling_recurrence_${months}_months`,
    label: `logements déjà vus depuis ${months} mois`,
    unit: 'share',
    definition: `demandes dont le numéro, la rue et le code postal du logement étaient déjà dans une demande des ${months} mois d’avant ; les logements d’un même immeuble comptent pour un ; comparaison d’empreintes`,
    base: 'demandes où l’adresse du logement est écrite en entier',
  }),
}

/** Landlords, agencies and dwellings that come back, by the hashes of their addresses. `all`: the requests before the period too. */
export const recurrenceFigures = (records: readonly CaseRecord[], all: readonly CaseRecord[]): Figure[] =>
  (['landlords', 'dwellings'] as const).flatMap((what) => {
    const cases = new Map<string, CaseRecord[]>()
    for (const record of all)
      for (const key of record[what]) {
        const same = cases.get(key)
        if (same) same.push(record)
        else cases.set(key, [record])
      }
    const known = records.filter((record) => record[what].length > 0)
    return [6, 12].map((months) => {
      const starts = new Map<Day, Day>()
      const again = known.filter(({ [what]: keys, openedAt, openedOn }) => {
        const since = starts.get(openedOn) ?? addMonths(openedOn, -months)
        starts.set(openedOn, since)
        return keys.some((key) => cases.get(key)?.some((c) => c.openedAt < openedAt && c.openedOn >= since))
      })
      return share(definitions[what](months), again.length, known.length)
    })
  })
