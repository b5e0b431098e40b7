import { type Cents, cents } from '../domain/money.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { spanText } from '../writing/fact-text.ts'

/** What the law gives with the facts known, whichever side is right on the contested ones. `max` is null without bound. */
export function lawRange({ totalDue, versions }: Evaluation): { min: Cents; max: Cents | null; text: string | null } {
  const spans = [totalDue, ...(versions ? [versions.tenant.totalDue, versions.landlord.totalDue] : [])]
  const min = cents(Math.min(...spans.map((span) => span.min ?? 0)))
  const open = spans.some((span) => span.max === null)
  const max = open ? null : cents(Math.max(...spans.map((span) => span.max ?? 0)))
  return { min, max, text: spanText({ value: min === max ? min : null, min, max }) }
}
