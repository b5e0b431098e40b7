import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BullmqOptions, bullmqJobRunner } from '../../src/adapters/bullmq-job-runner.ts'
import { serveJobs } from '../../src/adapters/bullmq-job-server.ts'
import { localJobRunner } from '../../src/adapters/local-job-runner.ts'
import { jobSchemas } from '../../src/app/job-schemas.ts'
import type { JobHandlers, JobRunner } from '../../src/ports.ts'
import { readingBy, readingInput } from '../support/reading.ts'
import { type RedisServer, redisProgram, redisServer } from '../support/redis.ts'
import { until } from '../support/until.ts'

const here: JobHandlers = { read_message: async (input) => readingBy('here', input) }
const there: JobHandlers = { read_message: async (input) => readingBy('there', input) }

let redis: RedisServer
let closing: (() => Promise<void>)[]

beforeEach(async () => {
  closing = []
  if (!redisProgram) return
  redis = await redisServer()
  await redis.start()
})
afterEach(async () => {
  for (const close of closing.reverse()) await close()
  if (redisProgram) await redis.kill()
})

async function serve(handlers = there): Promise<{ close(): Promise<void> }> {
  const server = await serveJobs({ redisUrl: redis.url, handlers, schemas: jobSchemas })
  closing.push(server.close)
  return server
}

/** Waits are short here, so that what fails is noticed soon. */
async function asking(options: Partial<BullmqOptions> = {}): Promise<JobRunner> {
  const waits = { patience: 20_000, heartbeat: 100, answerWithin: 300, rest: 50 }
  const runner = await bullmqJobRunner({
    redisUrl: redis.url,
    handlers: here,
    schemas: jobSchemas,
    ...waits,
    ...options,
  })
  closing.push(runner.close)
  return runner
}

const ask = (runner: JobRunner, own = 'Bonjour'): Promise<string> =>
  runner.run('read_message', readingInput(own)).then((reading) => reading.reader)

const runners: Record<string, () => Promise<JobRunner>> = {
  'in this process': async () => localJobRunner(there),
  'over Redis': async () => {
    await serve()
    const runner = await asking()
    await until(async () => (await runner.check()).includes('1 processus'))
    return runner
  },
}

describe.each(Object.keys(runners))('every job runner (%s)', (name) => {
  test.skipIf(!redisProgram)('gives what the handler gives', async () => {
    const runner = await (runners[name] as () => Promise<JobRunner>)()
    const input = readingInput('L’été, « 690 € » 🏠')
    expect(await runner.run('read_message', input)).toEqual(readingBy('there', input))
    expect(runner.degraded()).toBe(false)
  })
  test.skipIf(!redisProgram)('answers many jobs at once, each its own', async () => {
    const runner = await (runners[name] as () => Promise<JobRunner>)()
    const words = Array.from({ length: 100 }, (_, n) => `message ${n}`)
    const readings = await Promise.all(words.map((own) => runner.run('read_message', readingInput(own))))
    expect(readings.map(({ addresses }) => addresses[0]?.quote)).toEqual(words)
  })
  test.skipIf(!redisProgram)('checks itself in one line and closes twice', async () => {
    const runner = await (runners[name] as () => Promise<JobRunner>)()
    expect(await runner.check()).toMatch(/^.+ : .+$/)
    await runner.close()
    await runner.close()
  })
})

test('the runner of this process passes the handler’s failure on, and closes after what is under way', async () => {
  const gate = Promise.withResolvers<void>()
  let finished = false
  const runner = localJobRunner({
    async read_message(input) {
      if (input.own === 'bug') throw new RangeError('bug')
      await gate.promise
      finished = true
      return readingBy('here', input)
    },
  })
  await expect(ask(runner, 'bug')).rejects.toThrow(RangeError)
  const work = ask(runner)
  const closed = runner.close()
  gate.resolve()
  await closed
  expect(finished).toBe(true)
  expect(await work).toBe('here')
})

test('the runner of this process does so many jobs at a time, in the order in which they came', async () => {
  const doors = new Map<string, () => void>()
  const runner = localJobRunner(
    {
      read_message: (input) => new Promise((done) => doors.set(input.own, () => done(readingBy('here', input)))),
    },
    2,
  )
  const words = ['1', '2', '3']
  const answers = words.map((own) => ask(runner, own))
  await until(() => doors.size === 2)
  expect([...doors.keys()]).toEqual(['1', '2'])
  doors.get('2')?.()
  await until(() => doors.has('3'))
  for (const own of words) doors.get(own)?.()
  expect(await Promise.all(answers)).toEqual(['here', 'here', 'here'])
})

describe.skipIf(!redisProgram)('the job runner over Redis says how many jobs are worth asking for', () => {
  test('four for each process that serves the queue; its own number without any', async () => {
    const runner = await asking({ atOnce: 3 })
    expect(await runner.capacity()).toBe(3)
    await serve()
    await serve()
    await until(async () => (await runner.capacity()) === 8)
    await redis.kill()
    await until(async () => (await runner.capacity()) === 3)
  })
})

describe.skipIf(!redisProgram)('the job runner over Redis does the work itself', () => {
  /** A worker that takes a job and does not answer. */
  async function serveSilence(): Promise<{ taken: Promise<void> }> {
    const taken = Promise.withResolvers<void>()
    const forever = Promise.withResolvers<never>()
    await serve({
      read_message(input) {
        if (input.own === 'quick') return there.read_message(input)
        taken.resolve()
        return forever.promise
      },
    })
    closing.push(async () => forever.reject(new Error('over')))
    return { taken: taken.promise }
  }
  async function served(runner: JobRunner): Promise<void> {
    await until(async () => (await ask(runner, 'quick')) === 'there')
  }

  test('when nobody serves the queue, which is no failure of Redis', async () => {
    const runner = await asking()
    expect(await ask(runner)).toBe('here')
    expect(runner.degraded()).toBe(false)
    expect(await runner.check()).toBe('Redis : connexion réussie, aucun processus job-worker')
  })

  test('when Redis is absent at the start, until it comes', async () => {
    await redis.kill()
    const runner = await asking()
    expect(await ask(runner)).toBe('here')
    expect(runner.degraded()).toBe(true)
    await expect(runner.check()).rejects.toThrow(/^Redis : pas de réponse de 127\.0\.0\.1:\d+$/)
    await redis.start()
    await serve()
    await served(runner)
    expect(runner.degraded()).toBe(false)
  })

  test('when Redis dies with a job under way, at once; and Redis is used again when it is back, empty', async () => {
    const silence = await serveSilence()
    const runner = await asking()
    await served(runner)
    const answer = ask(runner)
    await silence.taken
    await redis.kill()
    expect(await answer).toBe('here')
    expect(runner.degraded()).toBe(true)
    await redis.start()
    await served(runner)
    expect(runner.degraded()).toBe(false)
  })

  test('when Redis forgets the job', async () => {
    const silence = await serveSilence()
    const runner = await asking()
    await served(runner)
    const answer = ask(runner)
    await silence.taken
    await redis.flush()
    expect(await answer).toBe('here')
    await served(runner)
  })

  test('when Redis keeps its connections and stops answering', async () => {
    await serve()
    const runner = await asking()
    await served(runner)
    redis.freeze()
    expect(await ask(runner)).toBe('here')
    expect(runner.degraded()).toBe(true)
    redis.resume()
    await served(runner)
  })

  test('when the worker takes too long', async () => {
    await serveSilence()
    const runner = await asking({ patience: 300 })
    await served(runner)
    expect(await ask(runner)).toBe('here')
  })

  test.each([
    ['fails', { read_message: () => Promise.reject(new Error('no model')) }],
    ['answers nonsense', { read_message: async () => ({ role: 'king' }) as never }],
  ] satisfies [string, JobHandlers][])('when the worker %s', async (_, handlers) => {
    await serve(handlers)
    const runner = await asking()
    await until(async () => (await runner.check()).includes('1 processus'))
    expect(await ask(runner)).toBe('here')
    expect(runner.returned()).toBe(1)
    expect(runner.degraded()).toBe(false)
  })

  test('when the last worker dies with it under way', async () => {
    const forever = Promise.withResolvers<never>()
    const taken = Promise.withResolvers<void>()
    const server = await serve({
      read_message() {
        taken.resolve()
        return forever.promise
      },
    })
    const runner = await asking()
    await until(async () => (await runner.capacity()) === 4)
    const answer = ask(runner)
    await taken.promise
    const closed = server.close()
    expect(await answer).toBe('here')
    forever.reject(new Error('over'))
    await closed
  })

  test('when the input is large', async () => {
    await serve()
    const runner = await asking()
    await served(runner)
    expect(await ask(runner, 'x'.repeat(2 ** 20))).toBe('here')
    expect(runner.degraded()).toBe(false)
  })
})

describe.skipIf(!redisProgram)('both ends of the queue close', () => {
  test.each(['running', 'killed', 'frozen'] as const)('with Redis %s', async (state) => {
    const server = await serve()
    const runner = await asking()
    await until(async () => (await ask(runner)) === 'there')
    if (state === 'killed') await redis.kill()
    if (state === 'frozen') redis.freeze()
    await runner.close()
    await server.close()
    redis.resume()
  })

  test('also when Redis was never there', async () => {
    await redis.kill()
    const runner = await asking()
    const server = await serve()
    await runner.close()
    await server.close()
  })
})
