import { describe, expect, onTestFinished, test } from 'vitest'
import { bullmqJobRunner } from '../../src/adapters/bullmq-job-runner.ts'
import { jobSchemas } from '../../src/app/job-schemas.ts'
import { builtinReader } from '../../src/reading/builtin-reader.ts'
import type { Reading } from '../../src/reading/contract.ts'
import { type Behaviour, loopbackModel, says } from '../support/loopback-model.ts'
import { readingInput } from '../support/reading.ts'
import { redisProgram, redisServer } from '../support/redis.ts'
import { tcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'
import { jobWorker } from './job-worker-process.ts'

const WORDS = 'Bonjour, mon propriétaire garde ma caution de 600 euros. Je demande une médiation.'
const answer = says({
  role: 'tenant',
  acts: [{ act: 'request_mediation', quote: 'Je demande une médiation' }],
  facts: [],
})

const timeless = (reading: Reading): Reading => ({ ...reading, usage: { ...reading.usage, milliseconds: 0 } as never })

/** Redis, a model behind HTTP and the asking end; workers are processes of their own. What is read here is `builtin`. */
async function plant(behave: (nth: number) => Behaviour = () => answer) {
  const redis = await redisServer()
  await redis.start()
  onTestFinished(() => redis.kill())
  const proxy = await tcpProxy(Number(new URL(redis.url).port))
  onTestFinished(() => proxy.close())
  const model = await loopbackModel((_, nth) => behave(nth))
  onTestFinished(() => model.close())
  const runner = await bullmqJobRunner({
    redisUrl: `redis://127.0.0.1:${proxy.port}`,
    handlers: { read_message: async (input) => builtinReader.read(input) },
    schemas: jobSchemas,
    heartbeat: 500,
    rest: 50,
  })
  onTestFinished(() => runner.close())
  const worker = async () => {
    const process = await jobWorker({ redisUrl: redis.url, modelUrl: model.baseUrl })
    onTestFinished(process.kill)
    return process
  }
  const ask = () => runner.run('read_message', readingInput(WORDS))
  const workers = (n: number) => until(async () => (await runner.capacity()) === 4 * n)
  return { redis, proxy, model, runner, worker, workers, ask }
}

describe.skipIf(!redisProgram)('job workers as processes of their own: only time is lost', () => {
  test('a worker killed with a job under way: another one does it, and the result is the same', async () => {
    const { model, worker, workers, ask } = await plant((nth) => (nth === 1 ? { kind: 'hangs' } : answer))
    const first = await worker()
    await workers(1)
    const reading = ask()
    await until(() => model.requests.length === 1)
    await worker()
    await workers(2)
    await first.kill()
    expect((await reading).reader).toMatch(/^model:/)
    expect(timeless(await reading)).toEqual(timeless(await ask()))
    expect(model.requests).toHaveLength(3)
  })

  test('the only worker killed with a job under way: the service does it', async () => {
    const { model, worker, workers, ask } = await plant(() => ({ kind: 'hangs' }))
    const only = await worker()
    await workers(1)
    const reading = ask()
    await until(() => model.requests.length === 1)
    await only.kill()
    expect((await reading).reader).toMatch(/^builtin/)
  })

  test.each(['restarted', 'flushed'] as const)(
    'Redis %s with jobs under way: the workers find it again',
    async (how) => {
      const { redis, model, worker, workers, ask } = await plant((nth) => (nth <= 3 ? { kind: 'hangs' } : answer))
      await worker()
      await workers(1)
      const readings = [ask(), ask(), ask()]
      await until(() => model.requests.length === 3)
      if (how === 'flushed') await redis.flush()
      else {
        await redis.kill()
        await redis.start()
      }
      for (const { reader } of await Promise.all(readings)) expect(reader).toMatch(/^builtin/)
      await until(async () => (await ask()).reader.startsWith('model:'))
    },
  )

  test('a slow Redis: the same result, later; one that is too slow is done without', async () => {
    const { proxy, runner, worker, workers, ask } = await plant()
    await worker()
    await workers(1)
    const quick = await ask()
    proxy.delay(150)
    expect(timeless(await ask())).toEqual(timeless(quick))
    expect(runner.degraded()).toBe(false)
    proxy.delay(3000)
    expect((await ask()).reader).toMatch(/^builtin/)
    expect(runner.degraded()).toBe(true)
  })
})
