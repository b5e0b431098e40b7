import type { Day } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import type { Evaluation, Span } from '../rulebase/evaluation.ts'
import { spanText } from './fact-text.ts'
import { frenchDay } from './french-day.ts'

/** What of an evaluation the parties are told in figures. */
export type CaseFigures = Pick<Evaluation, (typeof sums)[number] | (typeof days)[number]>

const sums = ['totalDue', 'principalDue', 'surcharge', 'tenantOwes', 'overpaid'] as const
const days = ['dueOn', 'prescribedOn'] as const

const figureLabel: Record<keyof CaseFigures, string> = {
  totalDue: 'total',
  principalDue: 'solde du dépôt',
  surcharge: 'majoration',
  tenantOwes: 'dû par le locataire',
  overpaid: 'rendu en trop',
  dueOn: 'date limite',
  prescribedOn: 'prescription',
}

export const figuresOf = (evaluation: CaseFigures): CaseFigures => {
  const { totalDue, principalDue, surcharge, tenantOwes, overpaid, dueOn, prescribedOn } = evaluation
  return { totalDue, principalDue, surcharge, tenantOwes, overpaid, dueOn, prescribedOn }
}

export type ChangedFigure = { label: string; before: string; after: string }

/** The figures that differ, as people read them; the total first. */
export const changedFigures = (before: CaseFigures, after: CaseFigures): ChangedFigure[] => [
  ...sums.flatMap((key) => changed(key, sumText(before[key]), sumText(after[key]))),
  ...days.flatMap((key) => changed(key, dayText(before[key]), dayText(after[key]))),
]

const changed = (key: keyof CaseFigures, before: string, after: string): ChangedFigure[] =>
  before === after ? [] : [{ label: figureLabel[key], before, after }]

const sumText = (span: Span<Cents>): string => {
  const { min, max } = span
  if (min !== null && max === null) return `au moins ${euros(min)}`
  return spanText(span) ?? UNKNOWN
}

function dayText({ value, min, max }: Span<Day>): string {
  if (value !== null) return frenchDay(value)
  if (min !== null && max === null) return `au plus tôt le ${frenchDay(min)}`
  return min === null || max === null ? UNKNOWN : `entre le ${frenchDay(min)} et le ${frenchDay(max)}`
}

const UNKNOWN = 'pas encore calculable'
