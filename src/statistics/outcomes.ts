import { type Outcome, stateLabel } from '../domain/states.ts'
import type { CaseRecord } from './case-record.ts'
import { type Definition, type Figure, type Group, share } from './figure.ts'

const OPEN = 'open'

/** How a case ended, or that it has not. */
const outcomeGroup = (outcome: Outcome | null): Group => ({
  axis: 'outcome',
  value: outcome ?? OPEN,
  label: outcome ? stateLabel[outcome] : 'en cours',
})

export const byOutcome = (records: readonly CaseRecord[]): { group: Group; records: readonly CaseRecord[] }[] =>
  [...Map.groupBy(records, ({ outcome }) => outcome)].map(([outcome, own]) => ({
    group: outcomeGroup(outcome),
    records: own,
  }))

const definition: Definition = {
  key: 'outcome',
  label: 'issue',
  unit: 'share',
  definition: 'issue enregistrée à la dernière clôture ; « en cours » : ouvert, ou rouvert depuis',
  base: 'dossiers',
}

export const outcomeFigures = (records: readonly CaseRecord[]): Figure[] =>
  byOutcome(records)
    .sort((a, b) => (a.group.value < b.group.value ? -1 : 1))
    .map(({ group, records: own }) => share(definition, own.length, records.length, group))
