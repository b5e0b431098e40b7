import type { Certainty } from './contract.ts'
import type { Evaluated } from './evaluate.ts'
import { factsJson } from './json.ts'
import { rightUnits } from './score.ts'

export type Calibration = Record<'acts' | 'facts', Record<Certainty, { right: number; of: number }>>

const none = () => ({ sure: { right: 0, of: 0 }, likely: { right: 0, of: 0 }, unsure: { right: 0, of: 0 } })

/** How many acts and facts of each certainty are right. */
export function calibrationOf(all: readonly Evaluated[]): Calibration {
  const table: Calibration = { acts: none(), facts: none() }
  for (const { label, reading } of all) {
    for (const { act, certainty } of reading?.acts ?? []) {
      table.acts[certainty].of++
      if (label.labels.acts.includes(act)) table.acts[certainty].right++
    }
    for (const fact of reading?.facts ?? []) {
      const { right, of } = rightUnits(label.labels.facts, factsJson([fact]))
      table.facts[fact.certainty].of += of
      table.facts[fact.certainty].right += right
    }
  }
  return table
}

/** The table for a terminal: share of all, and share right. */
export function calibrationTable(table: Calibration): string {
  return (['acts', 'facts'] as const)
    .flatMap((kind) => {
      const total = Object.values(table[kind]).reduce((sum, { of }) => sum + of, 0)
      return (['sure', 'likely', 'unsure'] as const).map((certainty) => {
        const { right, of } = table[kind][certainty]
        const share = (n: number, whole: number) => (whole === 0 ? '    –' : `${((100 * n) / whole).toFixed(1)} %`)
        return `${`${kind} ${certainty}`.padEnd(30)} ${share(of, total).padStart(9)}${`${share(right, of)} right`.padStart(16)}${String(of).padStart(8)}`
      })
    })
    .join('\n')
}
