import { randomUUID } from 'node:crypto'
import type { JobHandlers, JobName, JobRunner, Jobs } from '../ports.ts'
import { JobFailed, type JobLink, type JobLinkOptions, openJobLink } from './job-link.ts'
import { AT_ONCE, type JobSchemas, PREFIX } from './job-queue.ts'
import { localJobRunner } from './local-job-runner.ts'
import type { Log } from './log.ts'
import { Outage } from './outage.ts'

export type BullmqOptions = Partial<JobLinkOptions> & {
  redisUrl: string
  /** What this process does itself when Redis or a worker fails it. */
  handlers: JobHandlers
  /** How many of these at the same time. */
  atOnce?: number
  schemas: JobSchemas
  log?: Log
  /** Milliseconds without Redis after it failed a job. */
  rest?: number
}

/** Larger inputs stay here. In characters of JSON. */
const LARGEST = 1024 * 1024
const DAY = 86_400_000

/**
 * Sends jobs to the processes that serve the queue and does here what none of them answers, so a job is never lost with
 * Redis and may be done twice. Where Redis fails a job, none is sent for a while; where a job itself comes back undone, or with
 * nonsense, the others travel on. The words of messages are in Redis until their job is done, and its answer a little longer.
 */
export async function bullmqJobRunner(options: BullmqOptions): Promise<JobRunner> {
  const { redisUrl, handlers, atOnce, schemas, log, rest = 30_000 } = options
  const { prefix = PREFIX, patience = 120_000, heartbeat = 5000, answerWithin = 2000 } = options
  const link = await openJobLink({ redisUrl, prefix, patience, heartbeat, answerWithin })
  const local = localJobRunner(handlers, atOnce)
  const undone: number[] = []
  let closed = false
  let restingUntil = 0
  const degraded = (): boolean => !link.up() || performance.now() < restingUntil

  async function remote<K extends JobName>(job: K, input: Jobs[K]['in']): Promise<Jobs[K]['out'] | null> {
    if (JSON.stringify(input).length > LARGEST) return null
    await link.settled
    if (degraded()) return null
    try {
      if ((await link.workers()) === 0) return null
      const answer = schemas[job].out.safeParse(await link.ask(randomUUID(), job, input))
      if (!answer.success) throw new JobFailed('the answer is no answer')
      return answer.data
    } catch (error) {
      // What is asked for after the end is nobody's work.
      if (closed) throw error
      if (error instanceof JobFailed) undone.push(performance.now())
      else restingUntil = performance.now() + rest
      log?.warn({ job, error }, 'a job came back from Redis without an answer and is done here')
      return null
    }
  }

  async function capacity(): Promise<number> {
    await link.settled
    const workers = degraded() ? 0 : await link.workers().catch(() => 0)
    return workers > 0 ? workers * AT_ONCE : local.capacity()
  }

  function returned(): number {
    const since = performance.now() - DAY
    while ((undone[0] ?? since) < since) undone.shift()
    return undone.length
  }

  return {
    run: async (job, input) => (await remote(job, input)) ?? local.run(job, input),
    capacity,
    degraded,
    returned,
    check: () => describe(link, redisUrl),
    async close() {
      closed = true
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
