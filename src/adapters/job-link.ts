import { setTimeout as pause } from 'node:timers/promises'
import type { Job, Queue, QueueEvents } from 'bullmq'
import type { Redis } from 'ioredis'
import type { JobName } from '../ports.ts'
import { impatient, QUEUE, WAITING } from './job-queue.ts'

export type JobLinkOptions = {
  redisUrl: string
  prefix: string
  /** Milliseconds for a job from its entry in the queue to its answer. */
  patience: number
  /** Milliseconds between two looks whether Redis still knows the job. */
  heartbeat: number
  /** Milliseconds for Redis to answer one command. */
  answerWithin: number
}

/** The asking end of the queue. */
export type JobLink = {
  /** Resolves when the first attempt to connect has ended, one way or the other. */
  settled: Promise<void>
  up(): boolean
  /** How many processes serve the queue now. */
  workers(): Promise<number>
  /** Rejects when the job failed or was lost, when its time is up, and at once when the connection is lost. */
  ask(id: string, job: JobName, data: unknown): Promise<unknown>
  close(): void
}

type Pipes = { queue: Queue; events: QueueEvents; eventsConnection: Redis }
type Waiting = { resolve(answer: unknown): void; reject(error: Error): void }

/**
 * BullMQ's own `waitUntilFinished` is not used: when Redis fails in it, the rejection is unhandled and ends the process.
 * BullMQ's objects are made once Redis is there, since a queue made before is unusable for good.
 */
export async function openJobLink(options: JobLinkOptions): Promise<JobLink> {
  const { Redis } = await import('ioredis')
  const { Queue, QueueEvents } = await import('bullmq')
  const connection = new Redis(options.redisUrl, impatient(options.answerWithin))
  const settled = Promise.withResolvers<void>()
  const waiting = new Map<string, Waiting>()
  let pipes: Pipes | null = null

  connection.on('ready', () => {
    pipes ??= openPipes()
    settled.resolve()
  })
  connection.on('error', () => settled.resolve())
  connection.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Redis was lost'))
  })

  function openPipes(): Pipes {
    const eventsConnection = new Redis(options.redisUrl, WAITING)
    const quiet = (): void => {}
    eventsConnection.on('error', quiet)
    const { prefix } = options
    const queue = new Queue(QUEUE, {
      connection,
      prefix,
      skipWaitingForReady: true,
      streams: { events: { maxLen: 1000 } },
    })
    // From the first event on, so that none is missed while this connection opens; unknown ids are ignored.
    const events = new QueueEvents(QUEUE, { connection: eventsConnection, prefix, lastEventId: '0-0' })
    queue.on('error', quiet)
    events.on('error', quiet)
    events.on('completed', ({ jobId, returnvalue }) => waiting.get(jobId)?.resolve(returnvalue))
    events.on('failed', ({ jobId }) => waiting.get(jobId)?.reject(new JobFailed('the job failed')))
    return { queue, events, eventsConnection }
  }

  const up = (): boolean => connection.status === 'ready' && pipes !== null

  async function ask({ queue }: Pipes, id: string, job: JobName, data: unknown): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const done = new AbortController()
    // Redis may be lost while the job is being added, when nobody listens to this promise yet.
    promise.catch(() => {})
    waiting.set(id, { resolve, reject })
    try {
      await queue.add(job, data, { jobId: id, removeOnComplete: true, removeOnFail: true })
      return await Promise.race([promise, lost(queue, id, options, done.signal)])
    } catch (error) {
      queue.remove(id).catch(() => {})
      throw error
    } finally {
      done.abort()
      waiting.delete(id)
    }
  }

  return {
    settled: settled.promise,
    up,
    workers: async () => (pipes ? pipes.queue.getWorkersCount() : 0),
    ask: async (id, job, data) =>
      pipes ? ask(pipes, id, job, data) : Promise.reject(new Error('Redis was never there')),
    close() {
      pipes?.queue.close().catch(() => {})
      pipes?.events.close().catch(() => {})
      pipes?.eventsConnection.disconnect()
      connection.disconnect()
      settled.resolve()
    },
  }
}

/** The job itself came back undone; Redis is well. */
export class JobFailed extends Error {}

/** Rejects when the job is gone without an answer, nobody is left to do it, or its time is up. A finished job leaves just before its answer comes. */
async function lost(
  queue: Queue,
  id: string,
  { patience, heartbeat }: JobLinkOptions,
  signal: AbortSignal,
): Promise<never> {
  let missing = 0
  let alone = 0
  for (let waited = 0; waited < patience && missing < 2 && alone < 2; waited += heartbeat) {
    await pause(heartbeat, undefined, { signal })
    const [job, workers]: [Job | undefined, number] = await Promise.all([queue.getJob(id), queue.getWorkersCount()])
    missing = job ? 0 : missing + 1
    alone = workers > 0 ? 0 : alone + 1
  }
  if (missing) throw new Error('the job is gone from Redis')
  throw new Error(alone ? 'nobody serves the queue any more' : 'the time for the job is up')
}
