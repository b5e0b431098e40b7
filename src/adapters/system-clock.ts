import type { Instant } from '../domain/day.ts'
import type { Clock } from '../ports.ts'

/** `toISOString` writes the form of an `Instant`. */
export const systemClock: Clock = { now: () => new Date().toISOString() as Instant }
