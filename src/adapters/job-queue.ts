import type { RedisOptions } from 'ioredis'
import type { z } from 'zod'
import type { JobName, Jobs } from '../ports.ts'

/** What may travel: Redis is outside, so both ends check. */
export type JobSchemas = { [K in JobName]: { in: z.ZodType<Jobs[K]['in']>; out: z.ZodType<Jobs[K]['out']> } }

/** BullMQ's name for the one queue; its keys begin with the prefix. */
export const QUEUE = 'jobs'
export const PREFIX = 'mediation'

/** Jobs that one process has under way; they mostly wait for a model. */
export const AT_ONCE = 4

/** Reconnects for ever, at least every five seconds. */
const retryStrategy = (attempt: number): number => Math.min(attempt * 100, 5000)

/** For BullMQ's blocking reads: they wait as long as it takes. */
export const WAITING = { retryStrategy, maxRetriesPerRequest: null } satisfies RedisOptions

/** For commands whose caller has another way: they fail at once without a connection, and soon without an answer. */
export const impatient = (commandTimeout: number) =>
  ({
    retryStrategy,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: commandTimeout,
    commandTimeout,
  }) satisfies RedisOptions
