import { randomUUID } from 'node:crypto'
import type { JobHandlers, JobName, JobRunner, Jobs } from '../ports.ts'
import { type JobLink, type JobLinkOptions, openJobLink } from './job-link.ts'
import { type JobSchemas, PREFIX } from './job-queue.ts'
import { localJobRunner } from './local-job-runner.ts'
import type { Log } from './log.ts'
import { Outage } from './outage.ts'

export type BullmqOptions = Partial<JobLinkOptions> & {
  redisUrl: string
  /** What this process does itself when Redis or a worker fails it. */
  handlers: JobHandlers
  schemas: JobSchemas
  log?: Log
  /** Milliseconds without Redis after it failed a job. */
  rest?: number
}

/** Larger inputs stay here. In characters of JSON. */
const LARGEST = 1024 * 1024

/**
 * Sends jobs to the processes that serve the queue and does here what none of them answers, so a job is never lost with
 * Redis and may be done twice. The words of messages are in Redis until their job is done, and its answer a little longer.
 */
export async function bullmqJobRunner(options: BullmqOptions): Promise<JobRunner> {
  const { redisUrl, handlers, schemas, log, rest = 30_000 } = options
  const { prefix = PREFIX, patience = 120_000, heartbeat = 5000, answerWithin = 2000 } = options
  const link = await openJobLink({ redisUrl, prefix, patience, heartbeat, answerWithin })
  const local = localJobRunner(handlers)
  let restingUntil = 0
  const degraded = (): boolean => !link.up() || performance.now() < restingUntil

  async function remote<K extends JobName>(job: K, input: Jobs[K]['in']): Promise<Jobs[K]['out'] | null> {
    if (JSON.stringify(input).length > LARGEST) return null
    await link.settled
    if (degraded()) return null
    try {
      if ((await link.workers()) === 0) return null
      return schemas[job].out.parse(await link.ask(randomUUID(), job, input))
    } catch (error) {
      restingUntil = performance.now() + rest
      log?.warn({ job, error }, 'a job came back from Redis without an answer and is done here')
      return null
    }
  }

  return {
    run: async (job, input) => (await remote(job, input)) ?? local.run(job, input),
    degraded,
    check: () => describe(link, redisUrl),
    async close() {
      link.close()
      await local.close()
    },
  }
}

async function describe(link: JobLink, redisUrl: string): Promise<string> {
  await link.settled
  if (!link.up()) throw new Outage(`Redis : pas de réponse de ${new URL(redisUrl).host}`)
  const workers = await link.workers()
  return `Redis : connexion réussie, ${workers === 0 ? 'aucun processus job-worker' : `${workers} processus job-worker`}`
}
