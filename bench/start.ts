import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { manyCases } from './support/many-cases.ts'
import { ENVIRONMENT, memoryOf, PROGRAM, processorSeconds } from './support/process-figures.ts'
import { machine, quantile, ratio, write } from './support/report.ts'

/**
 * Start to ready and end on SIGTERM, `BENCH_STARTS` (5) times, and processor time and memory while nothing happens for
 * `BENCH_IDLE_SECONDS` (10), with the mails of `BENCH_STORED_CASES` (200) cases stored; against Node loading the packages of a service.
 */
const STARTS = Number(process.env['BENCH_STARTS'] ?? 5)
const CASES = Number(process.env['BENCH_STORED_CASES'] ?? 200)
const IDLE = Number(process.env['BENCH_IDLE_SECONDS'] ?? 10)
const PACKAGES = ['imapflow', 'nodemailer', 'better-sqlite3', 'zod'].map((name) => `import '${name}'`).join('\n')

const folder = mkdtempSync(join(tmpdir(), 'mediation-bench-'))
try {
  const { env, mails } = await manyCases(folder, { cases: CASES, bytes: 3000 })
  // The first start after the cases were written folds them, as the one after an upgrade does.
  const first = await started(env)
  await ended(first.service)
  const packages: number[] = []
  const ready: number[] = []
  const ends: number[] = []
  for (let n = 0; n < STARTS; n++) {
    const from = performance.now()
    spawnSync(process.execPath, ['--input-type=module', '-e', PACKAGES], { stdio: 'inherit' })
    packages.push(performance.now() - from)
    const { ms, service } = await started(env)
    ready.push(ms)
    ends.push(await ended(service))
  }
  const { service } = await started(env)
  await pause(2000)
  const [before, memoryBefore] = [processorSeconds(service.pid), memoryOf(service.pid, 'VmRSS')]
  await pause(IDLE * 1000)
  const [after, memoryAfter] = [processorSeconds(service.pid), memoryOf(service.pid, 'VmRSS')]
  await ended(service)
  const result = {
    mails,
    starts: STARTS,
    packagesMs: Math.round(quantile(packages, 0.5)),
    firstMs: Math.round(first.ms),
    readyMs: Math.round(quantile(ready, 0.5)),
    readyMostMs: Math.round(Math.max(...ready)),
    readyToPackages: ratio(quantile(ready, 0.5), quantile(packages, 0.5)),
    endMostMs: Math.round(Math.max(...ends)),
    idleShareOfACore: before === null || after === null ? null : Number(((after - before) / IDLE).toPrecision(3)),
    idleSeconds: IDLE,
    residentMbBeforeRest: memoryBefore,
    residentMbAfterRest: memoryAfter,
  }
  process.stdout.write(`start on ${machine.cpu}, ${machine.cores} cores, node ${machine.node}\n`)
  console.table(result)
  write('start', { machine, ...result })
} finally {
  rmSync(folder, { recursive: true })
}

/** Until the service says that it is ready. */
async function started(env: NodeJS.ProcessEnv): Promise<{ ms: number; service: ChildProcess }> {
  const from = performance.now()
  const service = spawn(process.execPath, [...PROGRAM, 'start'], {
    env: { PATH: process.env['PATH'], ...ENVIRONMENT, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(service.stdout, 'data')
  const ms = performance.now() - from
  service.stdout.resume()
  return { ms, service }
}

/** Milliseconds from SIGTERM to the end. */
async function ended(service: ChildProcess): Promise<number> {
  const asked = performance.now()
  service.kill('SIGTERM')
  await once(service, 'exit')
  return performance.now() - asked
}
