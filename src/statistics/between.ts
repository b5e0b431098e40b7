import type { Instant } from '../domain/day.ts'

/** Milliseconds. */
export const between = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from)
