import { setTimeout as pause } from 'node:timers/promises'
import type { Job } from 'bullmq'
import type { JobHandlers, JobName } from '../ports.ts'
import { AT_ONCE, type JobSchemas, PREFIX, QUEUE, WAITING } from './job-queue.ts'
import type { Log } from './log.ts'

export type JobServerOptions = {
  redisUrl: string
  handlers: JobHandlers
  schemas: JobSchemas
  prefix?: string
  log?: Log
}

/** Milliseconds after which the jobs of a process that died go to another, and between two looks for such jobs. */
const LOCK = 5000
const LOOK = 1000

/** Milliseconds that jobs under way get to finish; what does not is done by the process that asked. */
const GRACE = 5000

/** Takes jobs from the queue until closed; waits for Redis as long as it takes. */
export async function serveJobs(options: JobServerOptions): Promise<{ close(): Promise<void> }> {
  const { redisUrl, handlers, schemas, prefix = PREFIX, log } = options
  const { Redis } = await import('ioredis')
  const { Worker } = await import('bullmq')
  const connection = new Redis(redisUrl, WAITING)
  const quiet = (): void => {}
  connection.on('error', quiet)
  const worker = new Worker(QUEUE, (job) => perform(job, handlers, schemas), {
    connection,
    prefix,
    concurrency: AT_ONCE,
    lockDuration: LOCK,
    stalledInterval: LOOK,
    runRetryDelay: 1000,
  })
  worker.on('error', quiet)
  worker.on('failed', (job, error) => log?.warn({ job: job?.name, error }, 'job failed'))
  return {
    async close() {
      const reachable = connection.status === 'ready'
      const closed = worker.close(!reachable).catch(quiet)
      await Promise.race([closed, pause(reachable ? GRACE : 0, undefined, { ref: false })])
      connection.disconnect()
    },
  }
}

async function perform(job: Job, handlers: JobHandlers, schemas: JobSchemas): Promise<unknown> {
  if (!isJobName(job.name, schemas)) throw new Error('unknown job')
  const input = schemas[job.name].in.safeParse(job.data)
  if (!input.success) throw new Error('invalid input')
  return schemas[job.name].out.parse(await handlers[job.name](input.data))
}

const isJobName = (name: string, schemas: JobSchemas): name is JobName => Object.hasOwn(schemas, name)
