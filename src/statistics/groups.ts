import type { z } from 'zod'
import type { LandlordKind } from '../domain/facts.ts'
import type { CaseRecord } from './case-record.ts'
import type { Axis, Group } from './figure.ts'
import { ladderStep } from './stages.ts'

export const UNKNOWN = 'unknown'

const landlordLabel: Record<z.infer<typeof LandlordKind>, string> = {
  individual: 'particulier',
  agency: 'agence',
  social: 'bailleur social',
  company: 'société',
}

/** The cases of one group. Where a case has no answer yet, or nobody said, its value is `unknown`. */
export type Grouped = { group: Group; records: readonly CaseRecord[] }

type CaseAxis = Extract<Axis, 'month' | 'department' | 'landlord_kind' | 'origin' | 'ladder_step'>

/** Each case in exactly one group, groups in the order of their values. */
export function grouped(axis: CaseAxis, records: readonly CaseRecord[]): Grouped[] {
  return [...Map.groupBy(records, (record) => valueIn(axis, record))]
    .sort(([a], [b]) => (place(a) < place(b) ? -1 : 1))
    .map(([value, own]) => ({ group: { axis, value, label: labelOf(axis, value) }, records: own }))
}

/** What came before everything is told first. */
const place = (value: string): string => (value === 'before' ? '' : value)

function valueIn(axis: CaseAxis, record: CaseRecord): string {
  switch (axis) {
    case 'month':
      return record.openedOn.slice(0, 7)
    case 'department':
      return record.department ?? UNKNOWN
    case 'landlord_kind':
      return record.landlordKind ?? UNKNOWN
    case 'origin':
      return written(record.origin) || 'mail'
    case 'ladder_step':
      return String(ladderStep(record) ?? UNKNOWN)
  }
}

/** A page's code as it stands in somebody's mail: foreign text. */
const written = (origin: string | null): string => (origin ?? '').replace(/\p{C}/gu, '').trim().slice(0, 40)

function labelOf(axis: CaseAxis, value: string): string {
  switch (axis) {
    case 'month':
      return value
    case 'department':
      return value === UNKNOWN ? 'département inconnu' : `département ${value}`
    case 'landlord_kind':
      return value === UNKNOWN ? 'type inconnu' : landlordLabel[value as z.infer<typeof LandlordKind>]
    case 'origin':
      return value === 'mail' ? 'courriel écrit à la main' : `page « ${value} »`
    case 'ladder_step':
      return stepLabel(value)
  }
}

function stepLabel(value: string): string {
  if (value === UNKNOWN) return 'sans réponse'
  if (value === 'before') return 'avant toute lettre du service'
  return value === '0' ? 'après la première lettre' : `après ${value} relance${value === '1' ? '' : 's'}`
}
