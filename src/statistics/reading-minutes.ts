import type { Instant } from '../domain/day.ts'
import type { DraftId } from '../domain/ids.ts'
import { between } from './between.ts'
import { isDecision } from './decisions.ts'
import type { Journal } from './journal.ts'

const MINUTE = 60_000
/** A longer look is taken for an absence. */
const LONGEST = 10

/**
 * Draft → minutes from the mail that showed it to the decision, at most ten; null for a decision on a draft that no mail
 * had shown. Nobody reads two letters at once: what lies before the same mediator's last decision is not counted again.
 */
export function readingMinutes({ events, shown }: Pick<Journal, 'events' | 'shown'>): Map<DraftId, number | null> {
  const showings = Map.groupBy(shown, ({ draft }) => draft)
  const last = new Map<string, Instant>()
  const minutes = new Map<DraftId, number | null>()
  for (const { at, actor, event } of events) {
    if (!isDecision(event)) continue
    const seen = showings.get(event.draft)?.findLast((showing) => showing.at <= at)?.at ?? null
    const earlier = last.get(actor)
    last.set(actor, at)
    const from = seen && earlier && earlier > seen ? earlier : seen
    minutes.set(event.draft, from === null ? null : Math.min(LONGEST, between(from, at) / MINUTE))
  }
  return minutes
}
