import { merged, type Row, tellable } from './anonymous.ts'
import type { CaseRecord } from './case-record.ts'
import { type Grouped, grouped } from './groups.ts'
import { byOutcome } from './outcomes.ts'
import { isAgreed, isAskedByTenant, isContacted, isEngaged, isPaid } from './stages.ts'

/** `engaged`: how many of `count` had a landlord who wrote; null where it is not told. */
type PublicRow = { value: string; label: string; count: number; engaged: number | null }
export type PublicTable = { key: string; label: string; definition: string; rows: readonly PublicRow[] }

const stages: readonly { value: string; label: string; holds(record: CaseRecord): boolean }[] = [
  { value: 'requests', label: 'demandes', holds: () => true },
  { value: 'landlord_contacted', label: 'bailleur contacté', holds: isContacted },
  { value: 'landlord_engaged', label: 'bailleur qui a écrit', holds: isEngaged },
  { value: 'agreement', label: 'accord', holds: isAgreed },
  { value: 'money', label: 'somme convenue arrivée', holds: isPaid },
]
const ENGAGED = 2
/** What is told first when not all can be: what the other tables tell is never given up for something else. */
const importance = [0, ENGAGED, 3, 1, 4]

const within = 'demandes de locataires de la période'

/** Counts that anybody may see: each of at least five cases, as is whatever follows from them; months, no days. */
export function publicTables(all: readonly CaseRecord[]): PublicTable[] {
  const records = all.filter(isAskedByTenant)
  const levels = records.map(levelOf)
  const nested = stages.map((_, i) => levels.filter((level) => level >= i).length)
  const told = tellable(nested, importance)
  return [
    {
      key: 'funnel',
      label: 'Parcours',
      definition: `${within} qui ont atteint cette étape et toutes celles d’avant`,
      rows: told.map((i) => ({ ...named(stages[i]), count: nested[i] ?? 0, engaged: null })),
    },
    table('month', 'Par mois', `${within}, par mois d’ouverture`, grouped('month', records)),
    table('department', 'Par département', `${within}, par code postal`, grouped('department', records)),
    table('landlord_kind', 'Par bailleur', `${within}, par type déclaré`, grouped('landlord_kind', records)),
    table('origin', 'Par origine', `${within}, par page ou courriel d’origine`, grouped('origin', records)),
    table('outcome', 'Par issue', `${within}, par issue à ce jour`, byOutcome(records), false),
  ].filter(({ rows }) => rows.length > 0)
}

/** The last stage that the case reached without skipping one. */
const levelOf = (record: CaseRecord): number => {
  const missed = stages.findIndex(({ holds }) => !holds(record))
  return (missed < 0 ? stages.length : missed) - 1
}

const named = (stage: { value: string; label: string } | undefined) => ({
  value: stage?.value ?? '',
  label: stage?.label ?? '',
})

/** The groups with their split where that can be told, else without. */
function table(
  key: string,
  label: string,
  definition: string,
  groups: readonly { group: Grouped['group']; records: readonly CaseRecord[] }[],
  splits = true,
): PublicTable {
  const rows = (split: boolean): Row[] =>
    groups.map(({ group: { value, label: name }, records }) => {
      const engaged = records.filter((record) => levelOf(record) >= ENGAGED).length
      return { value, label: name, parts: split ? [engaged, records.length - engaged] : [records.length] }
    })
  const told = splits ? merged(rows(true)) : []
  return { key, label, definition, rows: (told.length > 0 ? told : merged(rows(false))).map(publicRow) }
}

const publicRow = ({ value, label, parts: [first = 0, second] }: Row): PublicRow => ({
  value,
  label,
  count: first + (second ?? 0),
  engaged: second === undefined ? null : first,
})
