import type { TraceLine } from './evaluation.ts'
import type { Case } from './range.ts'
import { capLines, wearLines } from './trace-lines.ts'
import { LAST_DAY, steps } from './trace-steps.ts'
import type { Weighed } from './weighed.ts'

/**
 * How each figure was computed, step by step with its operands; where facts are open, once for the lowest and once for
 * the highest total, so that both ends can be checked by hand. Nothing is computed aloud from a keys day that nobody gave.
 */
export function trace(weighed: Weighed): readonly TraceLine[] {
  const [first] = weighed.cases
  if (!first) return []
  const lines = bothEnds(weighed, first)
  const isLast = (line: TraceLine) => line.label.startsWith(LAST_DAY)
  return [
    ...capLines(weighed),
    ...wearLines(weighed),
    ...lines.filter((line) => !isLast(line)),
    ...lines.filter(isLast),
  ]
}

function bothEnds(weighed: Weighed, first: Case): readonly TraceLine[] {
  const bounded = weighed.cases.filter((c) => c.outcome.total !== null)
  if (bounded.length === 0) return steps(weighed, first)
  const low = bounded.reduce((a, b) => ((b.outcome.total ?? 0) < (a.outcome.total ?? 0) ? b : a))
  // Of what has no bound no sum is the highest: the open case shows what is missing.
  const open = weighed.cases.find((c) => c.outcome.total === null)
  const high = open ?? bounded.reduce((a, b) => ((b.outcome.total ?? 0) > (a.outcome.total ?? 0) ? b : a))
  const lowest = steps(weighed, low)
  const highest = steps(weighed, high)
  const both = (line: TraceLine) => lowest.some((one) => same(one, line)) && highest.some((one) => same(one, line))
  return [
    ...lowest.map((line) => (both(line) ? line : named(line, 'au moins'))),
    ...highest.filter((line) => !both(line)).map((line) => named(line, 'au plus')),
  ]
}

const same = (a: TraceLine, b: TraceLine): boolean =>
  a.label === b.label && a.computation === b.computation && a.result === b.result
const named = (line: TraceLine, end: string): TraceLine => ({ ...line, label: `${line.label} (${end})` })
