import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { jobWorker } from '../tests/servers/job-worker-process.ts'
import { redisProgram, redisServer } from '../tests/support/redis.ts'
import { until } from '../tests/support/until.ts'
import { writeRequests } from './mailbox/requests.ts'
import { PROGRAM } from './support/process-figures.ts'
import { machine, ratio, write } from './support/report.ts'

/**
 * The service with a model that answers after a second, and 1, 2 and 4 processes of `mediation job-worker`: first mails of as many
 * cases through Redis. Timed in the database, between the readings, so that neither start nor intake counts.
 * `BENCH_JOBS`: readings for each worker (20).
 */
const JOBS = Number(process.env['BENCH_JOBS'] ?? 20)
const LATENCY_MS = 1000

if (!redisProgram) process.exit(0)
const endpoint = await slowModel()
const found: { workers: number; readings: number; readingsPerSecond: number; toLinear: number | null }[] = []
for (const workers of [1, 2, 4]) {
  const readings = JOBS * workers
  const readingsPerSecond = await measure(workers, readings)
  const one = (found[0]?.readingsPerSecond ?? readingsPerSecond) * workers
  found.push({ workers, readings, readingsPerSecond, toLinear: ratio(readingsPerSecond, one) })
}
endpoint.close()
process.stdout.write(`job workers, a model of ${LATENCY_MS} ms on ${machine.cpu}, ${machine.cores} cores\n`)
console.table(found)
write('job-workers', { machine, latencyMs: LATENCY_MS, found })

async function measure(workers: number, readings: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'mediation-bench-'))
  const redis = await redisServer()
  await redis.start()
  const ends: (() => Promise<void>)[] = [redis.kill]
  try {
    for (let i = 0; i < workers; i++)
      ends.unshift((await jobWorker({ redisUrl: redis.url, modelUrl: endpoint.url })).kill)
    const database = join(folder, 'mediation.sqlite')
    const mailbox = join(folder, 'mailbox')
    const service = spawn(process.execPath, [...PROGRAM, 'start'], {
      env: {
        PATH: process.env['PATH'],
        REDIS_URL: redis.url,
        LLM_BASE_URL: endpoint.url,
        LLM_MODEL: 'bench',
        LOG_LEVEL: 'error',
        DATABASE_PATH: database,
        MAILBOX_DIR: mailbox,
        OUTBOX_DIR: join(folder, 'outbox'),
        TRUSTED_AUTHSERV_ID: writeRequests(mailbox, readings),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    ends.unshift(() => ended(service))
    await once(service.stdout, 'data')
    return await speed(database, readings)
  } finally {
    for (const end of ends) await end()
    rmSync(folder, { recursive: true })
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** From the first reading to the last: rounds of a second that the first one opens are counted whole. */
async function speed(database: string, readings: number): Promise<number> {
  const db = new BetterSqlite3(database, { readonly: true })
  try {
    const row = () =>
      db
        .prepare("SELECT count(*) AS n, min(at) AS first, max(at) AS last FROM readings WHERE reader LIKE 'model:%'")
        .get() as {
        n: number
        first: string
        last: string
      }
    await until(() => row().n === readings, 300_000)
    const { first, last } = row()
    const seconds = (Date.parse(last) - Date.parse(first)) / 1000 + LATENCY_MS / 1000
    return Number((readings / seconds).toPrecision(4))
  } finally {
    db.close()
  }
}

/** Speaks OpenAI's chat completions and takes its time; any number of requests at once. */
async function slowModel(): Promise<{ url: string; close(): void }> {
  const content = JSON.stringify({ role: 'tenant', acts: [], facts: [] })
  const body = JSON.stringify({
    id: 'bench',
    object: 'chat.completion',
    created: 0,
    model: 'bench',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, refusal: null } }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  })
  const server = createServer((request, response) => {
    request.resume().on('end', () =>
      setTimeout(() => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(body)
      }, LATENCY_MS),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
