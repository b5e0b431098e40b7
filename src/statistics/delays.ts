import type { Instant } from '../domain/day.ts'
import { between } from './between.ts'
import type { CaseRecord } from './case-record.ts'
import { type Definition, type Figure, type Group, quantile } from './figure.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const firstLetter: Definition = {
  key: 'first_letter',
  label: 'délai de la première réponse humaine',
  unit: 'hours',
  definition:
    'de l’ouverture au départ de la première lettre approuvée par un médiateur ; l’accusé automatique ne compte pas',
  base: 'dossiers qui ont eu une lettre',
}
const toAgreement: Definition = {
  key: 'agreement',
  label: 'délai jusqu’à l’accord',
  unit: 'days',
  definition: 'de l’ouverture au premier accord',
  base: 'dossiers avec accord',
}
const toMoney: Definition = {
  key: 'money',
  label: 'délai jusqu’à l’argent',
  unit: 'days',
  definition: 'de l’ouverture au jour où toute la somme est dite arrivée',
  base: 'dossiers payés',
}

/** Median and ninth decile of each wait, from the opening. Cases that still wait are not in it. */
export const delayFigures = (records: readonly CaseRecord[]): Figure[] => [
  ...middleAndLate(
    firstLetter,
    waits(records, ({ letters }) => letters[0]?.at ?? null, HOUR),
  ),
  ...middleAndLate(
    toAgreement,
    waits(records, ({ agreedAt }) => agreedAt, DAY),
  ),
  ...middleAndLate(
    toMoney,
    waits(records, ({ moneyAt }) => moneyAt, DAY),
  ),
]

const waits = (records: readonly CaseRecord[], until: (record: CaseRecord) => Instant | null, unit: number): number[] =>
  records.flatMap((record) => {
    const end = until(record)
    return end === null ? [] : [between(record.openedAt, end) / unit]
  })

export const median = (definition: Definition, values: readonly number[], group: Group | null = null): Figure =>
  quantile(
    {
      ...definition,
      key: `${definition.key}_median`,
      label: `${definition.label}, médiane`,
      definition: `${definition.definition} ; la moitié ne dépasse pas cette valeur`,
    },
    values,
    0.5,
    group,
  )

const middleAndLate = (definition: Definition, values: readonly number[]): Figure[] => [
  median(definition, values),
  quantile(
    {
      ...definition,
      key: `${definition.key}_p90`,
      label: `${definition.label}, P90`,
      definition: `${definition.definition} ; neuf sur dix ne dépassent pas cette valeur`,
    },
    values,
    0.9,
  ),
]
