import { instant } from '../domain/day.ts'
import type { Clock } from '../ports.ts'

export const systemClock: Clock = { now: () => instant(new Date().toISOString()) }
